import { Conditions } from '../catalogue/facts';
import { Condition } from '../policy/model';

/** Conditions by operator and key, as a policy document has them, in the order of the list. */
export function nestedConditions(conditions: readonly Condition[]): Conditions | undefined {
  if (conditions.length === 0) return undefined;
  const nested: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { operator, key, values } of conditions)
    nested[operator] = { ...nested[operator], [key]: values.length === 1 ? values[0] : values };
  return nested;
}

/** A text that is the same for the same conditions, in whatever order they were written. */
export function conditionsKey(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '[]';
  return JSON.stringify(
    Object.entries(nestedConditions(conditions) ?? {})
      .sort(byName)
      .map(([operator, byKey]) => [operator, Object.entries(byKey).sort(byName)]),
  );
}

/** Whether all that the first conditions ask is asked by the second ones, in the same words. */
export function asksNoMore(first: readonly Condition[], second: readonly Condition[]): boolean {
  if (first.length === 0) return true;
  const asked = second.map((condition) => conditionsKey([condition]));
  return first.every((condition) => asked.includes(conditionsKey([condition])));
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => Number(a > b) - Number(a < b);
