import { managedPolicyFacts, managedPolicyNames, statementTemplates } from '../catalogue/catalogue';
import { Conditions } from '../catalogue/facts';
import { lazy } from '../input/memoize';
import { conditionsIn } from '../policy/conditions';
import { betweenColons, PolicyText } from '../policy/deploy-time-text';
import { Condition, PolicyStatement } from '../policy/model';

/**
 * Whether AWS has published a statement as it is: in a managed policy, at whatever version, or on * in a custom policy.
 * What AWS documents is not for these rules to doubt.
 */
export function isDocumented({
  effect,
  actions,
  resources,
  conditions,
  notAction,
  notResource,
}: PolicyStatement): boolean {
  if (notAction || notResource) return false;
  return documented().has(key(effect, actions, resources, conditions.map(conditionKey)));
}

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

/** AWS publishes for its own partition; templates have a reference there. */
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

function withoutPartition(resource: PolicyText): PolicyText {
  const [first, , ...rest] = betweenColons(resource);
  return first === 'arn' ? [first, ...rest].join(':') : resource;
}
