import { Token } from 'aws-cdk-lib/core';
import { ConnectAccessError } from '../input/error';
import { hasWildcard, withoutTokens } from '../input/tokens';

/** Throws when the text is not the key of a tag, or would widen a policy. */
export function checkTagKey(where: string, key: string): void {
  // Tokens in keys are checked in the stack.
  if (Token.isUnresolved(key) && !hasWildcard(withoutTokens(key))) return;
  if (/^(?!aws:)[\p{L}\p{N} _.:/=+@-]{1,128}$/iu.test(key)) return;
  throw new ConnectAccessError({
    where,
    problem: 'a wildcard, a policy variable or the prefix aws: does not belong in a tag',
    got: key,
    allowed: 'a key of 1 to 128 letters, digits, spaces and any of _.:/=+-@',
  });
}

/** Throws when the value of a tag is longer than a tag can have. */
export function checkTagLength(where: string, value: string): void {
  if (Token.isUnresolved(value) || [...value].length <= LONGEST_VALUE) return;
  throw new ConnectAccessError({
    where,
    problem: 'no tag has a value of this length, so nothing would have it',
    got: value,
    allowed: `a value of up to ${LONGEST_VALUE} characters`,
  });
}

const LONGEST_VALUE = 256;
