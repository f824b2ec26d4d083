import { anyOf } from './grant';
import { tagConditions } from './tag-conditions';
import { actionFacts, placeOfFormat, resourceType, searchesByTags } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes } from '../policy/pattern';
import { ResolvedTags } from '../scope/resolved-scope';

/**
 * Returns whether tags can limit an action: AWS lists a tag key for it, and every resource that a
 * request always names has the tags.
 */
export function isTaggable(action: string, { tags, places }: ResolvedTags): boolean {
  if (!tagConditions(action, tags)) return false;
  // A search asks for the tags of what it finds, which its resource does not tell.
  if (!places || searchesByTags(action)) return true;
  const { always, sometimes } = placesOf(action);
  const isTagged = (place: string) => places.includes(place);
  return always.length > 0 ? always.every(isTagged) : sometimes.some(isTagged);
}

/** Returns the resources that have the tags: a request may leave out the others. */
export function taggedResources(
  { places }: ResolvedTags,
  resources: readonly PolicyText[],
): readonly PolicyText[] {
  if (!places) return resources;
  const some = resources.filter((resource) =>
    places.some((place) => place === anyOf(resource) || patternIncludes(anywhere(place), resource)),
  );
  // Forms that AWS documents in place of a type, such as the user in an instance that signs in.
  return some.length > 0 ? some : resources;
}

/** Returns a place as the pattern of every such resource. */
const anywhere = (place: string) =>
  place
    .replace('{Instance}', 'arn:*:connect:*:*:instance/*')
    .replace('{ProfileDomain}', 'arn:*:profile:*:*:domains/*')
    .replace(/\{\w+\}/g, '*');

const placesOf = memoize((action: string) => {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const [service] = action.split(':');
  const places = (some: readonly string[]) =>
    some.flatMap((type) => resourceType(service, type)?.arns ?? []).map(placeOfFormat);
  return { always: places(types), sometimes: places(optionalTypes) };
});
