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

/** Throws when a value is not a list, or has an element that is no value. */
export function checkEach(where: string, values: readonly unknown[]): void {
  if (!Array.isArray(values)) {
    throw new ConnectAccessError({
      where,
      problem: 'this is not a list',
      got: values,
      allowed: 'a list',
    });
  }
  const missing = values.findIndex((value) => value === undefined || value === null);
  if (missing >= 0)
    throw new ConnectAccessError({
      where,
      problem: `element ${missing} of the list is not given`,
      got: values[missing],
      allowed: 'a value for each element',
    });
}

/**
 * Throws when a value is not of the class: JavaScript can pass anything, such as a name or an array
 * in place of several values.
 *
 * @param property what each object of the class has
 */
export function checkKind(
  where: string,
  values: readonly unknown[],
  className: string,
  property: string,
): void {
  checkEach(where, values);
  const wrong = values.find(
    (value) => typeof value !== 'object' || !(property in (value as object)),
  );
  if (wrong === undefined) return;
  throw new ConnectAccessError({
    where,
    problem: `this is not a ${className}`,
    got: wrong,
    allowed: `a ${className}`,
  });
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
