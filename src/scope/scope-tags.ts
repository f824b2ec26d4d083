import { ConnectAccessError } from '../input/error';
import { hasWildcard, withoutTokens } from '../input/tokens';

/**
 * Throws when there is no tag, or a tag would widen a policy because it has a wildcard or a policy
 * variable.
 */
export function checkTags(where: string, tags: Readonly<Record<string, string>>): void {
  const entries = Object.entries(tags ?? {});
  if (entries.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: 'no tag is given',
      instead: 'Leave the call out for a scope without tags',
    });
  }
  entries.forEach(([key, value]) => checkTag(where, key, value));
}

function checkTag(where: string, key: string, value: unknown): void {
  if (typeof value !== 'string') {
    throw new ConnectAccessError({
      where,
      problem: `the value of the tag ${key} is no text`,
      got: value,
      allowed: 'one literal value',
    });
  }
  const isWide = hasWildcard(withoutTokens(key)) || hasWildcard(withoutTokens(value));
  if (/^aws:/i.test(key) || key === '' || isWide) {
    throw new ConnectAccessError({
      where,
      problem: 'a wildcard, a policy variable or the prefix aws: does not belong in a tag',
      got: `${key}=${value}`,
      allowed: 'one key and one literal value',
    });
  }
}
