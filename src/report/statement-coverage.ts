import {
  actionsOf,
  allAliases,
  cataloguedServices,
  isOfFamily,
  reviewFacts,
} from '../catalogue/catalogue';
import { resourcesOfAction, ActionResources } from '../policy/action-resources';
import { takesSome } from '../policy/arn-format';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';
import { matchesPattern } from '../policy/pattern';

/** What a statement is on, of what the catalogue has: each action with the patterns that take in some of its resources. */
export interface StatementCoverage {
  readonly actions: ReadonlySet<string>;
  readonly resources: ReadonlyMap<string, readonly PolicyText[]>;
  /** Patterns of actions of which the catalogue does not have all. */
  readonly others: readonly PolicyText[];
}

let universe: ReadonlyMap<string, string> | undefined;
const expanded = new Map<PolicyText, readonly string[]>();

/** Every action of the catalogue by its name in lower case: IAM compares them without case. Those that hand over the account are among them. */
const catalogued = (): ReadonlyMap<string, string> =>
  (universe ??= new Map([
    ...[
      ...cataloguedServices().flatMap(actionsOf),
      ...reviewFacts().escalation.flatMap(({ actions }) => actions),
    ].map((action): [string, string] => [action.toLowerCase(), action]),
    ...allAliases().map(({ action, now }): [string, string] => [action.toLowerCase(), now]),
  ]));

function actionsIn(pattern: PolicyText): readonly string[] {
  let actions = expanded.get(pattern);
  if (!actions) {
    const lower = pattern.toLowerCase();
    const exact = catalogued().get(lower);
    actions = exact
      ? [exact]
      : /[*?]/.test(lower)
        ? [...catalogued()]
            .filter(([name]) => matchesPattern(lower, name))
            .map(([, action]) => action)
        : [];
    expanded.set(pattern, actions);
  }
  return actions;
}

/** Names that were given up, or never were, allow nothing. */
const isGivenUp = (pattern: PolicyText): boolean =>
  Object.keys(reviewFacts().renamed).some((name) => name.toLowerCase() === pattern.toLowerCase());

const isKnown = (pattern: PolicyText): boolean =>
  !hasDeployTimeValue(pattern) &&
  (/[*?]/.test(pattern)
    ? isOfFamily(pattern.toLowerCase()) && actionsIn(pattern).length > 0
    : catalogued().has(pattern.toLowerCase()) || isGivenUp(pattern));

export function granted(
  statement: PolicyStatement,
  shape: (pattern: PolicyText) => string,
): StatementCoverage {
  const named = new Set(statement.actions.flatMap(actionsIn));
  const actions = statement.notAction
    ? new Set([...catalogued().values()].filter((action) => !named.has(action)))
    : named;
  const resources = new Map<string, readonly PolicyText[]>();
  const lists = new Map<string, readonly PolicyText[]>();
  // Many actions of a statement are on the same of its patterns: one list for them.
  const same = (list: readonly PolicyText[]): readonly PolicyText[] => {
    const content = list.join('\n');
    return lists.get(content) ?? (lists.set(content, list), list);
  };
  for (const action of actions) {
    const target = resourcesOfAction(action);
    const on = statement.notResource
      ? statement.resources
      : same(statement.resources.filter((pattern) => takesTarget(shape(pattern), target)));
    if (on.length > 0 && !(statement.notResource && statement.resources.includes('*')))
      resources.set(action, on);
  }
  return {
    actions,
    resources,
    others: statement.notAction
      ? [`everything but ${statement.actions.join(' and ')}`]
      : statement.actions.filter((pattern) => !isKnown(pattern)),
  };
}

/** Whether a pattern is about some resource of the target; what takes no resource is asked for on `*`. */
export const takesTarget = (shape: string, { formats }: ActionResources): boolean =>
  formats === 'no resource'
    ? /^\*+$/.test(shape)
    : formats.some((format) => takesSome(shape, format));
