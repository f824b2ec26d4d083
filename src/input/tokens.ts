import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib/core';
import { ConnectAccessError } from './error';
import { TargetEnvironment } from './target-environment';
import { mappingValues, parameterValues } from './template-values';

/** Returns whether a text for a policy contains characters that IAM expands. */
export const hasWildcard = (text: string) => /[*?]|\$\{/.test(text);

/** Returns the text with the texts of its lazy values. */
export const withLazyTexts = (from: TargetEnvironment, text: string): string =>
  text.replace(TOKEN, (token) => {
    const resolved: unknown = from.resolve(token);
    return typeof resolved === 'string' ? resolved : token;
  });

const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/** Returns the text without its tokens: the remainder is literally the caller's text. */
export const withoutTokens = (text: string) => text.replace(TOKEN, '');

/**
 * Returns the text with its lazy values as they were checked: they could become others afterwards.
 *
 * @throws when a token resolves to a wildcard or a policy variable, or may do so: one branch of a
 *   condition is enough
 */
export function checkLiteral(
  where: string,
  from: TargetEnvironment,
  value: string,
  allowed: string,
): string {
  if (!Token.isUnresolved(value)) return value;
  const fixed = withLazyTexts(from, value);
  const wide = texts(from, from.resolve(fixed)).find(hasWildcard);
  if (wide === undefined) return fixed;
  throw new ConnectAccessError({
    where,
    problem: `a wildcard or policy variable in ${wide.replaceAll(HIDDEN, '...')} would widen the policy`,
    allowed,
  });
}

/** Throws when only deployment knows the text, which is a part of the key of a condition. */
export function checkKnown(where: string, text: string, noun: string): void {
  if (!Token.isUnresolved(text)) return;
  throw new ConnectAccessError({
    where,
    problem: `only the deployment knows ${noun}, and a template cannot compute the keys of conditions`,
    got: withPaths(text),
    instead: 'Give a text, or a value that the app knows',
  });
}

/** The character that represents a reference. */
export const HIDDEN = '\u0000';

/** Returns the readable text of a resolved value, with a character for each reference. */
export function visible(value: any): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const [separator, list] = asArray(value['Fn::Join']);
  if (typeof separator === 'string' && Array.isArray(list))
    return list.map(visible).join(separator);
  const sub = [value['Fn::Sub']].flat()[0];
  // `${!name}` is not a reference: the function writes it as `${name}`.
  return typeof sub === 'string' ? sub.replace(/\$\{[^!}][^}]*\}/g, HIDDEN) : HIDDEN;
}

/**
 * Returns the texts that a token can have as far as the app knows them, without those that have a
 * part that only deployment knows.
 */
export const templateTexts = (from: TargetEnvironment, token: unknown): string[] =>
  alternatives(from, from.resolve(token)).filter((text) => !text.includes(HIDDEN));

/** The most texts of one value: more of them are not looked at. */
const MOST = 100;

function alternatives(from: TargetEnvironment, value: any): string[] {
  if (typeof value !== 'object' || value === null) return [visible(value)];
  const [separator, list] = asArray(value['Fn::Join']);
  if (typeof separator === 'string' && Array.isArray(list) && list.length > 0) {
    const parts = list.map((part) => alternatives(from, part));
    const joined = parts.reduce((before, part) =>
      before.flatMap((text) => part.map((more) => text + separator + more)).slice(0, MOST),
    );
    return joined;
  }
  const [, ...branches] = asArray(value['Fn::If']);
  if (branches.length > 0) return branches.flatMap((branch) => alternatives(from, branch));
  const known = valuesOf(from, value).map(visible);
  return known.length > 0 ? known : [visible(value)];
}

/** Returns the values of a parameter or a mapping that the template has. */
function valuesOf(from: TargetEnvironment, value: any): unknown[] {
  if (typeof value.Ref === 'string') return parameterValues(from, value.Ref);
  const [mapping] = asArray(value['Fn::FindInMap']);
  return typeof mapping === 'string' ? mappingValues(from, mapping) : [];
}

const asArray = (value: unknown): readonly any[] => (Array.isArray(value) ? value : []);

/**
 * Returns the same text, and the values that functions choose from: `Fn::If` branches, a list,
 * `Fn::Sub` values, the values of parameters and mappings in the template.
 */
function texts(from: TargetEnvironment, value: any): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  const sub = value['Fn::Sub'];
  const inputs = sub ? [sub].flat().slice(1) : Object.values(value);
  const known = [...valuesOf(from, value), ...(sub ? subValues(from, [sub].flat()[0]) : [])];
  return [visible(value), ...known.map(visible), ...inputs.flatMap((one) => texts(from, one))];
}

/** Returns the values of the parameters that an `Fn::Sub` text names. */
const subValues = (from: TargetEnvironment, text: unknown): unknown[] =>
  [...String(text).matchAll(/\$\{(\w+)\}/g)].flatMap(([, name]) => parameterValues(from, name));

/** Returns the value, with each reference in a text as errors show it: `${Stack/Key.Arn}`. */
export const withPaths = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(TOKEN, (token) => {
        const made = referredTo(token);
        return made ? `\${${made.resource.node.path}.${made.attribute}}` : token;
      })
    : value;

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
