import { toDisplayText } from '../policy/deploy-time-text';
import { TrustStatement } from '../policy/trust';

/** Describes who may assume a role: services, accounts, providers. Omits conditions. */
export const trustedByText = (trust: readonly TrustStatement[]): string[] => [
  ...new Set(
    trust
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ principals, notPrincipal }) =>
        notPrincipal
          ? [`everybody but ${principals.map(({ value }) => toDisplayText(value)).join(', ')}`]
          : principals.map(({ value }) => toDisplayText(value)),
      ),
  ),
];
