import { ConnectAccessError } from './error';

/** Throws when a value occurs twice. Tokens are compared as they are. */
export function checkUnique(where: string, values: readonly string[], what: string): void {
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined) {
    throw new ConnectAccessError({
      where,
      problem: `the same ${what} is given twice`,
      got: twice,
      instead: `Give each ${what} once`,
    });
  }
}

/** Throws when a given list is empty: an empty list does not mean "all". */
export function checkNotEmpty(
  where: string,
  values: readonly unknown[] | undefined,
  what: string,
  whenAbsent: string,
): void {
  if (values?.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: 'the list is empty',
      allowed: `at least one ${what}`,
      instead: `Leave it out for ${whenAbsent}`,
    });
  }
}

/**
 * Throws when a value is not one of an enumeration: other languages and JavaScript can pass any
 * value.
 */
export function checkOneOf<T extends string>(where: string, value: T, values: readonly T[]): T {
  if (values.includes(value)) return value;
  throw new ConnectAccessError({
    where,
    problem: 'there is no such value',
    got: value,
    allowed: values.join(', '),
  });
}
