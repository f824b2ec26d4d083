import { checkTagKey, checkTagLength } from './check-tag';
import { TagValue } from './tag-value';
import { ConnectAccessError } from '../input/error';
import { OBJECT } from '../input/kinds';
import { checkKind, checkNotEmpty } from '../input/lists';
import { hasWildcard, withoutTokens } from '../input/tokens';

/**
 * Throws when there is no tag, or a tag would widen a policy because it has a wildcard or a policy
 * variable.
 */
export function checkTags(where: string, tags: Readonly<Record<string, string>>): void {
  checkAreTags(where, tags, 'keys with their values: { Team: "North" }');
  const entries = Object.entries(tags);
  if (entries.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: 'no tag is given',
      instead: 'Leave the call out for a scope without tags',
    });
  }
  entries.forEach(([key, value]) => {
    checkTagKey(where, key);
    checkTagValue(where, key, value);
  });
  checkDistinctKeys(
    where,
    entries.map(([key]) => key),
  );
}

/** Returns the values of tags as texts for a policy. */
export function tagTexts(
  where: string,
  tags: Readonly<Record<string, TagValue>>,
): Record<string, string> {
  checkAreTags(where, tags, "keys with their values: { Team: TagValue.principalTag('Team') }");
  checkNotEmpty(where, Object.keys(tags), 'tag', 'a scope without tags');
  checkKind(where, Object.values(tags), 'TagValue', '_text');
  Object.keys(tags).forEach((key) => checkTagKey(where, key));
  checkDistinctKeys(where, Object.keys(tags));
  return Object.fromEntries(Object.entries(tags).map(([key, { _text }]) => [key, _text]));
}

/** Throws when two keys differ only in their case: IAM takes them for one condition key. */
export function checkDistinctKeys(where: string, keys: readonly string[]): void {
  const lower = keys.map((key) => key.toLowerCase());
  const twice = keys.find((_, i) => lower.indexOf(lower[i]) !== i);
  if (twice === undefined) return;
  throw new ConnectAccessError({
    where,
    problem: 'IAM ignores the case of these keys, so they are the same one',
    got: keys.filter((key) => key.toLowerCase() === twice.toLowerCase()).join(', '),
    instead: 'Give each key once',
  });
}

function checkTagValue(where: string, key: string, value: unknown): void {
  if (typeof value !== 'string') {
    throw new ConnectAccessError({
      where,
      problem: `the value of the tag ${key} is no text`,
      got: value,
      allowed: 'one literal value',
    });
  }
  if (hasWildcard(withoutTokens(value))) {
    throw new ConnectAccessError({
      where,
      problem: 'a wildcard, a policy variable or the prefix aws: does not belong in a tag',
      got: `${key}=${value}`,
      allowed: 'one key and one literal value',
      instead: 'For what IAM knows about the principal use withTagValues and TagValue',
    });
  }
  checkTagLength(where, value);
}

function checkAreTags(where: string, tags: unknown, allowed: string): void {
  if (OBJECT.accepts(tags)) return;
  throw new ConnectAccessError({ where, problem: 'these are not tags', got: tags, allowed });
}
