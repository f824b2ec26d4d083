import { Policy } from './model';
import { isAllow } from './statement';

/** Returns what a policy allows, without its denies. */
export const allowingPart = (policy: Policy): Policy => ({
  ...policy,
  statements: policy.statements.filter(isAllow),
});
