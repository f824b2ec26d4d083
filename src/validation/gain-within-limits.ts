import { forItself, setsOf } from './attached-to-itself';
import { connectGain } from './connect-powers';
import { Escalation, KNOWN_WAYS, waysOf } from './escalations';
import { Gain, gainByPolicies, withOtherBoundary } from './gain-by-policies';
import { MOST, mostOf, rankOf } from './gain-rank';
import { lackedWays } from './lacked-ways';
import { CountedReach } from './limiting-conditions';
import { isLimited } from './own-gain';
import { namesOnlyItself } from './own-reach';
import { PolicyChoice } from './policy-choices';
import { amongTaken, gainsAsNew, takesKnown } from './taking-policies';
import { waysAmongOthers } from './ways-on-roles';
import { waysWithoutLimits } from './ways-without-limits';
import { allowingEverything } from './whole-access';
import { EscalationWay } from '../catalogue/escalation';
import { Principal, World } from '../policy/model';

/**
 * Returns what policies give to a principal that attaches them to itself: what its denies and its
 * boundary leave of that, and those whose access it then takes. Policies that it also attaches to
 * others give the rest to them.
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
  if (!gainsAsItself(principal, way)) return gainAsOthers(principal, way, all, gained, world);
  if (all.some(isOfEverything(principal))) return gained;
  const isOfKnown = gained.reach === 'open' && takesKnown(principal, all, world);
  if (!isOfKnown && !isLimited(principal)) return gained;
  // A file may show none of the groups that a principal is in, or none of the members of a group.
  const isOfGroup = way.gains === 'member' || principal.kind === 'group';
  const attached = isOfGroup ? all : forItself(principal, way, all);
  const holders = setsOf(attached).map((some) => ({
    ...principal,
    attached: [...principal.attached, ...some],
  }));
  const own = gainAsOneOf(principal, holders, world);
  if (own && rankOf(own) >= rankOf(gained)) return isOfKnown ? own : gained;
  if (!namesOnlyItself(principal, way.needs[0]))
    return {
      ...gained,
      way: { ...gained.way, hands: 'roles' },
    };
  if (own) return own;
  return isLimited(principal) ? undefined : { ...gained, reach: 'limited' };
}

/** Returns whether a principal gains by a way only as itself. */
function gainsAsItself(principal: Principal, { gains, makes, needs: [action] }: EscalationWay) {
  if (principal.kind === 'policy' || makes) return false;
  if (gains === 'member') return true;
  if (gains !== 'role' && gains !== 'user') return false;
  const { actsAsRole, takesUser } = KNOWN_WAYS;
  const actsAsOther = gains === 'role' ? actsAsRole : takesUser;
  return namesOnlyItself(principal, action) || !actsAsOther(principal);
}

/** Returns what policies give to a principal as somebody else, by those whose access it then takes. */
function gainAsOthers(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  gained: Gain,
  world: World,
): Gain {
  if (rankOf(gained) < MOST || !takesKnown(principal, all, world)) return gained;
  const decided = amongTaken(principal, way, world);
  const known = gainByPolicies(principal, way, all, waysOf(principal), decided);
  const most = mostOf([...(known ? [known] : []), ...gainsAsNew(principal, way, all, world)]);
  if (most && (way.makes || rankOf(most) > 1)) return most;
  return { ...gained, way: { ...gained.way, hands: 'roles' } };
}

/** Returns whether a policy is as good as one that its holder writes: the limits decide already. */
const isOfEverything =
  (principal: Principal) =>
  ({ attached }: PolicyChoice): boolean =>
    !attached?.policy || allowingEverything([attached.policy], principal) !== undefined;

/**
 * Returns the most that a principal gets by a boundary that it puts in place of its own: what that
 * leaves of its own policies. Others may have all that the boundary allows.
 */
export function gainByBoundary(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  counted: CountedReach,
  world: World,
): Gain | undefined {
  const holders = withOtherBoundary(principal, way, all, counted);
  const own = gainAsOneOf(principal, holders, world);
  if ((own && rankOf(own) === MOST) || namesOnlyItself(principal, way.needs[0])) return own;
  const gained = gainByPolicies(principal, way, all, waysOf(principal));
  const ofOthers: Gain[] = gained ? [{ ...gained, way: { ...gained.way, hands: 'roles' } }] : [];
  return mostOf([...(own ? [own] : []), ...ofOthers]);
}

/** Returns the most that a principal gets that becomes one of some others, as others of a world decide it. */
function gainAsOneOf(
  principal: Principal,
  holders: readonly Principal[],
  world: World,
): Gain | undefined {
  const lacked = lackedWays(
    waysIn(principal, world),
    holders.flatMap((one) => waysIn(one, world)),
  );
  const most = mostOf(lacked.filter(({ way, reach }) => !way.takes || reach === 'open'));
  if (most) return most;
  const does = connectGain(principal, holders);
  // Of those that it takes, none may have more.
  if (does === undefined) return mostOf(lacked);
  return {
    way: { hands: 'roles', does },
    reach: 'limited',
  };
}

/** Returns the ways of a principal, also of those after it takes limits off itself. */
function waysIn(principal: Principal, world: World): readonly Escalation[] {
  const own = waysAmongOthers(world)(principal);
  return [...own, ...waysWithoutLimits(principal, own, world, waysAmongOthers(world))];
}
