import { managedPolicyFacts, managedPolicyNames, statementTemplates } from '../catalogue/catalogue';
import { Conditions } from '../catalogue/facts';
import { lazy, memoize } from '../input/memoize';
import { conditionsIn } from '../policy/conditions';
import { Condition, PolicyStatement } from '../policy/model';
import { withoutPartition } from '../policy/without-partition';

/**
 * Returns whether AWS has published this exact statement: in any version of a managed policy, or on
 * * in a custom policy. These rules do not question what AWS documents.
 */
export const isDocumented: (statement: PolicyStatement) => boolean = memoize(
  ({ effect, actions, resources, conditions, notAction, notResource }: PolicyStatement) => {
    if (notAction || notResource) return false;
    return documented().has(key(effect, actions, resources, conditions.map(conditionKey)));
  },
);

const documented = lazy(
  () =>
    new Set([
      ...statementTemplates()
        .filter((s) => s.resources.join() === '*')
        .map((s) => key(s.effect ?? 'Allow', s.actions, s.resources, flat(s.conditions))),
      ...managedPolicyNames()
        .flatMap((name) => Object.values(managedPolicyFacts(name).versions))
        .flatMap(({ document }) => document?.Statement ?? [])
        .map((s) => key(s.Effect, [s.Action].flat(), [s.Resource].flat(), flat(s.Condition))),
    ]),
);

/** AWS publishes for its own partition. Templates have a reference in its place. */
const key = (
  effect: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions: readonly string[],
): string =>
  JSON.stringify([
    effect,
    [...actions].sort(),
    resources.map(withoutPartition).sort(),
    [...conditions].sort(),
  ]);

const flat = (conditions?: Conditions): string[] => conditionsIn(conditions).map(conditionKey);

const conditionKey = ({ operator, key: name, values }: Condition): string =>
  [operator, name, ...values].join();
