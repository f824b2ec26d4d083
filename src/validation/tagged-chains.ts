import { stepsIn } from './access-graph';
import { Chain, chainsOf } from './chain-search';
import { changedTagsFor, WithTags } from './changed-tags';
import { UsableRole } from './usable-role';
import { Principal, World } from '../policy/model';
import { listed } from '../text/listed';

/**
 * Returns the chains of a principal that need another tag on it, or on one that it can act as: it can
 * also act as somebody who changes that tag.
 *
 * @param known - The chains without that. Their steps are left out.
 */
export function chainsByTags(
  principal: Principal,
  isFollowed: (step: UsableRole) => boolean,
  known: readonly Chain[],
  world: World,
): readonly Chain[] {
  const withTags = changedTagsFor(world)(principal);
  if (!withTags) return [];
  const found = new Set(known.map(({ step }) => step.role));
  const steps = stepsIn(world)(withTags(principal)).filter(
    (step) => step.role !== principal && isFollowed(step) && !found.has(step.role),
  );
  return chainsOf(principal, steps, world, withTags).map((chain) => ({
    ...chain,
    tagged: taggedIn(chain, withTags, world),
  }));
}

/** Returns those in a chain that go on, or get something, only with other tags. */
const taggedIn = ({ principal, path }: Chain, withTags: WithTags, world: World) =>
  [principal, ...path].flatMap((one, i, all) => {
    const changed = withTags(one);
    const isNeeded = !stepsIn(world)(one).some(({ role }) => role === all[i + 1]);
    return changed !== one && isNeeded ? [changed] : [];
  });

/** Says who changes the tags of whom: `, if the role Tagger changes the tags of the role App`. */
export function tagsText({ principal, tagged = [] }: Chain): string {
  const named = ({ kind, name }: Principal) => `the ${kind} ${name}`;
  const conditions = tagged.map((one) => {
    const { taggers = [] } = one;
    const isHolder = taggers.includes(principal);
    const [first] = taggers;
    return `${isHolder ? 'the holder' : named(first)} changes the tags of ${named(one)}`;
  });
  return conditions.length > 0 ? `, if ${listed(conditions)}` : '';
}
