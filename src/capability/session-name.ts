import { Principal } from '../policy/model';
import { choosesSessionName } from '../policy/trust-queries';

/**
 * Returns whether a role is assumed as a way needs it. Signing in opens the account of the user with
 * the name of the session. Callers of AssumeRole, and web identities, choose that name.
 */
export const fitsSession = (principal: Principal, session: 'chosen' | 'own'): boolean =>
  mayChooseSessionName(principal) === (session === 'chosen');

/**
 * Returns whether whoever assumes a role may choose the name of the session. When the trust policy
 * of a role was not read, they may.
 */
export const mayChooseSessionName = ({ kind, trust }: Principal): boolean =>
  kind === 'role' &&
  (trust.length === 0 ||
    trust.some((statement) => statement.effect === 'Allow' && choosesSessionName(statement)));
