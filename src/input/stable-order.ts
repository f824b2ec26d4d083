import { TargetEnvironment } from './target-environment';

/** What a value says once its tokens are resolved, as text: two tokens can say the same. */
export const resolvedText = (from: TargetEnvironment, value: unknown): string =>
  JSON.stringify(from.resolve(value));

/** In an order that does not depend on how they were given, nor on the numbers that tokens have in this run. */
export function sortStable<T>(
  from: TargetEnvironment,
  values: readonly T[],
  arn: (value: T) => string,
): T[] {
  if (values.length < 2) return [...values];
  const keyed = values.map((value): [string, T] => [resolvedText(from, arn(value)), value]);
  return keyed.sort(([a], [b]) => Number(a > b) - Number(a < b)).map(([, value]) => value);
}
