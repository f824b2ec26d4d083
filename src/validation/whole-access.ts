import { memoize } from '../input/memoize';
import { matchesAction } from '../policy/action-patterns';
import { alwaysHolds } from '../policy/confining-conditions';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';

/** Returns whether a statement allows every action on every resource, always. */
export const allowsEverything = (statement: PolicyStatement): boolean =>
  statement.effect === 'Allow' &&
  !statement.notAction &&
  statement.actions.some(isEverything) &&
  !statement.notResource &&
  statement.resources.includes('*') &&
  statement.conditions.every(alwaysHolds);

const isEverything = (pattern: string) => /^\*+(:\*+)?$/.test(pattern);

/** Returns whether a principal has a permissions boundary that keeps some permission back. */
export const isBounded = ({ boundary }: Principal): boolean =>
  boundary !== undefined && !(boundary.policy && isUnlimited(boundary.policy));

const isUnlimited = ({ statements }: Policy): boolean =>
  statements.some(allowsEverything) && statements.every(({ effect }) => effect === 'Allow');

/**
 * Returns whether a principal is allowed everything, without a permissions boundary that keeps some
 * of it back. Denies of some actions may remove some access.
 */
export const hasEverything: (principal: Principal) => boolean = memoize(
  (principal: Principal) =>
    !isBounded(principal) &&
    policiesOf(principal).some(({ statements }) => statements.some(allowsEverything)) &&
    !policiesOf(principal).some(({ statements }) => statements.some(deniesOthers)),
);

/** An action that no service has: what AWS may add. */
export const NEW_ACTION = 'new-service:NewAction';

/** Returns whether a policy allows an action that AWS may add, on something. */
export const allowsNewActions = ({ statements }: Policy): boolean =>
  statements.some(
    ({ effect, actions, notAction }) =>
      effect === 'Allow' &&
      actions.some((pattern) => matchesAction(pattern, NEW_ACTION)) !== notAction,
  );

/** Returns whether a statement denies everything, or everything but some actions, always. */
const deniesOthers = ({
  effect,
  actions,
  notAction,
  resources,
  notResource,
  conditions,
  templateConditions,
}: PolicyStatement): boolean =>
  effect === 'Deny' &&
  conditions.length + templateConditions.length === 0 &&
  !notResource &&
  resources.includes('*') &&
  actions.some((pattern) => matchesAction(pattern, NEW_ACTION)) !== notAction;
