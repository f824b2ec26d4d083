import { PolicyText } from './deploy-time-text';
import { patternIncludes, overlap } from './pattern';
import {
  actionFacts,
  actionsOf,
  aliasesOf,
  allAliases,
  familyServices,
} from '../catalogue/catalogue';
import { lazy, memoize } from '../input/memoize';

export { isPattern } from './pattern';

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

/** Returns the prefix of an action in lower case, as IAM compares it; empty when there is none. */
export const serviceOf = (action: PolicyText): string =>
  action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();

/** Returns whether an action or a pattern names a service of Amazon Connect. `*` names none. */
export const isConnectAction = memoize((action: PolicyText): boolean =>
  familyServices().includes(serviceOf(action)),
);

/** Returns whether an action or a pattern can name a service of Amazon Connect, as `*` can. */
export const mayBeConnectAction = memoize((action: PolicyText): boolean => {
  const [service] = action.toLowerCase().split(':');
  return familyServices().some((one) => overlap(service, one));
});

/**
 * Returns the actions of the family that an action or a policy pattern matches, as the catalogue
 * writes them.
 */
export const expandPattern = memoize((action: PolicyText): readonly string[] =>
  expanded(action.toLowerCase()),
);

const expanded = memoize((action: string): readonly string[] => {
  const pattern = readAction(action);
  if (!pattern.isPattern) return [byLowerCase().get(action)].flatMap((name) => name ?? []);
  const found = [...byLowerCase()]
    .filter(([lower]) => matchesName(pattern, lower))
    .map(([, name]) => name);
  return [...new Set(found)];
});

/** An action or a pattern in lower case. */
interface ReadAction {
  readonly text: PolicyText;
  readonly isPattern: boolean;
  /** The text before the first wildcard. */
  readonly beginning: PolicyText;
}

const readAction = memoize((action: PolicyText): ReadAction => {
  const text = action.toLowerCase();
  const wildcard = text.search(/[*?]/);
  const isWhole = wildcard < 0;
  return { text, isPattern: !isWhole, beginning: isWhole ? text : text.slice(0, wildcard) };
});

/**
 * Returns whether an action or a pattern matches an action by its current or old name. The action
 * need not be in the catalogue.
 */
export function matchesAction(pattern: PolicyText, action: string): boolean {
  const read = readAction(pattern);
  return lowerCaseNames(action).some((name) => matchesName(read, name));
}

/** Returns the name of an action and its old names, in lower case. */
export const lowerCaseNames = memoize((action: string): readonly string[] => [
  ...new Set([action, ...aliasesOf(action)].map((name) => name.toLowerCase())),
]);

/** Few patterns begin as the name does. */
const matchesName = ({ text, isPattern: hasWildcard, beginning }: ReadAction, name: string) =>
  hasWildcard ? name.startsWith(beginning) && patternIncludes(text, name) : text === name;

/**
 * Returns the resource types that an action is checked against, including those that a request need
 * not name.
 */
export function resourceTypesOfAction(action: string): readonly string[] {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  return [...types, ...optionalTypes];
}
