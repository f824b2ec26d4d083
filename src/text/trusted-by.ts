import { toDisplayText } from '../policy/deploy-time-text';
import { TrustStatement } from '../policy/trust';

/** Who may take a role, as people read it: services, accounts, providers. Conditions are not in it. */
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
