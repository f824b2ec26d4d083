import { changesAttached } from './attached-reach';
import { allowedWays, Escalation, waysOf } from './escalations';
import { isUnread } from './gained-access';
import { attachesNothing, givesNothing } from './harmless-policies';
import { partsOf } from './left-parts';
import { reachesPrincipal } from './own-reach';
import { keysOf } from './policy-choices';
import { allowsMore } from './policy-switches';
import { takenOffBy, takingOffActions } from './taken-off-denies';
import { grantingOn } from './taken-principals';
import { escalationStep, EscalationWay, escalationWays, policyKeys } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { PolicyStatement, Principal, World } from '../policy/model';
import { allowsOf } from '../policy/principal-statements';
import { isAllow, isDeny } from '../policy/statement';
import { includesStatement, mayShareRequest } from '../policy/statement-inclusion';

/**
 * Returns whether a principal may give more to some, as which it acts: it is one of them. It writes
 * permissions into them or their groups, or makes such a group. Or it rewrites a policy or replaces a
 * boundary that they have, or takes a deny off them. It may also make somebody new.
 */
export function mayChangeAccess(
  principal: Principal,
  some: readonly Principal[],
  world: World,
): boolean {
  const users = some.filter(({ kind }) => kind === 'user');
  const held = [...some, ...some.flatMap(({ groups = [] }) => groups)];
  // A group gives what it has to its members.
  const own = users.length > 0 ? held : held.filter(({ kind }) => kind !== 'group');
  return (
    allowedWays(principal, changingWays()).some((way) =>
      way.makes
        ? waysOf(principal).some((one) => one.way.id === way.id) &&
          (way.gains !== 'user' || users.length > 0)
        : (!way.switches || switchesOf(principal, world).length > 0) &&
          !attachesNothing(principal, way, world) &&
          own.some(isChangedBy(principal, way)),
    ) || some.some((one) => takenOffBy(principal, one, world).length > 0)
  );
}

/** The ways that change what principals are allowed, and that do not take their access. */
const changingWays = lazy(() =>
  escalationWays().filter(
    ({ takes, gains, hands, switches }) =>
      takes === undefined && (gains !== undefined || switches || hands === 'any-permission'),
  ),
);

/** The actions that change what principals are allowed: the first ones of ways, and those that take off denies. */
export const changingActions = lazy((): readonly string[] => [
  ...new Set([...changingWays().map(({ needs: [action] }) => action), ...takingOffActions()]),
]);

/** Returns the ways to a version of a policy that allows more. */
function switchesOf(principal: Principal, world: World): readonly Escalation[] {
  return waysOf(principal).filter(({ way }) => way.switches && allowsMore(principal, way, world));
}

/** Returns whether a way of a principal changes what another one, or itself, is allowed. */
function isChangedBy(principal: Principal, way: EscalationWay): (target: Principal) => boolean {
  const [action] = way.needs;
  const on = escalationStep(action)?.on;
  const statementOn = grantingOn(principal, action);
  return (target) => {
    const { attached, kind } = target;
    const boundary = target === principal && isNeedless(target) ? undefined : target.boundary;
    if (way.gains === 'bounded' && !boundary) return false;
    if (on === 'policy') {
      const policies = boundary ? [...attached, boundary] : attached;
      return policies.some(changesAttached(principal, action, 'limited'));
    }
    if (on !== kind) return false;
    if (target === principal) return reachesPrincipal(principal, { action }, principal);
    return statementOn(target) !== undefined && mayWriteWithin(principal, action, target);
  };
}

/** Returns whether a boundary surely keeps nothing back of what the policies of its principal allow. */
const isNeedless = memoize((principal: Principal): boolean => {
  const { policy } = principal.boundary ?? {};
  if (!policy || (policy.unknown ?? []).length > 0 || isUnread(principal)) return false;
  const allows = policy.statements.filter(isAllow);
  const denies = policy.statements.filter(isDeny);
  const isLeft = (part: PolicyStatement) =>
    allows.some((one) => includesStatement(one, part)) &&
    !denies.some((one) => mayShareRequest(one, part));
  return allowsOf(principal).flatMap(partsOf).every(isLeft);
});

/**
 * Returns whether a principal may write into another one, and so give it more, within the boundary that it
 * has now. Whoever may change boundaries is not limited by that.
 */
function mayWriteWithin(principal: Principal, action: string, target: Principal): boolean {
  const { attached } = policyKeys();
  if (allowedWays(principal, boundingWays()).length > 0) return true;
  const { boundary } = target;
  if (boundary?.policy && givesNothing(boundary.policy)) return false;
  if (keysOf(action).includes(attached)) return true;
  const { tags: _, ...untagged } = target;
  return reachesPrincipal(principal, { action }, untagged);
}

const boundingWays = lazy(() => escalationWays().filter(({ gains }) => gains === 'bounded'));
