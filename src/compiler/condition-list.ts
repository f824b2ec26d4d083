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
 * Returns whether each of the first conditions holds wherever the second ones do: it is one of them, or equality with
 * more values.
 */
export function asksNoMore(first: readonly Condition[], second: readonly Condition[]): boolean {
  return first.every((condition) => second.some((other) => isImpliedBy(condition, other)));
}

function isImpliedBy(condition: Condition, other: Condition): boolean {
  if (condition.operator !== 'StringEquals')
    return conditionsKey([condition]) === conditionsKey([other]);
  return (
    other.operator === 'StringEquals' &&
    other.key === condition.key &&
    other.values.every((value) => condition.values.includes(value))
  );
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => Number(a > b) - Number(a < b);
