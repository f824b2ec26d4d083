import { chainGainsIn } from './chain-gains';
import { Chain, Gain } from './chain-search';
import { ChangedPrincipal } from './changed-principals';
import { connectHolders } from './connect-holders';
import { lacks, whereGained } from './connect-powers';
import { pathTo, Reached } from './reached-principals';
import { UsableRole } from './usable-role';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';

/** A way to act as a principal: the first step, and all principals from that step on. */
export type Way = Pick<Chain, 'step' | 'path'>;

/** Returns how somebody gets to a principal; undefined for itself. */
export function wayTo(last: Reached | undefined): Way | undefined {
  if (!last) return undefined;
  const [, ...path] = pathTo(last);
  const step = path[0]?.step;
  return step && { step, path: path.map(({ role }) => role) };
}

/** Returns what a changed principal has that none of some others has. */
export function gainOf(
  changed: Principal,
  others: readonly Principal[],
  path: readonly Principal[],
  world: World,
): Gain | undefined {
  const { powersOf, waysFrom } = chainGainsIn(world);
  const [principal] = others;
  const powers = powersOf(changed).filter((power) => others.every((one) => lacks(one)(power)));
  if (powers.length > 0) {
    const on = whereGained(principal, powers);
    return { gained: powers.map(({ action }) => action), ...(on !== undefined && { on }) };
  }
  const reachesConnect = [principal, ...path].some(isHolderIn(world));
  const [first, ...more] = others.map((one) => waysFrom(one, changed, reachesConnect));
  const gained = first.filter((action) => more.every((some) => some.includes(action)));
  return gained.length > 0 ? { gained } : undefined;
}

const isHolderIn = memoize((world: World) => {
  const holders = new Set(connectHolders(world));
  return (one: Principal): boolean => holders.has(one);
});

/** Returns a step after a change, by a permission of the one who makes the change. */
export const afterChange = (
  { isTrusted: _, isOfEverybody: __, isAny: ___, ...step }: UsableRole,
  { by, does, place }: Pick<ChangedPrincipal, 'by' | 'does' | 'place'>,
): UsableRole => ({
  ...step,
  by: [...new Set([...by, ...step.by])],
  first: step.first === undefined ? does : `${step.first}, ${does}`,
  place,
});
