import { toDisplayText } from '../policy/deploy-time-text';
import { isAllow } from '../policy/statement';
import { TrustStatement } from '../policy/trust';

/** Describes who may assume a role: services, accounts, providers. Omits conditions. */
export const trustedByText = (trust: readonly TrustStatement[]): string[] => [
  ...new Set(
    trust
      .filter(isAllow)
      .flatMap(({ principals, notPrincipal }) =>
        notPrincipal
          ? [`everybody but ${principals.map(({ value }) => toDisplayText(value)).join(', ')}`]
          : principals.map(({ value }) => toDisplayText(value)),
      ),
  ),
];
