import { isAlwaysApplied, isNeverApplied } from './denies-of-holder';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';

/** Returns whether a principal has a deny that applies in every case. */
export const hasSureDenies = (principal: Principal): boolean => denies(principal, isAlwaysApplied);

/** Returns whether a principal has a deny that may apply. */
export const hasDenies = (principal: Principal): boolean =>
  denies(principal, (deny) => !isNeverApplied(deny, principal));

const denies = (
  principal: Principal,
  test: (deny: PolicyStatement, holder: Principal) => boolean,
): boolean =>
  policiesOf(principal).some(({ statements }) =>
    statements.some((one) => one.effect === 'Deny' && test(one, principal)),
  );

/** Returns a principal without the denies that something decides about. */
export function withSureDenies(principal: Principal): Principal {
  const isKept = (one: PolicyStatement) =>
    one.effect === 'Allow' || isAlwaysApplied(one, principal);
  const kept = (policy: Policy): Policy =>
    policy.statements.every(isKept)
      ? policy
      : { ...policy, statements: policy.statements.filter(isKept) };
  const { inline, attached } = principal;
  return {
    ...principal,
    inline: inline.map(kept),
    attached: attached.map((one) => (one.policy ? { ...one, policy: kept(one.policy) } : one)),
  };
}
