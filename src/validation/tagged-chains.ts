import { stepsIn } from './access-graph';
import { Chain, chainsOf, Tagged } from './chain-search';
import { actsByTags, changedTagsFor, WithTags } from './changed-tags';
import { mayChangeTags } from './tag-writers';
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

/** Returns the changes of tags without which those in a chain do not go on, or get nothing. */
const taggedIn = (
  { principal, path }: Chain,
  withTags: WithTags,
  world: World,
): readonly Tagged[] =>
  [principal, ...path].flatMap((one, i, all) => {
    const next = all.at(i + 1);
    const isNeeded = !stepsIn(world)(one).some(({ role }) => role === next);
    return isNeeded ? (changeFor(withTags(one), next) ?? []) : [];
  });

/** Returns the change of the tags of a principal, or of the next one, which it assumes by its tags. */
function changeFor(one: Principal, next: Principal | undefined): Tagged | undefined {
  const { taggers = [] } = one;
  const among = next && actsByTags(one) ? [next, one] : [one];
  return among
    .flatMap((of) => taggers.filter((by) => mayChangeTags(by, of)).map((by) => ({ by, of })))
    .at(0);
}

/** Says who changes the tags of whom: `, if the role Tagger changes the tags of the role App`. */
export function tagsText({ principal, tagged = [] }: Chain): string {
  const named = ({ kind, name }: Principal) => `the ${kind} ${name}`;
  const conditions = tagged.map(
    ({ by, of }) =>
      `${by === principal ? 'the holder' : named(by)} changes the tags of ${named(of)}`,
  );
  return conditions.length > 0 ? `, if ${listed(conditions)}` : '';
}
