import { connectHolders } from './connect-holders';
import { Escalation, hasEverything } from './escalations';
import { canTakeAnyPermission, escalationsIn } from './escalations-in-world';
import { stepsByPolicies } from './steps-by-policies';
import { stepsWithoutDenies } from './steps-without-denies';
import { takenPrincipals, WayOnOthers, waysOnOthers } from './taken-principals';
import { UsableRole } from './usable-role';
import { usableRoles } from './usable-roles';
import { escalationStep } from '../catalogue/escalation';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';

/**
 * Returns whom each principal of a world can act as: the roles that it can use, and the users,
 * groups, roles, and permission sets whose access it can take.
 */
export const stepsIn: (world: World) => (principal: Principal) => readonly UsableRole[] = memoize(
  (world: World) => {
    const all = world.principals.filter(({ madeByAws }) => !madeByAws);
    const roles = all.filter(({ kind }) => kind === 'role');
    const asItIs = (principal: Principal) => [
      ...usableRoles(principal, roles, world),
      ...takenPrincipals(principal, all),
    ];
    // Who takes any permission needs no policy, and takes no deny off.
    const withPolicies = (principal: Principal) => {
      const own = asItIs(principal);
      if (canTakeAnyPermission(world, principal)) return own;
      return [...own, ...stepsByPolicies(principal, own, world, asItIs)];
    };
    return memoize((principal: Principal) => {
      const own = withPolicies(principal);
      if (canTakeAnyPermission(world, principal)) return own;
      return [...own, ...stepsWithoutDenies(principal, own, world, withPolicies)];
    });
  },
);

/**
 * Returns the principals that reach Amazon Connect: with access of their own, by any permission that
 * they can take, or by acting as others that do.
 */
const reachingPrincipals = memoize((world: World): ReadonlySet<Principal> => {
  const all = world.principals.filter(({ madeByAws }) => !madeByAws);
  const reaching = new Set([
    ...connectHolders(world),
    ...all.filter((one) => canTakeAnyPermission(world, one)),
  ]);
  if (reaching.size === 0) return reaching;
  const steps = all
    .filter((one) => !hasEverything(one))
    .flatMap((from) => stepsIn(world)(from).map(({ role }) => ({ from, role })));
  const before = groupBy(steps, ({ role }) => role);
  for (const one of reaching) for (const { from } of before.get(one) ?? []) reaching.add(from);
  return reaching;
});

/**
 * Returns the ways by which a principal takes or changes the access of those that reach Amazon
 * Connect. Ways to any permission without limits are not among them.
 */
export const waysOnReaching: (world: World) => (principal: Principal) => readonly WayOnOthers[] =
  memoize((world: World) =>
    memoize((principal: Principal) => {
      const some = escalationsIn(world)(principal).filter(isOnPrincipals);
      if (some.length === 0) return [];
      const among = [...reachingPrincipals(world)];
      return some.flatMap((escalation) => waysOnOthers(principal, escalation, among));
    }),
  );

const isOnPrincipals = ({ way }: Escalation): boolean =>
  way.takes !== undefined ||
  way.gains !== undefined ||
  way.hands === 'any-permission' ||
  HELD.includes(escalationStep(way.needs[0])?.on ?? '');

/** The kinds of resources that principals have, and whose permissions are theirs. */
const HELD: readonly string[] = ['policy', 'permissionSet/*'];
