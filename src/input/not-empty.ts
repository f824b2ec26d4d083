import { ConnectAccessError } from './error';

/** Throws when nothing is given: a computed list that is empty must not look like access. */
export function notEmpty(where: string, values: readonly unknown[], what: string): void {
  if (values.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: 'nothing is given: that is no access, and not all of it',
      allowed: `at least one ${what}`,
    });
  }
}
