import { checkInput, optional, TEXT } from '../input/kinds';
import { TargetEnvironment } from '../input/target-environment';
import { checkForm, checkFormInStack, TextForm } from '../input/text-form';

const ROLE_PATH: TextForm = {
  noun: 'the path of roles',
  pattern: /^\/([\w+=,.@-]+\/)*$/,
  part: /^[\w+=,.@/-]*$/,
  allowed: 'a path that begins and ends with /, such as /connect/',
};

/** Returns the path of roles, or that of any; throws when the text is not one. */
export function checkPath(where: string, path = '/'): string {
  checkInput(where, path, optional(TEXT));
  checkForm(where, path, ROLE_PATH);
  return path;
}

/** Returns the path with its lazy values; throws when a token is not a path of roles. */
export const checkPathInStack = (where: string, from: TargetEnvironment, path: string): string =>
  checkFormInStack(where, from, path, ROLE_PATH);
