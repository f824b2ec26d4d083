import { isKey } from './condition-keys';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { isPartlyKnown, Principal } from '../policy/model';
import { isAllow } from '../policy/statement';
import { mayBeService } from '../policy/trust-queries';

/** Returns whether only sessions of a service have a key: the instance, the function, the build. */
export const isOfSession = (key: string): boolean => serviceOfSession(key) !== undefined;

/** Returns whether a service with such a key may have made the session of a holder. */
export function mayHaveSessionKey(key: string, principal: Principal): boolean {
  const service = serviceOfSession(key);
  if (service === undefined || !['role', 'policy'].includes(principal.kind)) return false;
  if (isPartlyKnown(principal)) return true;
  return trusted(principal.trust).some((one) => mayBeService(one, service));
}

/** Returns whether a holder may make requests without such a key: not every session has it. */
export function mayLackSessionKey(key: string, { kind, trust }: Principal): boolean {
  const service = serviceOfSession(key);
  if (service === undefined) return false;
  const principals = kind === 'role' ? trusted(trust) : [];
  return principals.length === 0 || !principals.every((one) => mayBeService(one, service));
}

const serviceOfSession = memoize((key: string): string | undefined =>
  Object.keys(requestFacts().sessions).find((service) =>
    requestFacts().sessions[service].some((one) => isKey(key, one)),
  ),
);

/** Returns whom the statements of a trust policy let in. */
const trusted = (trust: Principal['trust']) =>
  trust.filter(isAllow).flatMap(({ principals }) => principals);
