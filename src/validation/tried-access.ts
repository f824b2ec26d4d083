import { isOnCaller } from './callers';
import { isInAnyRequest, mayCarry } from './carried-keys';
import { isNever } from './choice-by-values';
import { isKey, isOneOf, isResourceTag } from './condition-keys';
import { isContradiction } from './contradictions';
import { resourcesOf } from './granting-statements';
import { holderChoice, WantedRequest } from './holder-choice';
import { HolderMeans } from './holder-means';
import { resourceWithKnownVariables, withKnownVariables } from './known-variables';
import { mfaKeys } from './mfa-sign-in';
import { knownAccess } from './principal-access';
import { requestForm } from './request-form';
import { isReference, isSingle } from './single-resources';
import { requestFacts } from '../catalogue/requests';
import { Access } from '../evaluator/access';
import { memoize } from '../input/memoize';
import { isAlwaysPresent } from '../policy/confining-conditions';
import { PolicyText } from '../policy/deploy-time-text';
import { hasLateVariable } from '../policy/early-variables';
import { Condition, Policy, PolicyStatement, Principal } from '../policy/model';
import { Coverage, sharedCoverage } from '../policy/shared-coverage';

/**
 * Returns the access of a principal for a request that it makes as it likes. Conditions that the
 * holder meets count as none, and so do denies that it avoids. Conditions on some keys stay.
 */
export function triedAccess(request: WantedRequest, keptKeys: readonly string[]): Access {
  const access = knownAccess(request.holder);
  if (!isOpen(access)) return access;
  const { action, isAnyResource, caller } = request;
  const isConcerned = (policy: Policy) => dependingStatements(policy, action) !== undefined;
  if (!policiesIn(access).some(isConcerned)) return access;
  const written = JSON.stringify({ action, isAnyResource, keptKeys, caller });
  return request.means
    ? triedWithMeans(request.means)(written)
    : triedAlone(request.holder)(written);
}

/** What conditions ask for: who makes a request, or how. */
export type Asked = 'caller' | 'mfa' | 'account';

/** Returns whether conditions on an action ask for something. */
export function asks(holder: Principal, action: string, what: Asked): boolean {
  const access = knownAccess(holder);
  if (!isOpen(access)) return false;
  const depending = policiesIn(access).map((one) => {
    return dependingStatements(one, action);
  });
  return depending.some((one) => one?.asked.includes(what));
}

const isAsked: Readonly<Record<Asked, (key: string) => boolean>> = {
  caller: (key) => isOnCaller({ key }),
  mfa: (key) => isOneOf(key, mfaKeys()),
  account: (key) => isOneOf(key, accountKeys()),
};
const ASKED: readonly Asked[] = ['caller', 'mfa', 'account'];

/** The keys with an account of the caller, or of a resource. */
const accountKeys = (): readonly string[] => {
  const { account, ownResources, principal } = requestFacts();
  return [account, ownResources.key, principal];
};

const dependsOnHolder = (statement: PolicyStatement): boolean =>
  statement.conditions.length > 0 ||
  !statement.resources.every(isFixed) ||
  (leavesOut(statement) && statement.resources.some(isReference));

/** Returns whether a statement keeps an action from the resources that it names. */
const leavesOut = ({ effect, notResource }: PolicyStatement): boolean =>
  effect === 'Deny' || notResource;

/** The statements about an action that depend on who makes a request, or how. */
interface Depending {
  /** The indexes in the policy of all statements about the action. */
  readonly indexes: string;
  readonly statements: ReadonlySet<PolicyStatement>;
  /** The keys of their conditions that the requests for some actions do not have. */
  readonly keys: readonly string[];
  /** What their conditions ask for. */
  readonly asked: readonly Asked[];
}

const dependingStatements = (policy: Policy, action: string): Depending | undefined =>
  isOpenPolicy(policy) ? dependingOf(sharedCoverage(policy, action)) : undefined;

const isOpenPolicy = memoize(({ statements }: Policy) => statements.some(dependsOnHolder));

const dependingOf = memoize((coverage: Coverage): Depending | undefined => {
  const statements = coverage.statements.filter(dependsOnHolder);
  if (statements.length === 0) return undefined;
  const keys = statements.flatMap(({ conditions }) => conditions.map(({ key }) => key));
  return {
    indexes: coverage.indexes,
    statements: new Set(statements),
    keys: [...new Set(keys)].filter((key) => !isInAnyRequest(key)),
    asked: ASKED.filter((what) => keys.some(isAsked[what])),
  };
});

type Question = Omit<WantedRequest, 'holder' | 'means'> & { readonly keptKeys: readonly string[] };

type Who = Pick<WantedRequest, 'holder' | 'means'>;

const triedWithMeans = memoize((means: HolderMeans) => triedBy({ holder: means.holder, means }));

const triedAlone = memoize((holder: Principal) => triedBy({ holder }));

/** Returns what someone tries. Actions of which the requests say the same share an access. */
function triedBy(who: Who): (written: string) => Access {
  const access = knownAccess(who.holder);
  const alike = new Map<string, Access>();
  return memoize((written: string): Access => {
    const question: Question = JSON.parse(written);
    const form = formOf(access, question);
    const tried = alike.get(form) ?? triedFor(access, question, who);
    alike.set(form, tried);
    return tried;
  });
}

/** Returns what decides about the conditions on a request: the statements, and what it has of keys. */
function formOf(access: Access, question: Question): string {
  const { action, isAnyResource, keptKeys, caller } = question;
  const depending = policiesIn(access).map((policy) => dependingStatements(policy, action));
  const keys = depending.flatMap((some) => some?.keys ?? []);
  return JSON.stringify([
    depending.map((some) => some?.indexes),
    { isAnyResource, keptKeys, caller, ...requestForm(action) },
    keys.map((key) => mayCarry(action, key)),
    // The holder changes the tags of what the action is on.
    keys.some(isResourceTag) ? action : undefined,
  ]);
}

const policiesIn = ({ policies, boundary }: Access): readonly Policy[] => [
  ...policies,
  ...(boundary ? [boundary] : []),
];

function triedFor(access: Access, { keptKeys, ...question }: Question, who: Who): Access {
  const { policies, boundary } = access;
  const tried = (policy: Policy) => triedPolicy(policy, { ...question, ...who }, keptKeys);
  const found = { policies: policies.map(tried), ...(boundary && { boundary: tried(boundary) }) };
  const isSame = found.policies.every((policy, i) => policy === policies[i]);
  return isSame && found.boundary === boundary ? access : found;
}

/** Returns whether some statement depends on who makes a request, or how. */
const isOpen = memoize((access: Access): boolean => policiesIn(access).some(isOpenPolicy));

function triedPolicy(policy: Policy, request: WantedRequest, kept: readonly string[]): Policy {
  const concerned = dependingStatements(policy, request.action)?.statements;
  if (!concerned) return policy;
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
export function triedStatement(
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
    .map(({ condition }) => withVariables(request.holder)(condition));
  const named = leavesOut(statement)
    ? statement.resources.map((one) => resourceWithKnownVariables(one, request.holder))
    : statement.resources;
  const resources =
    request.isAnyResource && leavesOut(statement)
      ? named
          .filter((resource) => isAllow || statement.notResource || isFixed(resource))
          .filter((resource) => !isSingle(resource, request.holder))
      : named;
  const isSame =
    conditions.length === statement.conditions.length &&
    conditions.every((one, i) => one === statement.conditions[i]) &&
    resources.length === statement.resources.length &&
    resources.every((one, i) => one === statement.resources[i]);
  return [isSame ? statement : { ...statement, resources, conditions }];
}

/** Returns a condition with the values of the policy variables that are known of a holder. */
const withVariables = memoize((holder: Principal) =>
  memoize((condition: Condition): Condition => {
    const values = condition.values.map((value) => withKnownVariables(value, holder));
    const isSame = values.every((value, i) => value === condition.values[i]);
    return isSame ? condition : { ...condition, values };
  }),
);

/**
 * Returns whether a resource has no variable. A deny with one names only what is of the holder, unless the
 * variable is its account.
 */
const isFixed = (resource: PolicyText) => !hasLateVariable(resource);

/** Returns whether the conditions of a statement contradict each other. It never applies. */
const neverApplies = memoize(({ conditions }: PolicyStatement) =>
  isContradiction(conditions, isAlwaysPresent),
);

/** Returns whether the holder of a deny makes its request so that the deny does not apply. */
export const isAvoided = (deny: PolicyStatement, request: WantedRequest): boolean =>
  triedStatement(deny, request, []).length === 0;
