import { PolicyText } from './deploy-time-text';
import { glob, patternPieces, piecesOf, matchesPattern } from './wildcard';
import { actionFacts, actionsOf, familyServices } from '../catalogue/catalogue';

/** Answers are the same for every policy; a file of many distinct patterns does not fill the memory. */
const MOST = 10_000;
const known = new Map<string, readonly string[]>();
let byLowerCase: Map<string, string> | undefined;

export const isPattern = (action: PolicyText): boolean =>
  action.includes('*') || action.includes('?');

/** The prefix of an action in lower case, as IAM compares it; empty where the action has none. */
export const serviceOf = (action: PolicyText): string =>
  action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();

/** Whether an action or a pattern names a service of Amazon Connect. `*` names none. */
export const isConnectAction = (action: PolicyText): boolean =>
  familyServices().includes(serviceOf(action));

/** The actions of the family that an action or a pattern of a policy stands for, as the catalogue writes them. */
export function expandActionPattern(action: PolicyText): readonly string[] {
  const key = action.toLowerCase();
  const found = known.get(key);
  if (found) return found;
  if (known.size >= MOST) known.clear();
  const named = lookUp(key);
  known.set(key, named);
  return named;
}

function lookUp(action: string): readonly string[] {
  byLowerCase ??= new Map(
    familyServices()
      .flatMap(actionsOf)
      .map((name) => [name.toLowerCase(), name]),
  );
  if (!isPattern(action)) return [byLowerCase.get(action)].flatMap((name) => name ?? []);
  const pieces = patternPieces(action);
  return [...byLowerCase]
    .filter(([lower]) => couldStart(action, lower) && glob(pieces, piecesOf(lower)))
    .map(([, name]) => name);
}

/** Whether an action or a pattern takes in an action, of the catalogue or not. */
export function matchesAction(pattern: PolicyText, action: string): boolean {
  if (!isPattern(pattern))
    return pattern.length === action.length && pattern.toLowerCase() === action.toLowerCase();
  const [a, b] = [pattern.toLowerCase(), action.toLowerCase()];
  return couldStart(a, b) && matchesPattern(a, b);
}

/** Most patterns are ruled out by what stands before their first wildcard. */
const couldStart = (pattern: string, action: string) =>
  action.startsWith(pattern.slice(0, pattern.search(/[*?]/)));

/** The resource types that an action is checked against, those that a request need not name among them. */
export function resourceTypesOfAction(action: string): readonly string[] {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  return [...types, ...optionalTypes];
}
