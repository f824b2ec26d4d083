import { ConnectAccessError } from '../input/error';
import { hasWildcard, withoutTokens, withPaths } from '../input/tokens';

/** Returns the text when it is literal; throws when it is empty or would widen a policy. */
export function checkText(where: string, text: string, allowed: string): string {
  const bad = (problem: string) =>
    new ConnectAccessError({ where, problem, got: withPaths(text), allowed });
  if (typeof text !== 'string') throw bad('this is not text');
  if (text === '') throw bad('the text is empty');
  if (hasWildcard(withoutTokens(text)))
    throw bad('a wildcard or policy variable would widen the policy');
  return text;
}
