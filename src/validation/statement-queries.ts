import { managedPolicyNames } from '../catalogue/catalogue';
import { expandActionPattern, isConnectAction, matchesAction } from '../policy/action-patterns';
import { policiesOf, Policy, PolicyStatement, Principal, World } from '../policy/model';

/** Worked out once for what is read: every rule asks. */
function once<T>(work: (reading: World) => T): (reading: World) => T {
  const done = new WeakMap<World, { readonly result: T }>();
  return (reading) => {
    const known = done.get(reading) ?? { result: work(reading) };
    done.set(reading, known);
    return known.result;
  };
}

/** Every statement of the policies of the file once. What AWS's own policies say is not the file's. */
export const statementsOf = once<readonly PolicyStatement[]>(({ policies }) =>
  policies.flatMap(({ statements }) => statements),
);

/** Statements with the actions that they are on; a `NotAction` names what they are not on. */
export const statementsByAction = once<readonly PolicyStatement[]>((reading) =>
  statementsOf(reading).filter(({ notAction }) => !notAction),
);

/** Statements on actions of the family by name; `*` names none. */
export const connectStatements = once<readonly PolicyStatement[]>((reading) =>
  statementsByAction(reading).filter(({ actions }) => actions.some(isConnectAction)),
);

const connectPolicies = new WeakMap<Policy, boolean>();

/** Whether a policy gives access to Amazon Connect by name. Who may do everything everywhere is no concern of these rules. */
function isConnectPolicy(policy: Policy): boolean {
  const known = connectPolicies.get(policy);
  if (known !== undefined) return known;
  const found =
    policy.origin === 'aws'
      ? managedPolicyNames().includes(policy.name)
      : policy.statements.some(
          ({ effect, notAction, actions }) =>
            effect === 'Allow' && !notAction && actions.some(isConnectAction),
        );
  connectPolicies.set(policy, found);
  return found;
}

/** Who has access to Amazon Connect by name. */
export const connectPrincipals = once<readonly Principal[]>(({ principals }) =>
  principals.filter((p) => policiesOf(p).some(isConnectPolicy)),
);

/** Statements that allow something to who has access to Amazon Connect, whatever they are on, each once. */
export const allowedToConnectPrincipals = once<ReadonlySet<PolicyStatement>>((reading) => {
  const policies = new Set(
    connectPrincipals(reading)
      .flatMap(policiesOf)
      .filter(({ origin }) => origin === 'file'),
  );
  return new Set(
    [...policies]
      .flatMap(({ statements }) => statements)
      .filter(({ effect }) => effect === 'Allow'),
  );
});

/** Who has each statement. */
export const principalsByStatement = once<ReadonlyMap<PolicyStatement, readonly Principal[]>>(
  ({ principals }) => {
    const found = new Map<PolicyStatement, Principal[]>();
    for (const principal of principals) {
      for (const s of policiesOf(principal).flatMap(({ statements }) => statements))
        found.set(s, [...(found.get(s) ?? []), principal]);
    }
    return found;
  },
);

/** Whether each of some principals has a deny of an action that is as wanted. One who has none is enough. */
export const allAreDenied = (
  principals: readonly Principal[],
  action: string,
  isWanted: (deny: PolicyStatement) => boolean,
): boolean =>
  principals.length > 0 &&
  principals.every((principal) =>
    policiesOf(principal).some(({ statements }) =>
      statements.some(
        (s) =>
          s.effect === 'Deny' &&
          !s.notAction &&
          s.actions.some((pattern) => matchesAction(pattern, action)) &&
          isWanted(s),
      ),
    ),
  );

/** Principals all of whose policies are known: of others nothing can be said to be missing. */
export const isFullyKnown = ({ kind, attached }: Principal): boolean =>
  kind !== 'policy' && attached.every(({ policy }) => policy);

/** The same, or a policy by itself: of who may have it nothing is known, of the policy all. */
export const isFullyKnownOrStandalone = (principal: Principal): boolean =>
  principal.kind === 'policy' || isFullyKnown(principal);

/** What comes of a part of a statement that is in vain. */
export const noEffect = ({ effect }: PolicyStatement): string =>
  effect === 'Allow' ? 'nothing is allowed' : 'nothing is denied';

/** Actions as they are written that stand for some of the family. */
export const familyActions = ({ actions }: PolicyStatement): readonly string[] =>
  actions.filter((a) => isConnectAction(a) && expandActionPattern(a).length > 0);

/** Whether some policy of a principal allows an action on something. */
export const allows = (principal: Principal, action: string): boolean =>
  policiesOf(principal).some((policy) =>
    policy.statements.some(
      ({ effect, actions, notAction }) =>
        effect === 'Allow' &&
        actions.some((pattern) => matchesAction(pattern, action)) !== notAction,
    ),
  );
