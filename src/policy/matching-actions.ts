import { isPattern, lowerCaseNames, matchesAction } from './action-patterns';
import { PolicyText } from './deploy-time-text';
import { PolicyStatement } from './model';
import { lazy, memoize } from '../input/memoize';

/** Some actions, and which of them statements cover. */
export interface ActionSet {
  /** Returns the actions that a statement covers on something. */
  coveredBy(statement: Pick<PolicyStatement, 'actions' | 'notAction'>): Iterable<string>;
}

/**
 * Returns a set of actions that is asked about many statements. Most statements share their
 * patterns, so each pattern is compared once.
 */
export function actionSet(all: () => readonly string[]): ActionSet {
  const byName = lazy(() => actionsByName(all()));
  const matching = memoize((pattern: PolicyText): readonly string[] =>
    isPattern(pattern)
      ? all().filter((action) => matchesAction(pattern, action))
      : (byName().get(pattern.toLowerCase()) ?? NONE),
  );
  return {
    coveredBy: ({ actions, notAction }) => {
      const named = new Set<string>();
      for (const pattern of actions) for (const action of matching(pattern)) named.add(action);
      return notAction ? all().filter((action) => !named.has(action)) : named;
    },
  };
}

const NONE: readonly never[] = Object.freeze([]);

/** Returns the actions by their current and old names, in lower case. */
function actionsByName(all: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const action of all) {
    for (const name of lowerCaseNames(action)) {
      const known = found.get(name);
      if (known) known.push(action);
      else found.set(name, [action]);
    }
  }
  return found;
}
