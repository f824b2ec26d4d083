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
 * actions, and few statements are about each. So an index finds them.
 */
export function coveringStatements(policy: Policy, action: string): readonly CoveringStatement[] {
  const { byName, withWildcards, exceptions, services } = indexOf(policy);
  if (services !== undefined && !servicesOf(action).some((one) => services.has(one))) return NONE;
  const names = lowerCaseNames(action);
  const named = names.flatMap((name) => byName.get(name) ?? NONE);
  const matching = withWildcards.filter(
    ({ pattern, beginning }) =>
      names.some((name) => name.startsWith(beginning)) && matchesAction(pattern, action),
  );
  const found = [...named, ...matching];
  if (found.length === 0 && exceptions.length === 0) return NONE;
  const excluded = new Set(found.map(({ statement }) => statement));
  const left = exceptions.filter(({ statement }) => !excluded.has(statement));
  return grouped([...found.filter(({ statement }) => !statement.notAction), ...left]);
}

/** An action or a pattern in a statement, and its position in the policy. */
interface Written {
  readonly statement: PolicyStatement;
  readonly pattern: PolicyText;
  /** The text before the first wildcard, in lower case. */
  readonly beginning: string;
  readonly position: number;
}

/** The actions of a policy. */
interface Index {
  /** By their lower-case names: those without wildcards. */
  readonly byName: ReadonlyMap<string, readonly Written[]>;
  readonly withWildcards: readonly Written[];
  /** The actions of each `NotAction`. */
  readonly exceptions: readonly Written[];
  /** The services of all actions; undefined when they may be of any service. */
  readonly services?: ReadonlySet<string>;
}

const NONE: readonly never[] = Object.freeze([]);

const indexOf = memoize(({ statements }: Policy): Index => {
  const written = statements
    .flatMap((statement) => statement.actions.map((pattern) => ({ statement, pattern })))
    .map(({ statement, pattern }, position): Written => {
      const [beginning] = pattern.toLowerCase().split(/[*?]/, 1);
      return { statement, pattern, beginning, position };
    });
  const byName = new Map<string, Written[]>();
  for (const one of written.filter(({ pattern }) => !isPattern(pattern))) {
    byName.set(one.beginning, [...(byName.get(one.beginning) ?? NONE), one]);
  }
  const exceptions = written.filter(({ statement }) => statement.notAction);
  const isOfAny = exceptions.length > 0 || !written.every(({ beginning }) => serviceOf(beginning));
  return {
    byName,
    withWildcards: written.filter(({ pattern }) => isPattern(pattern)),
    exceptions,
    ...(!isOfAny && { services: new Set(written.map(({ beginning }) => serviceOf(beginning))) }),
  };
});

/** Returns the services in the names of an action, which it has had or has. */
const servicesOf = memoize((action: string): readonly string[] => [
  ...new Set(lowerCaseNames(action).map(serviceOf)),
]);

/** Returns the statements with their patterns, both as written. */
function grouped(written: readonly Written[]): readonly CoveringStatement[] {
  const found = new Map<PolicyStatement, PolicyText[]>();
  for (const { statement, pattern } of [...written].sort((a, b) => a.position - b.position)) {
    const known = found.get(statement);
    if (known) known.push(pattern);
    else found.set(statement, [pattern]);
  }
  return [...found].map(([statement, patterns]) => ({ statement, patterns }));
}
