import { stepsIn } from './access-graph';
import { Chain, chainsOf } from './chain-search';
import { afterChange, gainOf, wayTo } from './changing-chains';
import { hasEverything } from './escalations';
import { canTakeAnyPermission, escalationsIn } from './escalations-in-world';
import { Parting, partingsAmong, splitWays } from './joint-partings';
import { lackedWays } from './lacked-ways';
import { Reached, reachedFrom } from './reached-principals';
import { UsableRole } from './usable-role';
import { Principal, World } from '../policy/model';
import { listed } from '../text/listed';

/**
 * Returns the chains of a principal that makes some requests of a way itself, and others as a role or a
 * user as which it can act.
 */
export function chainsByParts(
  principal: Principal,
  isFollowed: (step: UsableRole) => boolean,
  world: World,
): readonly Chain[] {
  const split = splitWays(world);
  if (split.length === 0) return [];
  const steps = stepsIn(world);
  const reached = new Map<Principal, Reached>();
  for (const one of reachedFrom(principal, (from) =>
    from === principal
      ? steps(from).filter((step) => step.isTaken || isFollowed(step))
      : steps(from),
  )) {
    // Who acts as somebody with every permission needs nobody else.
    if (hasEverything(one.role) || canTakeAnyPermission(world, one.role)) return [];
    reached.set(one.role, one);
  }
  const known = new Set(reached.keys());
  const found = new Map<string, Chain>();
  for (const parting of partingsAmong(known, world, split)) {
    const chain = chainBy(principal, parting, reached, world);
    const key = chain && JSON.stringify([chain.gained, chain.on, chain.does]);
    // What is found once is one cause.
    if (chain && key !== undefined && !found.has(key)) found.set(key, chain);
  }
  return [...found.values()];
}

/** Returns what a principal gets by requests that it makes as some. */
function chainBy(
  principal: Principal,
  { parts, form }: Parting,
  reached: ReadonlyMap<Principal, Reached>,
  world: World,
): Chain | undefined {
  const others = parts.filter(({ who }) => who !== principal);
  const ways = others.flatMap(({ who }) => wayTo(reached.get(who)) ?? []);
  const [first] = ways;
  if (!first) return undefined;
  const path = [...new Set(ways.flatMap((way) => way.path))];
  const deeds = others.map(
    ({ who: { kind, name }, actions }) => `${listed(actions)} as the ${kind} ${name}`,
  );
  const by = parts.flatMap(({ actions }) => actions);
  const { place } = first.step;
  const step = afterChange(first.step, { by, does: `does ${deeds.join(', and ')}`, place });
  const more = stepsIn(world)(form).filter(({ role }) => !reached.has(role));
  const [next] = chainsOf(principal, more, world);
  if (next) return { ...next, step, path: [...path, ...next.path] };
  const makers = [principal, ...parts.map(({ who }) => who)];
  const gain = gainOf(form, makers, [principal, ...path], world);
  if (!gain) return undefined;
  const waysOf = escalationsIn(world);
  const [way] = makers.reduce((some, one) => lackedWays(waysOf(one), some), waysOf(form));
  return { principal, step, path, ...gain, ...(way && { does: way.way.does }) };
}
