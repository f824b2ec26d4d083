import { PolicyText } from './deploy-time-text';
import { matchesPattern, patternIncludes, patternsIntersect } from './pattern';
import {
  actionFacts,
  actionsOf,
  aliasesOf,
  allAliases,
  familyServices,
} from '../catalogue/catalogue';
import { lazy, memoize } from '../input/memoize';

/**
 * Returns the actions of the family by their lower-case names, including old names that still work.
 */
const byLowerCase = lazy(
  () =>
    new Map([
      ...familyServices()
        .flatMap(actionsOf)
        .map((name): [string, string] => [name.toLowerCase(), name]),
      ...allAliases().map(({ action, now }): [string, string] => [action.toLowerCase(), now]),
    ]),
);

export const isPattern = (action: PolicyText): boolean =>
  action.includes('*') || action.includes('?');

/** Returns the prefix of an action in lower case, as IAM compares it; empty when there is none. */
export const serviceOf = (action: PolicyText): string =>
  action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();

/** Returns whether an action or a pattern names a service of Amazon Connect. `*` names none. */
export const isConnectAction = (action: PolicyText): boolean =>
  familyServices().includes(serviceOf(action));

/** Returns whether an action or a pattern can name a service of Amazon Connect, as `*` can. */
export const mayBeConnectAction = memoize((action: PolicyText): boolean => {
  const [service] = action.toLowerCase().split(':');
  return familyServices().some((one) => patternsIntersect(service, one));
});

/**
 * Returns the actions of the family that an action or a policy pattern matches, as the catalogue
 * writes them.
 */
export const expandActionPattern = (action: PolicyText): readonly string[] =>
  expanded(action.toLowerCase());

const expanded = memoize((action: string): readonly string[] => {
  if (!isPattern(action)) return [byLowerCase().get(action)].flatMap((name) => name ?? []);
  const found = [...byLowerCase()]
    .filter(([lower]) => couldStart(action, lower) && matchesPattern(action, lower))
    .map(([, name]) => name);
  return [...new Set(found)];
});

/**
 * Returns whether an action or a pattern matches an action by its current or old name. The action
 * need not be in the catalogue.
 */
export const matchesAction = (pattern: PolicyText, action: string): boolean =>
  matchesName(pattern, action) || aliasesOf(action).some((old) => matchesName(pattern, old));

function matchesName(pattern: PolicyText, action: string): boolean {
  if (!isPattern(pattern))
    return pattern.length === action.length && pattern.toLowerCase() === action.toLowerCase();
  const [a, b] = [pattern.toLowerCase(), action.toLowerCase()];
  return couldStart(a, b) && patternIncludes(a, b);
}

/** Returns whether the text before the first wildcard allows a match. Few patterns pass. */
const couldStart = (pattern: string, action: string) =>
  action.startsWith(pattern.slice(0, pattern.search(/[*?]/)));

/**
 * Returns the resource types that an action is checked against, including those that a request need
 * not name.
 */
export function resourceTypesOfAction(action: string): readonly string[] {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  return [...types, ...optionalTypes];
}
