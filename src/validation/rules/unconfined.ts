import { reviewFacts } from '../../catalogue/catalogue';
import { policyKeys } from '../../catalogue/escalation';
import { ReviewFacts } from '../../catalogue/review-facts';
import { memoize } from '../../input/memoize';
import { isPattern, serviceOf } from '../../policy/action-patterns';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement, Principal, World } from '../../policy/model';
import { mayNamePrincipal } from '../../policy/principal-names';
import { Attempt, mostAllowed } from '../attempt';
import { unnamedResources } from '../confinement';
import { connectHolders } from '../connect-holders';
import { isDocumented } from '../documented-by-aws';
import { StepReach } from '../escalation-reach';
import { hasEverything } from '../escalations';
import { escalationsIn } from '../escalations-in-world';
import { findingsOnEach } from '../findings-by-form';
import { GrantingStatement, grantsOf } from '../granting-statements';
import { limitWhat } from '../limiting-requirements';
import { takenOffArns, takesOffOwnDeny } from '../own-denies';
import { Found, ruleOnAccess, subjectOf } from '../rule';

export const unconfined = ruleOnAccess('unconfined', (world) =>
  findingsOnEach(
    world,
    connectHolders(world).filter((principal) => !hasEverything(principal)),
    (principal) =>
      unconfinedActions(
        world,
        principal,
        escalationsIn(world)(principal).flatMap(({ steps }) => steps),
      ),
  ),
);

type Fact = ReviewFacts['unconfined'][number];

/** Returns the findings on a principal. The steps are those of the ways that are findings. */
function unconfinedActions(
  world: World,
  principal: Principal,
  steps: readonly StepReach[],
): Found[] {
  // One cause is one finding: the pattern is already reported.
  const isSaid = ({ statement, patterns }: GrantingStatement) =>
    steps.some(
      ({ granting }) =>
        granting.statement === statement &&
        patterns.every((one) => granting.patterns.includes(one)),
    );
  const all = reviewFacts().unconfined.flatMap((fact) => {
    // Many statements are on the same resource.
    const isOpen = memoize((resource: PolicyText) =>
      isUnlimited(principal, attemptOf(fact), resource),
    );
    return grantsOf(principal, fact.action)
      .filter(isJudged)
      .filter((granting) => !isSaid(granting))
      .flatMap((granting) => {
        const alone = holderOf(principal, granting);
        const own = attemptOnOwn(fact, takenOffArns(principal, fact, granting.statement, world));
        return foundIn(
          granting,
          fact,
          (resource) => isOpen(resource) && isUnlimited(alone, attemptOf(fact), resource),
          (resource) =>
            takesOffOwnDeny(principal, fact, resource) &&
            [principal, alone].every((one) => isUnlimited(one, own, resource)),
        ).map((found) => ({ found, cause: causeOf(granting, fact) }));
      });
  });
  const causes = [...new Set(all.map(({ cause }) => cause))];
  return causes.map((cause) =>
    together(all.filter((one) => one.cause === cause).map(({ found }) => found)),
  );
}

function isUnlimited(principal: Principal, attempt: TriedFact, resource: PolicyText): boolean {
  const decision = mostAllowed(principal, attempt, resource);
  return decision !== undefined && !limitWhat(decision.requirements, attempt.named);
}

/** Returns a principal with one statement only: another one may be what is not limited. */
const holderOf = (principal: Principal, { policy, statement }: GrantingStatement): Principal => ({
  ...principal,
  inline: [{ ...policy, statements: [statement] }],
  attached: [],
});

/** Returns the cause of a finding: a wildcard of a statement, or an action in it. */
function causeOf({ statement, patterns }: GrantingStatement, { action, on }: Fact): string {
  const wildcards = patterns.filter(isPattern);
  const pattern =
    wildcards.length === patterns.length ? [...wildcards, serviceOf(action), on] : [action];
  return JSON.stringify([statement.place, pattern]);
}

/** Returns one finding for those of one cause. */
function together([first, ...others]: readonly Found[]): Found {
  if (others.length === 0) return first;
  const more = `${others.length} more ${others.length === 1 ? 'action' : 'actions'}`;
  return {
    ...first,
    subject: subjectOf([first, ...others].map(({ subject }) => subject)),
    what: `${first.what}. The wildcard includes ${more} like it`,
  };
}

/** Returns whether a statement is checked. Excludes statements that AWS publishes. */
const isJudged = ({ statement, policy }: GrantingStatement): boolean =>
  policy.origin === 'file' && !isDocumented(statement);

/** Everything except some actions is a separate finding, unless it is on a principal by its name. */
const isJudgedOn = ({ notAction }: PolicyStatement, resource: PolicyText): boolean =>
  !notAction || mayNamePrincipal(resource);

/** An attempt, and whether it counts on which resource it is. */
type TriedFact = Attempt & Pick<Fact, 'named'>;

const attemptOf = memoize(({ action, keys, on, attempts, named }: Fact): TriedFact => ({
  action,
  keys,
  on,
  contexts: attempts,
  named,
}));

/** Returns an attempt to take policies off the holder, by their ARNs. */
function attemptOnOwn(fact: Fact, arns: readonly PolicyText[]): TriedFact {
  const { attached } = policyKeys();
  return fact.keys.includes(attached) && arns.length > 0
    ? { ...attemptOf(fact), contexts: arns.map((arn) => ({ [attached]: arn })) }
    : attemptOf(fact);
}

function foundIn(
  { statement, place }: GrantingStatement,
  { action, by, why, on, orOn, named }: Fact,
  isOpen: (resource: PolicyText) => boolean,
  isOpenOnItself: (resource: PolicyText) => boolean,
): Found[] {
  const unnamed = unnamedResources(statement, action, { on, orOn, named })
    .filter((resource) => isJudgedOn(statement, resource))
    .filter(isOpen);
  const own = statement.notResource
    ? []
    : statement.resources
        .filter((resource) => isJudgedOn(statement, resource))
        .filter(isOpenOnItself);
  const open = [...new Set([...unnamed, ...own])];
  if (open.length === 0) return [];
  const where = statement.notResource
    ? 'everything except some resources'
    : subjectOf(open.map(toDisplayText));
  const isOwnOnly = unnamed.length === 0;
  const whose = isOwnOnly ? 'is on the holder itself' : 'is not limited';
  return [
    {
      subject: action,
      what: `${action} on ${where} ${whose}. ${why.replace(/\.$/, '')}`,
      instead: isOwnOnly ? 'Limit it to others than the holder' : `Limit it to ${by}`,
      place,
    },
  ];
}
