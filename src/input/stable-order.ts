import { TargetEnvironment } from './target-environment';

/** Returns the value as text after its tokens are resolved: two tokens can have the same text. */
export const resolvedText = (from: TargetEnvironment, value: unknown): string =>
  JSON.stringify(from.resolve(value));

/**
 * Sorts values in an order that does not depend on their input order, or on the token numbers of
 * this run.
 */
export function sortStable<T>(
  from: TargetEnvironment,
  values: readonly T[],
  arn: (value: T) => string,
): T[] {
  if (values.length < 2) return [...values];
  const keyed = values.map((value): [string, T] => [resolvedText(from, arn(value)), value]);
  return keyed.sort(([a], [b]) => Number(a > b) - Number(a < b)).map(([, value]) => value);
}
