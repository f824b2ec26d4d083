import { isPattern, lowerCaseNames, matchesAction, serviceOf } from './action-patterns';
import { PolicyText } from './deploy-time-text';
import { Policy, PolicyStatement } from './model';
import { memoize } from '../input/memoize';

/** A statement that covers an action. */
export interface CoveringStatement {
  readonly statement: PolicyStatement;
  /**
   * The patterns that cover the action, as written. For a `NotAction`, all of them: none matches
   * the action.
   */
  readonly patterns: readonly PolicyText[];
}

/**
 * Returns the statements of a policy that cover an action, in their order. Rules ask about many
 * actions, and many statements have the same actions. So each list of actions is searched once.
 */
export function coveringStatements(policy: Policy, action: string): readonly CoveringStatement[] {
  const services = servicesIn(policy);
  if (services !== undefined && !servicesOf(action).some((one) => services.has(one))) return NONE;
  const found: CoveringStatement[] = [];
  for (const statement of policy.statements) {
    const patterns = matchingPatterns(statement.actions)(action);
    if (!statement.notAction && patterns.length > 0) found.push({ statement, patterns });
    const isException = statement.notAction && statement.actions.length > 0;
    if (isException && patterns.length === 0)
      found.push({ statement, patterns: statement.actions });
  }
  return found;
}

const NONE: readonly never[] = Object.freeze([]);

/** Returns the services of the actions of a policy; undefined when they may be of any service. */
const servicesIn = memoize(({ statements }: Policy): ReadonlySet<string> | undefined => {
  const all = statements.map(({ actions, notAction }) =>
    notAction && actions.length > 0 ? undefined : servicesAmong(actions),
  );
  const known = all.flatMap((services) => services ?? []);
  return known.length < all.length ? undefined : new Set(known.flatMap((some) => [...some]));
});

const servicesAmong = memoize((actions: readonly PolicyText[]): ReadonlySet<string> | undefined => {
  const services = actions.map((pattern) => serviceOf(beginningOf(pattern)));
  return services.includes('') ? undefined : new Set(services);
});

/** Returns the text before the first wildcard, in lower case. */
const beginningOf = (pattern: PolicyText) => pattern.toLowerCase().split(/[*?]/, 1)[0];

/** Returns the services in the names of an action, which it has had or has. */
const servicesOf = memoize((action: string): readonly string[] => [
  ...new Set(lowerCaseNames(action).map(serviceOf)),
]);

/** The most actions that are remembered for one list. */
const MOST = 500;

/** Returns those of a list of actions and patterns that match an action, as written. */
const matchingPatterns = memoize((written: readonly PolicyText[]) => {
  const { names, patterns } = indexOf(written);
  return memoize(
    (action: string): readonly PolicyText[] => {
      const its = lowerCaseNames(action);
      const found = [
        ...its.flatMap((name) => names.get(name) ?? NONE),
        ...patterns.filter(
          ({ text, beginning }) =>
            its.some((name) => name.startsWith(beginning)) && matchesAction(text, action),
        ),
      ];
      if (found.length === 0) return NONE;
      return found.sort((a, b) => a.position - b.position).map(({ text }) => text);
    },
    { max: MOST },
  );
});

/** An action or a pattern in a list. */
interface Written {
  readonly text: PolicyText;
  readonly position: number;
  readonly beginning: string;
}

/** The actions of a list. */
interface Index {
  /** By their lower-case names: those without wildcards. */
  readonly names: ReadonlyMap<string, readonly Written[]>;
  readonly patterns: readonly Written[];
}

function indexOf(actions: readonly PolicyText[]): Index {
  const names = new Map<string, Written[]>();
  const patterns: Written[] = [];
  for (const [position, text] of actions.entries()) {
    const one: Written = { text, position, beginning: beginningOf(text) };
    if (isPattern(text)) patterns.push(one);
    else names.set(one.beginning, [...(names.get(one.beginning) ?? NONE), one]);
  }
  return { names, patterns };
}
