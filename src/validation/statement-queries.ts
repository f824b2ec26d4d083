import { connectHolders } from './connect-holders';
import { managedPolicyNames } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { expandActionPattern, isConnectAction, matchesAction } from '../policy/action-patterns';
import { Place, policiesOf, Policy, PolicyStatement, Principal, World } from '../policy/model';

/** Every statement of the policies of the file once. What AWS's own policies say is not the file's. */
export const statementsOf = memoize(({ policies }: World): readonly PolicyStatement[] =>
  policies.flatMap(({ statements }) => statements),
);

/** Statements with the actions that they are on; a `NotAction` names what they are not on. */
export const statementsByAction = memoize((world: World) =>
  statementsOf(world).filter(({ notAction }) => !notAction),
);

/** Statements on actions of the family by name; `*` names none. */
export const connectStatements = memoize((world: World) =>
  statementsByAction(world).filter(({ actions }) => actions.some(isConnectAction)),
);

/** Whether a policy gives access to Amazon Connect by name. */
const isConnectPolicy: (policy: Policy) => boolean = memoize((policy: Policy) =>
  policy.origin === 'aws'
    ? managedPolicyNames().includes(policy.name)
    : policy.statements.some(
        ({ effect, notAction, actions }) =>
          effect === 'Allow' && !notAction && actions.some(isConnectAction),
      ),
);

/** Who has access to Amazon Connect by name. */
export const connectPrincipals = memoize(({ principals }: World): readonly Principal[] =>
  principals.filter((p) => !p.madeByAws && policiesOf(p).some(isConnectPolicy)),
);

/** Statements that allow something to who has access to Amazon Connect, whatever they are on, each once. */
export const allowedToConnectPrincipals = memoize((world: World): ReadonlySet<PolicyStatement> => {
  const policies = new Set(
    connectHolders(world)
      .flatMap(policiesOf)
      .filter(({ origin }) => origin === 'file'),
  );
  return new Set(
    [...policies]
      .flatMap(({ statements }) => statements)
      .filter(({ effect }) => effect === 'Allow'),
  );
});

/** Who has a statement. The same statement may be read more than once: its place tells. */
export const principalsWith = (world: World, { place }: PolicyStatement): readonly Principal[] =>
  principalsByPlace(world).get(placeKey(place)) ?? [];

const principalsByPlace = memoize(({ principals }: World): ReadonlyMap<string, Principal[]> => {
  const found = new Map<string, Principal[]>();
  for (const principal of principals) {
    for (const { place } of policiesOf(principal).flatMap(({ statements }) => statements)) {
      const known = found.get(placeKey(place)) ?? [];
      found.set(placeKey(place), [...known, principal]);
    }
  }
  return found;
});

const placeKey = ({ file, pointer }: Place): string => JSON.stringify([file, ...pointer]);

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
