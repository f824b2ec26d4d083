import { PolicyText } from './deploy-time-text';
import { matchesPattern, patternIncludes } from './pattern';
import {
  actionFacts,
  actionsOf,
  aliasesOf,
  allAliases,
  familyServices,
} from '../catalogue/catalogue';
import { lazy, memoize } from '../input/memoize';

/** The actions of the family by their names in lower case, old names that still work among them. */
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

/** The prefix of an action in lower case, as IAM compares it; empty where the action has none. */
export const serviceOf = (action: PolicyText): string =>
  action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();

/** Whether an action or a pattern names a service of Amazon Connect. `*` names none. */
export const isConnectAction = (action: PolicyText): boolean =>
  familyServices().includes(serviceOf(action));

/** The actions of the family that an action or a pattern of a policy stands for, as the catalogue writes them. */
export const expandActionPattern = (action: PolicyText): readonly string[] =>
  expanded(action.toLowerCase());

const expanded = memoize((action: string): readonly string[] => {
  if (!isPattern(action)) return [byLowerCase().get(action)].flatMap((name) => name ?? []);
  const found = [...byLowerCase()]
    .filter(([lower]) => couldStart(action, lower) && matchesPattern(action, lower))
    .map(([, name]) => name);
  return [...new Set(found)];
});

/** Whether an action or a pattern takes in an action, of the catalogue or not, by its name or by an old name of it. */
export const matchesAction = (pattern: PolicyText, action: string): boolean =>
  matchesName(pattern, action) || oldNamesOf(action).some((old) => matchesName(pattern, old));

const oldNamesOf = memoize(aliasesOf);

function matchesName(pattern: PolicyText, action: string): boolean {
  if (!isPattern(pattern))
    return pattern.length === action.length && pattern.toLowerCase() === action.toLowerCase();
  const [a, b] = [pattern.toLowerCase(), action.toLowerCase()];
  return couldStart(a, b) && patternIncludes(a, b);
}

/** Most patterns are ruled out by what stands before their first wildcard. */
const couldStart = (pattern: string, action: string) =>
  action.startsWith(pattern.slice(0, pattern.search(/[*?]/)));

/** The resource types that an action is checked against, those that a request need not name among them. */
export function resourceTypesOfAction(action: string): readonly string[] {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  return [...types, ...optionalTypes];
}
