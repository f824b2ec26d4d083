import { Token } from 'aws-cdk-lib/core';
import { ConnectAccessError } from './error';
import { isLookupDummy } from './lookup-dummy';
import { TargetEnvironment } from './target-environment';
import { checkLiteral, HIDDEN, templateTexts, visible, withoutTokens } from './tokens';

/** The form of a text in a policy or a URL, such as the name of a Region. */
export interface TextForm {
  /** What a text of the form is: `the name of a Region`. */
  readonly noun: string;
  readonly pattern: RegExp;
  /** What text beside a token may be. */
  readonly part: RegExp;
  /** What errors call an allowed text. */
  readonly allowed: string;
}

/**
 * Throws when the text does not have the form. `checkFormInStack` checks the values of tokens. The
 * dummy of a look-up passes, because the second run checks the value.
 */
export function checkForm(
  where: string,
  text: string,
  form: TextForm,
  advice: { readonly problem?: string; readonly instead?: string } = {},
): void {
  if (isLookupDummy(text)) return;
  const isRight = Token.isUnresolved(text)
    ? form.part.test(withoutTokens(text))
    : form.pattern.test(text);
  if (!isRight) throw notOfForm(where, text, form, advice);
}

/**
 * Returns the text with its lazy values as they were checked.
 *
 * @throws when a token does not have the form, or would widen a policy, as far as the app knows it
 */
export function checkFormInStack(
  where: string,
  from: TargetEnvironment,
  text: string,
  form: TextForm,
): string {
  if (!Token.isUnresolved(text) || isLookupDummy(text)) return text;
  const fixed = checkLiteral(where, from, text, form.allowed);
  if (!Token.isUnresolved(fixed)) {
    checkForm(where, fixed, form);
    return fixed;
  }
  const parts = visible(from.resolve(fixed)).split(HIDDEN);
  // A parameter that the deployment must give often has an empty default.
  const known = templateTexts(from, fixed).filter((one) => one !== '');
  const wrong =
    parts.find((part) => parts.length > 1 && !form.part.test(part)) ??
    known.find((one) => !form.pattern.test(one));
  if (wrong !== undefined) throw notOfForm(where, wrong, form);
  return fixed;
}

const notOfForm = (
  where: string,
  got: string,
  { noun, allowed }: TextForm,
  {
    problem = `this is not ${noun}`,
    instead,
  }: { readonly problem?: string; readonly instead?: string } = {},
) => new ConnectAccessError({ where, problem, got, allowed, instead });
