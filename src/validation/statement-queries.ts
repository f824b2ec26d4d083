import { connectHolders, isOfConnect } from './connect-holders';
import { isAvoided } from './tried-access';
import { managedPolicyNames, reviewFacts } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { expandPattern, isConnectAction, isPattern } from '../policy/action-patterns';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import {
  isPartlyKnown,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';
import { placeKey } from '../policy/place';
import { isAllow } from '../policy/statement';

/**
 * Returns every statement of the policies in the file, each once. Excludes the statements of AWS
 * managed policies.
 */
export const statementsOf = memoize(({ policies }: World): readonly PolicyStatement[] =>
  policies.flatMap(({ statements }) => statements),
);

/**
 * Statements grouped by the actions that they cover. A `NotAction` names the actions that it does
 * not cover.
 */
export const statementsByAction = memoize((world: World) =>
  statementsOf(world).filter(({ notAction }) => !notAction),
);

/** Statements on actions of the family by name. `*` names none. */
export const connectStatements = memoize((world: World) =>
  statementsByAction(world).filter(({ actions }) => nameConnect(actions)),
);

/** Returns whether some of the actions are of the family. */
const nameConnect = memoize((actions: readonly PolicyText[]) => actions.some(isConnectAction));

/**
 * The statements among these that allow something. Excludes policies that only limit access:
 * permissions boundaries and control policies.
 */
export const connectGrants = memoize((world: World): readonly PolicyStatement[] => {
  const limits = new Set(
    world.policies
      .filter(({ isBoundary, isControlPolicy }) => isBoundary ?? isControlPolicy)
      .flatMap(({ statements }) => statements),
  );
  return statementsByAction(world).filter(
    (statement) =>
      statement.effect === 'Allow' &&
      statement.actions.some(isPartOfConnect) &&
      !limits.has(statement),
  );
});

/** Matches `connect:*` and `c*`. A principal with `*` is an administrator of the account. */
export const isPartOfConnect = (pattern: PolicyText): boolean =>
  isConnectAction(pattern) || (!/^\*+(:\*+)?$/.test(pattern) && isOfConnect(pattern));

/** Returns whether a policy gives access to Amazon Connect by name. */
const isConnectPolicy: (policy: Policy) => boolean = memoize((policy: Policy) =>
  policy.origin === 'aws'
    ? managedPolicyNames().includes(policy.name)
    : policy.statements.some(
        ({ effect, notAction, actions }) =>
          effect === 'Allow' && !notAction && nameConnect(actions),
      ),
);

/** Returns the principals with access to Amazon Connect by name. */
export const connectPrincipals = memoize(({ principals }: World): readonly Principal[] =>
  principals.filter((p) => !p.madeByAws && policiesOf(p).some(isConnectPolicy)),
);

/**
 * Returns the statements that allow something to principals with access to Amazon Connect, on any
 * resource, each once.
 */
export const allowedToConnectPrincipals = memoize((world: World): ReadonlySet<PolicyStatement> => {
  const policies = new Set(
    connectHolders(world)
      .flatMap(policiesOf)
      .filter(({ origin }) => origin === 'file'),
  );
  return new Set([...policies].flatMap(({ statements }) => statements).filter(isAllow));
});

/**
 * Returns the principals that have a statement. A statement may be read more than once; its place
 * identifies it.
 */
export const principalsWith = (
  world: World,
  { place }: Pick<PolicyStatement, 'place'>,
): readonly Principal[] => principalsByPlace(world).get(placeKey(place)) ?? [];

const principalsByPlace = memoize(({ principals }: World): ReadonlyMap<string, Principal[]> => {
  const found = new Map<string, Principal[]>();
  for (const principal of principals) {
    for (const { place } of policiesOf(principal).flatMap(({ statements }) => statements)) {
      const key = placeKey(place);
      const known = found.get(key);
      if (known) known.push(principal);
      else found.set(key, [principal]);
    }
  }
  return found;
});

/** The statements of AWS managed policies have the same places for all their holders. */

/**
 * Returns whether each principal has a deny of an action that meets a test, and that it cannot
 * avoid. One principal without it is enough to fail.
 */
export const allAreDenied = (
  principals: readonly Principal[],
  action: string,
  isWanted: (deny: PolicyStatement) => boolean,
): boolean =>
  principals.length > 0 &&
  principals.every((principal) =>
    policiesOf(principal).some((policy) =>
      coveringStatements(policy, action).some(
        ({ statement }) =>
          statement.effect === 'Deny' &&
          !statement.notAction &&
          isWanted(statement) &&
          !isAvoided(statement, { holder: principal, action, isAnyResource: true }),
      ),
    ),
  );

/** Returns whether a wildcard includes nothing but signing in to instances: `connect:AdminGet*`. */
export function namesOnlySignIn(pattern: PolicyText): boolean {
  const included = expandPattern(pattern);
  return included.length > 0 && included.every((action) => action in reviewFacts().signIn);
}

/**
 * Returns whether all policies of a principal are known. If not, it is unknown what the principal
 * lacks.
 */
export const isFullyKnown = (principal: Principal): boolean =>
  !isPartlyKnown(principal) && principal.attached.every(({ policy }) => policy);

/**
 * Returns the same, and true for a standalone policy. Its holders are unknown, but the policy
 * itself is fully known.
 */
export const isFullyKnownOrStandalone = (principal: Principal): boolean =>
  isPartlyKnown(principal) || isFullyKnown(principal);

/** Returns the effect of an ineffective part of a statement. */
export const noEffect = ({ effect }: PolicyStatement): string =>
  effect === 'Allow' ? 'nothing is allowed' : 'nothing is denied';

/** Returns the actions as written that match some actions of the family. */
export const familyActions = ({ actions }: PolicyStatement): readonly string[] =>
  familyAmong(actions);

const familyAmong = memoize((actions: readonly PolicyText[]): readonly string[] =>
  actions.filter((a) => isConnectAction(a) && expandPattern(a).length > 0),
);

/** Returns the wildcards among these, and the actions that they match. */
export const familyPatterns = ({ actions }: PolicyStatement): FamilyPatterns =>
  patternsAmong(actions);

/** Wildcards of the family, and the actions that they match. */
export interface FamilyPatterns {
  readonly patterns: readonly string[];
  readonly actions: readonly string[];
}

const patternsAmong = memoize((written: readonly PolicyText[]): FamilyPatterns => {
  const patterns = familyAmong(written).filter(isPattern);
  return { patterns, actions: [...new Set(patterns.flatMap(expandPattern))] };
});

/** Returns whether some policy of a principal allows an action on a resource. */
export const allows = (principal: Principal, action: string): boolean =>
  policiesOf(principal).some((policy) =>
    coveringStatements(policy, action).some(({ statement }) => statement.effect === 'Allow'),
  );
