import { displayNames } from './deploy-time-definition';

/** Returns whether a deploy-time value is the same in every stack of an account and Region. */
export function isShared(name: string): boolean {
  const parts = IS_PART.test(name) ? displayNames(name) : [];
  return SHARED.test(name) || (parts.length > 0 && parts.every(isShared));
}

const SHARED = /^(AWS::(Partition|URLSuffix)$|Import |resolve:)/;
/** Matches a part of another value, and of nothing of a stack. */
const IS_PART = /^(Select|Split) /;

/**
 * Returns the stack whose name is a prefix of a name. Prefers the longest, because nested stacks
 * are named after their parents.
 */
export const ownerOf = (name: string, keys: readonly string[]): string | undefined =>
  keys
    .filter((key) => name.startsWith(`${key}/`))
    .reduce<string | undefined>(
      (best, key) => (best !== undefined && best.length >= key.length ? best : key),
      undefined,
    );
