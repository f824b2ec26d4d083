import { exampleOf } from './alike-principals';
import { StepReach } from './escalation-reach';
import { Escalation, handsOverAccount, hasEverything } from './escalations';
import { mostOf, rankOf } from './gain-rank';
import { grantedPolicyWays } from './granted-policies';
import { asKept } from './kept-access';
import { leastPrincipal, leastWorld } from './least-world';
import { waysAmongOthers } from './ways-on-roles';
import { waysWithoutLimits } from './ways-without-limits';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';

/**
 * Returns the ways to more access that a principal has in a world: its own, and those by policies
 * that the world has.
 */
export const escalationsIn: (world: World) => (principal: Principal) => readonly Escalation[] =
  memoize((world: World) =>
    memoize((principal: Principal) => {
      if (hasEverything(principal)) return [];
      return [...asKept(principal, withoutParts(sureWays(principal, world)))].sort(byHands);
    }),
  );

/**
 * Returns the ways of a principal. Those that it lacks if policy variables do not work before the
 * resources of ARNs, or if they do, are limited.
 */
function sureWays(principal: Principal, world: World): readonly Escalation[] {
  const all = waysIn(world)(principal);
  const least = leastWorld(world);
  if (least === world) return all;
  const sure = waysIn(least)(leastPrincipal(principal)).filter(({ reach }) => reach === 'open');
  return all.map((one): Escalation => {
    if (one.reach === 'limited') return one;
    const { way } = one;
    const does = `${way.does}, unless a policy variable before the resource of an ARN prevents that`;
    const found = mostOf(sure.filter(({ way: { id } }) => id === way.id));
    if (!found) return { ...one, reach: 'limited', way: { ...way, does } };
    // Without these variables, it may have no access to Amazon Connect with which others are compared.
    return way.hands === 'roles' ? one : found;
  });
}

/** Returns the same for every principal, including those that are allowed everything. */
export const waysIn: (world: World) => WaysOf = memoize((world: World) =>
  memoize((principal: Principal) => {
    const own = waysAsItIs(world)(principal);
    return [...own, ...waysWithoutLimits(principal, own, world, waysAsItIs(world))];
  }),
);

/** Returns the ways of a principal with all its denies. */
const waysAsItIs: (world: World) => WaysOf = memoize((world: World) =>
  memoize((principal: Principal) => {
    const byPolicy = grantedPolicyWays(world)(principal);
    const own = waysAmongOthers(world)(principal);
    const granted = byPolicy.filter((by) => !own.some((one) => isNoLess(one, by)));
    const known = new Set(granted.map(({ way }) => way.id));
    return [...own.filter(({ way }) => !known.has(way.id)), ...granted];
  }),
);

/** Returns whether a way gives as much without a policy. What only a condition limits says less. */
const isNoLess = (one: Escalation, byPolicy: Escalation): boolean =>
  one.way.id === byPolicy.way.id && one.reach === 'open' && rankOf(one) >= rankOf(byPolicy);

/** Returns the ways to more access that a principal has. */
export type WaysOf = (principal: Principal) => readonly Escalation[];

/**
 * Removes the limited ways that say no more than those without limits: whose steps are theirs, or
 * that only read. One cause is one finding.
 */
function withoutParts(all: readonly Escalation[]): Escalation[] {
  const open = all.filter(({ reach }) => reach === 'open');
  if (open.length === 0) return [...all];
  const known = new Set(open.flatMap(({ steps }) => steps.map(causeOf)));
  const isKnown = ({ way, steps }: Escalation) =>
    way.reads || steps.every((step) => known.has(causeOf(step)));
  return all.filter((one) => one.reach === 'open' || !isKnown(one));
}

function causeOf({ action, granting }: StepReach): string {
  return JSON.stringify([action, granting.statement.place]);
}

/** What hands over any permission comes first. */
function byHands(one: Escalation, other: Escalation): number {
  return Number(one.way.hands === 'roles') - Number(other.way.hands === 'roles');
}

/** Returns whether a principal can give itself any permission of the account, without limits. */
export function canTakeAnyPermission(world: World, principal: Principal): boolean {
  return escalationsIn(world)(exampleOf(world, principal)).some(handsOverAccount);
}
