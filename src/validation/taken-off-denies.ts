import { Attempt, mostAllowed } from './attempt';
import { StepReach } from './escalation-reach';
import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { areMetByMfa } from './mfa-sign-in';
import { arnsInConditions, deniersOn, isDenying } from './own-denies';
import { decisionsOnNames, reachesOn } from './own-reach';
import { isOwnUser, nameInRequests, withUserName } from './own-user';
import { stepsOnSet } from './permission-sets';
import { isOfAccount } from './policies-by-arn';
import { allows } from './statement-queries';
import { stepByTagsOf } from './step-by-tags';
import { withoutTried } from './tried-requirements';
import { reviewFacts } from '../catalogue/catalogue';
import { policyKeys } from '../catalogue/escalation';
import { ReviewFacts } from '../catalogue/review-facts';
import { Decision } from '../evaluator/decide';
import { lazy, memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { Attachment, policiesOf, Policy, Principal, World } from '../policy/model';
import { isSamePolicy } from '../policy/same-policy';
import { hasDeny, isDeny } from '../policy/statement';

/** Policies with denies that one action takes off a principal. */
export interface TakenOff {
  readonly policies: readonly Policy[];
  /** How the one who does it may do it. */
  readonly step: StepReach;
  /** What deployment has to make of two names: `cc-prod is cc-${Env}`. Default: nothing. */
  readonly ifOneName?: string;
}

type Fact = ReviewFacts['unconfined'][number];

/** The actions that take policies off, with what is known of them. */
export const takingFacts = lazy((): readonly Fact[] =>
  reviewFacts().unconfined.filter(({ takesOff }) => takesOff !== undefined),
);

/** The actions that take policies off. */
export const takingOffActions = lazy((): readonly string[] =>
  takingFacts().map(({ action }) => action),
);

/** Returns whether some statement allows an action that takes policies off, on something. */
export const mayTakeOff = memoize((holder: Principal): boolean =>
  takingOffActions().some((action) => allows(holder, action)),
);

/** Returns whether a principal has a policy that denies something. */
export const hasDenyingPolicy = memoize((principal: Principal): boolean =>
  policiesOf(principal).some(({ statements }) => hasDeny(statements)),
);

/** Returns what a holder may take off a principal, which may be itself, and how. */
export function takenOffBy(
  holder: Principal,
  target: Principal,
  world: Pick<World, 'policies'>,
): readonly TakenOff[] {
  if (!hasDenyingPolicy(target) || !mayTakeOff(holder)) return [];
  const found = takingFacts()
    .filter(({ action }) => allows(holder, action))
    .flatMap((fact) => [
      ...stepsOnSet(holder, target, fact.action).flatMap((step) =>
        piecesOf(target, fact, step.granting, world).map(({ policies }) => ({ policies, step })),
      ),
      ...triesOf(holder, fact).flatMap((tried) =>
        deniersOn(target, fact, tried.resource, holder).flatMap((owner) =>
          takenBy(holder, owner, { ...tried, fact }, world),
        ),
      ),
    ]);
  // What needs no condition comes first.
  return [...found].sort((one, other) => rankOf(one) - rankOf(other));
}

/** Returns the statements that allow an action, each with a resource. */
export const triesOf = (holder: Principal, { action }: Fact): readonly Omit<Tried, 'attempt'>[] =>
  allows(holder, action)
    ? grantsOf(holder, action).flatMap((granting) =>
        resourcesOf(granting).map((resource) => ({ granting, resource })),
      )
    : [];

/** Returns what an action on a resource takes off its owner. */
export const takenBy = (
  holder: Principal,
  owner: Principal,
  { fact, ...tried }: Omit<Tried, 'attempt'> & { readonly fact: Fact },
  world: Pick<World, 'policies'>,
): readonly TakenOff[] =>
  piecesOf(owner, fact, tried.granting, world).flatMap(({ policies, contexts }) => {
    const attempt = attemptOf(holder, owner, fact, contexts);
    const step = stepOn(holder, owner, { ...tried, attempt });
    return step ? [{ policies, step }] : [];
  });

const rankOf = ({ step }: TakenOff): number => Number(step.reach === 'limited');

/** What one request takes off, with the values of condition keys of that request. */
interface Piece {
  readonly policies: readonly Policy[];
  readonly contexts: Attempt['contexts'];
}

function piecesOf(
  { inline, attached, place: own }: Principal,
  { takesOff, keys, attempts }: Fact,
  { statement, place }: GrantingStatement,
  world: Pick<World, 'policies'>,
): readonly Piece[] {
  if (takesOff === 'all') {
    const policies = [...inline, ...attached.flatMap(({ policy }) => policy ?? [])];
    return [{ policies, contexts: attempts }];
  }
  // A deny that only deployment attaches is in no policy of its own, and has the place of its holder.
  if (takesOff === 'inline')
    return inline
      .filter((policy) => hasDeny(policy.statements) && policy.place !== own)
      .map((policy) => ({ policies: [policy], contexts: attempts }));
  const key = policyKeys().attached;
  const isTaken = OWNERS[takesOff ?? 'attached'] ?? (() => true);
  return attached
    .filter(isDenying)
    .filter(isTaken)
    .map((one) => {
      const arns = arnsInConditions(one, statement, { place }, world);
      const contexts = keys.includes(key) ? arns.map((arn) => ({ [key]: arn })) : attempts;
      return { policies: one.policy ? [one.policy] : [], contexts };
    });
}

/** The managed policies that some actions take off, by their owner. */
const OWNERS: Readonly<Record<string, ((attached: Attachment) => boolean) | undefined>> = {
  'of AWS': (one) => !isOfAccount(one),
  'of accounts': isOfAccount,
};

const attemptOf = (
  holder: Principal,
  { boundary }: Principal,
  { action, on = 'role' }: Fact,
  contexts: Attempt['contexts'] = [{}],
): Attempt => {
  const isKnown = boundary === undefined || parseArn(boundary.arn) !== undefined;
  const own = isKnown ? { [policyKeys().boundary]: boundary?.arn ?? [] } : {};
  return {
    action,
    on,
    contexts: contexts.map((one) => ({ ...one, ...own })),
    context: nameInRequests(holder),
  };
};

interface Tried extends Pick<StepReach, 'granting' | 'resource'> {
  readonly attempt: Attempt;
}

function stepOn(
  holder: Principal,
  owner: Principal,
  { attempt, granting, resource }: Tried,
): StepReach | undefined {
  if (!reachesOn(holder, attempt, owner)) return undefined;
  const text = isOwnUser(resource) ? withUserName(resource, holder) : resource;
  const decision = mostAllowed(holder, attempt, text);
  if (!decision) return undefined;
  const isSure = ({ known, requirements }: Decision) =>
    known === 'allowed' || areMetByMfa(requirements, holder);
  // A deny under a condition may be on the one that it is about, and not on the whole resource.
  const onNames = decisionsOnNames(holder, attempt, owner);
  const least = onNames.length > 0 && !onNames.some(isSure) ? onNames[0] : decision;
  const requirements = least.requirements.map((one) => withoutTried(one, resource));
  const { action } = attempt;
  const reach = isSure(decision) && isSure(least) ? 'open' : 'limited';
  const step: StepReach = { action, reach, granting, resource, requirements };
  return stepByTagsOf(owner, step, holder, attempt);
}

/** Returns whether a policy only denies. */
export const allowsNothing = ({ statements }: Policy): boolean => statements.every(isDeny);

/** Returns a principal without some of its policies, and without those of its groups. */
export function withoutPolicies(principal: Principal, policies: readonly Policy[]): Principal {
  const isTaken = (one: Policy) => policies.some((policy) => isSamePolicy(policy, one));
  const { inline, attached, groups } = principal;
  return {
    ...principal,
    inline: inline.filter((policy) => !isTaken(policy)),
    attached: attached.filter(({ policy }) => !policy || !isTaken(policy)),
    ...(groups && { groups: groups.map((group) => withoutPolicies(group, policies)) }),
  };
}
