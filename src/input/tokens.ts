import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib/core';
import { ConnectAccessError } from './error';
import { TargetEnvironment } from './target-environment';

/** Returns whether a text for a policy contains characters that IAM expands. */
export const hasWildcard = (text: string) => /[*?]|\$\{/.test(text);

/** Returns the text without its tokens: the remainder is literally the caller's text. */
export const withoutTokens = (text: string) => text.replace(/\$\{Token\[[^\]]*\]\}/g, '');

/**
 * Throws when a token resolves to a wildcard or a policy variable, or may do so: one branch of a
 * condition is enough.
 */
export function checkLiteral(
  where: string,
  from: TargetEnvironment,
  value: string,
  allowed: string,
): void {
  if (!Token.isUnresolved(value)) return;
  const wide = texts(from.resolve(value)).find(hasWildcard);
  if (wide === undefined) return;
  throw new ConnectAccessError({
    where,
    problem: `a wildcard or policy variable in ${wide.replaceAll(HIDDEN, '...')} would widen the policy`,
    allowed,
  });
}

/** The character that represents a reference. */
export const HIDDEN = '\u0000';

/** Returns the readable text of a resolved value, with a character for each reference. */
export function visible(value: any): string {
  if (typeof value === 'string') return value;
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(visible).join(value['Fn::Join'][0]);
  const sub = value?.['Fn::Sub'];
  // `${!name}` is not a reference: the function writes it as `${name}`.
  if (sub) return (Array.isArray(sub) ? sub[0] : sub).replace(/\$\{[^!}][^}]*\}/g, HIDDEN);
  return HIDDEN;
}

/**
 * Returns the same text, and the values that functions choose from: `Fn::If` branches, a list,
 * `Fn::Sub` values.
 */
function texts(value: any): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  const sub = value['Fn::Sub'];
  const inputs = sub ? [sub].flat().slice(1) : Object.values(value);
  return [visible(value), ...inputs.flatMap(texts)];
}

/** Returns the resource of the app that a token is an attribute of, if any. */
export function referredTo(
  token: string,
): { readonly resource: CfnResource; readonly attribute: string } | undefined {
  if (withoutTokens(token) !== '') return undefined;
  const reference = Tokenization.reverseCompleteString(token);
  if (
    !reference ||
    !Reference.isReference(reference) ||
    !CfnResource.isCfnResource(reference.target)
  )
    return undefined;
  return { resource: reference.target, attribute: reference.displayName };
}
