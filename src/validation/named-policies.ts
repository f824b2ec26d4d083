import { isKey } from './condition-keys';
import { policyKeys } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { policiesAndBoundaryOf, Policy, Principal } from '../policy/model';

/** Returns whether conditions of a principal may name policies of its world. */
export const namesPolicies = (principal: Principal): boolean =>
  policiesAndBoundaryOf(principal).some(hasPolicyKey);

const hasPolicyKey = memoize(({ statements }: Policy): boolean => {
  const { attached, boundary } = policyKeys();
  return statements.some(({ conditions }) =>
    conditions.some(({ key }) => isKey(key, attached) || isKey(key, boundary)),
  );
});
