import { trustFacts } from '../catalogue/trust';
import { Principal } from '../policy/model';
import { TrustStatement } from '../policy/trust';
import { choosesSessionName, demands, trustAllows } from '../validation/trust-queries';

/**
 * Returns whether a role is assumed as a way needs it. Signing in opens the account of the user with
 * the name of the session. Callers of AssumeRole, and web identities, choose that name.
 */
export const fitsSession = (principal: Principal, session: 'chosen' | 'own'): boolean =>
  mayChooseSessionName(principal) === (session === 'chosen');

/** Returns whether whoever assumes a role may choose the name of the session. */
export function mayChooseSessionName({ kind, trust, unknown }: Principal): boolean {
  if (kind !== 'role') return false;
  if (trust.length === 0) return unknown.length > 0;
  return trust.some(
    (statement) =>
      statement.effect === 'Allow' && (choosesSessionName(statement) || isOfWebIdentity(statement)),
  );
}

const isOfWebIdentity = (statement: TrustStatement): boolean =>
  trustAllows(statement, trustFacts().assumeWithWebIdentity) &&
  statement.principals.some(({ type }) => type === 'Federated') &&
  !demands(statement, trustFacts().sessionNameKeys);
