import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib/core';
import { ConnectAccessError } from './error';
import { TargetEnvironment } from './target-environment';

/** A text for a policy must not hold what IAM reads as more than itself. */
export const hasWildcard = (text: string) => /[*?]|\$\{/.test(text);

/** The text with its tokens taken out: what is left is literally what the caller wrote. */
export const withoutTokens = (text: string) => text.replace(/\$\{Token\[[^\]]*\]\}/g, '');

/** Throws when a token resolves to a wildcard or a policy variable, or may: one branch of a condition is enough. */
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

/** Stands for a reference. */
export const HIDDEN = '\u0000';

/** What can be read of a resolved value, with a sign for each reference. */
export function visible(value: any): string {
  if (typeof value === 'string') return value;
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(visible).join(value['Fn::Join'][0]);
  const sub = value?.['Fn::Sub'];
  // `${!name}` is no reference: the function writes it as `${name}`.
  if (sub) return (Array.isArray(sub) ? sub[0] : sub).replace(/\$\{[^!}][^}]*\}/g, HIDDEN);
  return HIDDEN;
}

/** The same, and what its functions choose from: the branches of `Fn::If`, a list, the values of `Fn::Sub`. */
function texts(value: any): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  const sub = value['Fn::Sub'];
  const inputs = sub ? [sub].flat().slice(1) : Object.values(value);
  return [visible(value), ...inputs.flatMap(texts)];
}

/** The resource of the app that a token is an attribute of, when it is one. */
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
