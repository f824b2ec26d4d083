import { at, firstAt, Located } from './parts';
import { variableText } from './variables';
import { isObject, list, own } from '../json';

/** The plug-in that gives functions roles of their own, and the name of its settings. */
export const PLUG_IN = 'serverless-iam-roles-per-function';

export const ROLE = ['provider', 'iam', 'role'];

export const fileOf = (content: unknown): Located => ({ value: content, pointer: [] });

/** Returns whether functions have the roles that they describe: by the plug-in, or since version 4. */
export const readsFunctionRoles = (content: unknown): boolean =>
  hasPlugIn(content, PLUG_IN) || !isBefore4(own(content, 'frameworkVersion'));

/** Returns whether the file has a plug-in, or may have it. */
export function hasPlugIn(content: unknown, name: string): boolean {
  const plugins = own(content, 'plugins');
  const named = list(isObject(plugins) ? (own(plugins, 'modules') ?? plugins) : plugins);
  return named.some((one) => one === name || variableText(one) !== undefined);
}

/** Returns whether no version of a range is 4 or later. Without a range, it may be. */
function isBefore4(range: unknown): boolean {
  if (typeof range !== 'string' && typeof range !== 'number') return false;
  return String(range)
    .split('||')
    .every((one) => BELOW.test(one) || (EXACT.test(one) && !one.includes('>')));
}

/** Matches a limit below version 4. */
const BELOW = /<\s*4(\.0)*\s*$|<=?\s*[0-3](\.|\s|$)/;

/** Matches a version before 4: `3`, `^3.2.0`, `~2.72`. */
const EXACT = /^\s*[~^=v]*\s*[0-3](\.|\s|$)/;

/** Returns the role of the provider that exists already, or that the resources have. */
export function givenRole(content: unknown): Located | undefined {
  const shared = firstAt(fileOf(content), [ROLE, ['provider', 'role']]);
  return shared === undefined || isSettings(shared.value) ? undefined : shared;
}

/** Returns whether a role is described, instead of named. */
const isSettings = (given: unknown): boolean =>
  isObject(given) && !Object.keys(given).some((key) => key.startsWith('Fn::') || key === 'Ref');

/** Returns whether each function has a role of its own, instead of a shared one. */
export const isPerFunction = (content: unknown): boolean =>
  at(fileOf(content), ...ROLE, 'mode').value === 'perFunction' && readsFunctionRoles(content);
