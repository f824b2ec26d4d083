/** The value, which has to be there: without one the test fails here, and not later with other words. */
export function defined<T>(value: T): NonNullable<T> {
  if (value === undefined || value === null) throw new Error(`Expected a value, got ${value}.`);
  return value;
}
