import { deployTimeValue, PolicyText } from './deploy-time-text';
import { Policy } from './model';

/** Values of what only deployment knows, by the names of opaque parts. */
export type DeployTimeValues = Readonly<Record<string, string>>;

/** Text as it is when deployment brings some values, those of later names into those of earlier ones. */
export const substitute = (text: PolicyText, known: DeployTimeValues): PolicyText =>
  Object.entries(known).reduce(
    (all, [name, value]) => all.split(deployTimeValue(name)).join(value),
    text,
  );

/** A policy as it is when deployment brings some values; its statements stand where they stood. */
export function substitutePolicy(policy: Policy, known: DeployTimeValues): Policy {
  const fill = (text: PolicyText): PolicyText => substitute(text, known);
  return {
    ...policy,
    statements: policy.statements.map((statement) => ({
      ...statement,
      actions: statement.actions.map(fill),
      resources: statement.resources.map(fill),
      conditions: statement.conditions.map((condition) => ({
        ...condition,
        values: condition.values.map(fill),
      })),
    })),
  };
}
