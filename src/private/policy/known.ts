import { Policy } from './model';
import { opaque, Text } from './text';

/** Values of what only deployment knows, by the names of opaque parts. */
export type Known = Readonly<Record<string, string>>;

/** Text as it is when deployment brings some values, those of later names into those of earlier ones. */
export const filled = (text: Text, known: Known): Text =>
  Object.entries(known).reduce((all, [name, value]) => all.split(opaque(name)).join(value), text);

/** A policy as it is when deployment brings some values; its statements stand where they stood. */
export function withKnown(policy: Policy, known: Known): Policy {
  const fill = (text: Text): Text => filled(text, known);
  return {
    ...policy,
    statements: policy.statements.map((statement) => ({
      ...statement,
      actions: statement.actions.map(fill),
      resources: statement.resources.map(fill),
      conditions: statement.conditions.map((condition) => ({ ...condition, values: condition.values.map(fill) })),
    })),
  };
}
