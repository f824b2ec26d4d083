import { stepsIn } from './access-graph';
import { Chain, chainsOf } from './chain-search';
import { changedBy } from './changed-principals';
import { changedTagsFor } from './changed-tags';
import { afterChange, gainOf, wayTo } from './changing-chains';
import { canTakeAnyPermission } from './escalations-in-world';
import { namesPolicies } from './named-policies';
import { Reached, reachedFrom } from './reached-principals';
import { mayChangeTags } from './tag-writers';
import { mayTakeOff } from './taken-off-denies';
import { UsableRole } from './usable-role';
import { Principal, World } from '../policy/model';

/**
 * Returns the chains of a principal that change somebody on the way: it takes a deny off another one,
 * or attaches a policy to it, and then acts as that one. Or it acts as somebody who changes its tags.
 */
export function chainsByChanges(
  principal: Principal,
  isFollowed: (step: UsableRole) => boolean,
  world: World,
): readonly Chain[] {
  const changes = mayTakeOff(principal) || namesPolicies(principal);
  const tagged = changedTagsFor(world)(principal)?.(principal);
  if (!changes && !tagged?.taggers) return [];
  const steps = stepsIn(world);
  const reached = [
    ...reachedFrom(principal, (one) =>
      one === principal
        ? steps(one).filter((step) => step.isTaken || isFollowed(step))
        : steps(one),
    ),
  ];
  return [
    ...(tagged?.taggers ? byOwnTags(principal, tagged, reached, world) : []),
    ...(changes ? reached.slice(1) : []).flatMap((one) => byChange(principal, one, reached, world)),
  ];
}

/** Returns the chain to one who changes the tags of a principal, if that gains by it. */
function byOwnTags(
  principal: Principal,
  changed: Principal,
  reached: readonly Reached[],
  world: World,
): readonly Chain[] {
  const tagger = reached.find(
    ({ role }) => changed.taggers?.includes(role) && mayChangeTags(role, principal),
  );
  const way = tagger && wayTo(tagger);
  const gain = way && gainOf(changed, [principal], way.path, world);
  const tagged = tagger && [{ by: tagger.role, of: principal }];
  return gain ? [{ principal, ...way, ...gain, tagged }] : [];
}

/** Returns the first chain of a principal that changes one as which it can act. */
function byChange(
  principal: Principal,
  last: Reached,
  reached: readonly Reached[],
  world: World,
): readonly Chain[] {
  const way = wayTo(last);
  if (!way || canTakeAnyPermission(world, last.role)) return [];
  const { step, path } = way;
  const known = new Set(reached.map(({ role }) => role));
  for (const change of changedBy(principal, last.role, world)) {
    const { form, alone } = change;
    const chain = { principal, step: afterChange(step, change), path };
    const others = [principal, last.role, ...(alone ? [alone] : [])];
    const gain = gainOf(form, others, [principal, ...path], world);
    if (gain) return [{ ...chain, ...gain }];
    const more = stepsIn(world)(form).filter(({ role }) => !known.has(role));
    const [next] = chainsOf(principal, more, world);
    if (next) return [{ ...next, ...chain, path: [...path, ...next.path] }];
  }
  return [];
}
