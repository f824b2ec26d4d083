import { isKey } from './condition-keys';
import { isContradiction } from './contradictions';
import { resourcesOf } from './granting-statements';
import { HolderChoice, holderChoice, WantedRequest } from './holder-choice';
import { HolderMeans } from './holder-means';
import { knownAccess } from './principal-access';
import { Access } from '../evaluator/access';
import { memoize } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { Policy, PolicyStatement, Principal } from '../policy/model';

/**
 * Returns the access of a principal for a request that it makes as it likes. Conditions that the
 * holder meets count as none, and so do denies that it avoids. Conditions on some keys stay.
 */
export function triedAccess(request: WantedRequest, keptKeys: readonly string[]): Access {
  const access = knownAccess(request.holder);
  if (!isOpen(access)) return access;
  const { action, isAnyResource } = request;
  const { policies, boundary } = access;
  const isConcerned = (policy: Policy) => dependingStatements(policy, action).length > 0;
  if (!policies.some(isConcerned) && !(boundary && isConcerned(boundary))) return access;
  const written = JSON.stringify({ action, isAnyResource, keptKeys });
  return request.means
    ? triedWithMeans(request.means)(written)
    : triedAlone(request.holder)(written);
}

const dependsOnHolder = ({ conditions, resources }: PolicyStatement): boolean =>
  conditions.length > 0 || !resources.every(isFixed);

/** Returns the statements about an action that depend on who makes a request, or how. */
const dependingStatements = (policy: Policy, action: string): readonly PolicyStatement[] =>
  isOpenPolicy(policy) ? dependingByAction(policy)(action) : NONE;

const NONE: readonly never[] = Object.freeze([]);

const isOpenPolicy = memoize(({ statements }: Policy) => statements.some(dependsOnHolder));

const dependingByAction = memoize((policy: Policy) =>
  memoize((action: string): readonly PolicyStatement[] =>
    coveringStatements(policy, action)
      .map(({ statement }) => statement)
      .filter(dependsOnHolder),
  ),
);

type Question = Omit<WantedRequest, 'holder' | 'means'> & { readonly keptKeys: readonly string[] };

const triedWithMeans = memoize((means: HolderMeans) =>
  memoize((written: string) => triedBy(written, { holder: means.holder, means })),
);

const triedAlone = memoize((holder: Principal) =>
  memoize((written: string) => triedBy(written, { holder })),
);

function triedBy(written: string, who: Pick<WantedRequest, 'holder' | 'means'>): Access {
  const { keptKeys, ...question }: Question = JSON.parse(written);
  const access = knownAccess(who.holder);
  const { policies, boundary } = access;
  const tried = (policy: Policy) => triedPolicy(policy, { ...question, ...who }, keptKeys);
  const found = { policies: policies.map(tried), ...(boundary && { boundary: tried(boundary) }) };
  const isSame = found.policies.every((policy, i) => policy === policies[i]);
  return isSame && found.boundary === boundary ? access : found;
}

/** Returns whether some statement depends on who makes a request, or how. */
const isOpen = memoize(({ policies, boundary }: Access): boolean =>
  [...policies, ...(boundary ? [boundary] : [])].some(isOpenPolicy),
);

function triedPolicy(policy: Policy, request: WantedRequest, kept: readonly string[]): Policy {
  const concerned = new Set(dependingStatements(policy, request.action));
  if (concerned.size === 0) return policy;
  const statements = policy.statements.flatMap((statement) =>
    concerned.has(statement) ? triedStatement(statement, request, kept) : [statement],
  );
  // What is prepared for a policy is then used again.
  const { length } = policy.statements;
  const isSame =
    statements.length === length && statements.every((one, i) => one === policy.statements[i]);
  return isSame ? policy : { ...policy, statements };
}

/** Returns a statement with the conditions that decide; none for a statement that never applies. */
function triedStatement(
  statement: PolicyStatement,
  request: WantedRequest,
  kept: readonly string[],
): readonly PolicyStatement[] {
  const choices = statement.conditions.map((condition) => ({
    condition,
    choice: kept.some((key) => isKey(condition.key, key))
      ? undefined
      : holderChoice(condition, request, resourcesOf({ statement })),
  }));
  if (neverApplies(statement)) return [];
  // Where it is not sure, an allow applies as the holder likes, and a deny does not.
  const isAllow = statement.effect === 'Allow';
  if (choices.some(({ choice }) => choice?.canMiss && (!isAllow || isNever(choice)))) return [];
  const conditions = choices
    .filter(({ choice }) => !(choice?.canMeet && (isAllow || choice.isSure)))
    .map(({ condition }) => condition);
  const resources =
    isAllow || statement.notResource || !request.isAnyResource
      ? statement.resources
      : statement.resources.filter(isFixed);
  const isSame =
    conditions.length === statement.conditions.length &&
    resources.length === statement.resources.length;
  return [isSame ? statement : { ...statement, resources, conditions }];
}

/** Returns whether a resource has no variable. A deny with one names only what is of the holder. */
const isFixed = (resource: PolicyText): boolean => !/\$\{[a-z]/i.test(resource);

/** Returns whether the conditions of a statement contradict each other. It never applies. */
const neverApplies = memoize(({ conditions }: PolicyStatement) => isContradiction(conditions));

/** Returns whether the holder of a deny makes its request so that the deny does not apply. */
export const isAvoided = (deny: PolicyStatement, request: WantedRequest): boolean =>
  triedStatement(deny, request, []).length === 0;

const isNever = ({ canMeet, isSure }: HolderChoice): boolean => !canMeet && isSure === true;
