import { memoize } from '../input/memoize';
import { alwaysHolds } from '../policy/confining-conditions';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';

/** Returns whether a statement allows every action on every resource, always. */
export const allowsEverything = (statement: PolicyStatement): boolean =>
  statement.effect === 'Allow' &&
  !statement.notAction &&
  statement.actions.some(isEverything) &&
  !statement.notResource &&
  statement.resources.includes('*') &&
  statement.conditions.every(alwaysHolds);

const isEverything = (pattern: string) => /^\*+(:\*+)?$/.test(pattern);

/**
 * Returns whether a principal is allowed everything, without a permissions boundary. Denies may
 * remove some access.
 */
export const hasEverything: (principal: Principal) => boolean = memoize(
  (principal: Principal) =>
    principal.boundary === undefined &&
    policiesOf(principal).some(({ statements }) => statements.some(allowsEverything)),
);
