import {
  arnsOf,
  Conditions,
  factsOf,
  keysOf,
  kindOf,
  kindsOfType,
  OF_FAMILY,
  PARTS,
  shape,
} from './facts';
import { Input } from './world';

/** What tags ask where a resource of an action is on, by the resource. */
export type TagsOn = (resource: string) => Conditions;

/**
 * Law 10, told again from the catalogue: what is made carries the tags in the request, what is
 * changed or used has them, a search filters by them, and tags are set and taken away only by the
 * named keys. Undefined where nothing of it is known.
 */
export function tagsOn(name: string, tags: Readonly<Record<string, string>>): TagsOn | undefined {
  const { level = '', untagged } = factsOf(name);
  if (untagged) return undefined;
  const part = PARTS[name] ?? {};
  const known = keysOf(name);
  const has = (prefix: string) => known.includes(`${prefix}/\${TagKey}`);
  const named = (prefix: string) =>
    Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));
  const mayRequest = part.requestTags !== false && !['Read', 'List'].includes(level);
  const [requested, resource] = [mayRequest && has('aws:RequestTag'), has('aws:ResourceTag')];
  const request = requested ? named('aws:RequestTag') : {};
  const existing = resource ? named('aws:ResourceTag') : {};
  // What is made by a request without tags has none.
  if (part.makes?.length && !requested) return undefined;
  if (isSearch(name)) return () => ({ StringEquals: named('connect:SearchTag') });
  if (!requested && !resource) return undefined;
  if ((level === 'Tagging' || part.tags) && resource) {
    const only = { 'ForAllValues:StringEquals': { 'aws:TagKeys': Object.keys(tags) } };
    return () => ({
      StringEquals: { ...request, ...existing },
      ...(known.includes('aws:TagKeys') && only),
    });
  }
  if (!requested) return () => ({ StringEquals: existing });
  if (part.makes?.length === 0) return () => ({ StringEquals: { ...request, ...existing } });
  const made = part.makes && arnsOf(name, part.makes).map(shape);
  const isMade = (text: string) =>
    made === undefined || made.some((arn) => arn.replace(/:\*$/, '') === shape(text));
  return (text) => ({ StringEquals: isMade(text) || !resource ? request : existing });
}

const isSearch = (name: string) => keysOf(name).includes('connect:SearchTag/${TagKey}');

/**
 * What the tags of a scope ask of an action; undefined where the scope has none, or where the
 * action goes on without them: something that each request names has no tags.
 */
export function scopeTagsOn(name: string, { tags, taggedTypes }: Input): TagsOn | undefined {
  if (!tags || !OF_FAMILY.test(name)) return undefined;
  const on = tagsOn(name, tags);
  if (!on || !taggedTypes || isSearch(name)) return on;
  const { types = [], optionalTypes = [] } = factsOf(name);
  const isTagged = ofTypes(taggedTypes);
  const isLimited =
    types.length > 0
      ? arnsOf(name, types).every(isTagged)
      : arnsOf(name, optionalTypes).some(isTagged);
  return isLimited ? on : undefined;
}

/** Of the resources of an action those with tags, where tags limit it: a request can do without the others. */
export function withTagsOf(resources: readonly string[], { taggedTypes }: Input): string[] {
  const some = taggedTypes ? resources.filter(ofTypes(taggedTypes)) : [];
  // AWS documents some actions on something else than their types.
  return some.length > 0 ? some : [...resources];
}

const ofTypes = (types: readonly string[]) => {
  const kinds = new Set(types.flatMap(kindsOfType));
  return (arn: string) => kinds.has(kindOf(arn));
};
