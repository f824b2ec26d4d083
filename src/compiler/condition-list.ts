import { Conditions } from '../catalogue/facts';
import { Condition } from '../policy/model';

/** Returns conditions by operator and key, in the form of a policy document and in list order. */
export function nestedConditions(conditions: readonly Condition[]): Conditions | undefined {
  if (conditions.length === 0) return undefined;
  const nested: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { operator, key, values } of conditions)
    nested[operator] = { ...nested[operator], [key]: values.length === 1 ? values[0] : values };
  return nested;
}

/** Returns a text that is the same for the same conditions in any order. */
export function conditionsKey(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '[]';
  return JSON.stringify(
    Object.entries(nestedConditions(conditions) ?? {})
      .sort(byName)
      .map(([operator, byKey]) => [operator, Object.entries(byKey).sort(byName)]),
  );
}

/**
 * Returns whether the second conditions include all of the first conditions, with the same text.
 */
export function asksNoMore(first: readonly Condition[], second: readonly Condition[]): boolean {
  if (first.length === 0) return true;
  const asked = second.map((condition) => conditionsKey([condition]));
  return first.every((condition) => asked.includes(conditionsKey([condition])));
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => Number(a > b) - Number(a < b);
