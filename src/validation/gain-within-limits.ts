import { forItself, setsOf } from './attached-to-itself';
import { connectGain } from './connect-powers';
import { Escalation, KNOWN_WAYS, waysOf } from './escalations';
import { Gain } from './gain-by-policies';
import { mostOf, rankOf } from './gain-rank';
import { lackedWays } from './lacked-ways';
import { isLimited } from './own-gain';
import { namesOnlyItself } from './own-reach';
import { PolicyChoice } from './policy-choices';
import { waysWithoutLimits } from './ways-without-limits';
import { allowingEverything } from './whole-access';
import { EscalationWay } from '../catalogue/escalation';
import { Principal, World } from '../policy/model';

/**
 * Returns what policies give to a principal that attaches them to itself: what its denies and its
 * boundary leave of that. Policies that it also attaches to others give the rest to them.
 *
 * @param gained - What the policies give without limits.
 */
export function withinLimits(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  gained: Gain,
  world: World,
): Gain | undefined {
  if (!gainsAsItself(principal, way) || all.some(isOfEverything(principal))) return gained;
  // A file may show none of the groups that a principal is in, or none of the members of a group.
  const isOfGroup = way.gains === 'member' || principal.kind === 'group';
  const attached = isOfGroup ? all : forItself(principal, way, all);
  const own = gainOfItself(principal, attached, world);
  if (own && rankOf(own) >= rankOf(gained)) return gained;
  return namesOnlyItself(principal, way.needs[0])
    ? own
    : { ...gained, way: { ...gained.way, hands: 'roles' } };
}

/** Returns whether a principal has limits, and gains by a way only as itself. */
function gainsAsItself(principal: Principal, { gains, makes, needs: [action] }: EscalationWay) {
  if (principal.kind === 'policy' || makes || !isLimited(principal)) return false;
  if (gains === 'member') return true;
  if (gains !== 'role' && gains !== 'user') return false;
  const { actsAsRole, takesUser } = KNOWN_WAYS;
  const actsAsOther = gains === 'role' ? actsAsRole : takesUser;
  return namesOnlyItself(principal, action) || !actsAsOther(principal);
}

/** Returns whether a policy is as good as one that its holder writes: the limits decide already. */
const isOfEverything =
  (principal: Principal) =>
  ({ attached }: PolicyChoice): boolean =>
    !attached?.policy || allowingEverything([attached.policy], principal) !== undefined;

function gainOfItself(
  principal: Principal,
  all: readonly PolicyChoice[],
  world: World,
): Gain | undefined {
  const holders = setsOf(all).map((some) => ({
    ...principal,
    attached: [...principal.attached, ...some],
  }));
  const known = waysIn(world, principal);
  const most = mostOf(
    lackedWays(
      known,
      holders.flatMap((one) => waysIn(world, one)),
    ),
  );
  if (most) return most;
  const does = connectGain(principal, holders);
  return does === undefined ? undefined : { way: { hands: 'roles', does }, reach: 'limited' };
}

/** Returns the ways of a principal, also of those after it takes limits off itself. */
function waysIn(world: World, principal: Principal): readonly Escalation[] {
  const own = waysOf(principal);
  return [...own, ...waysWithoutLimits(principal, own, world, waysOf)];
}
