import { asksSession } from './own-tags';
import { canTry } from './reached-action';
import { isOnSession } from './session-values';
import { trustingStatements } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { policiesOf, Principal } from '../policy/model';
import { TrustStatement } from '../policy/trust';

/**
 * Returns a role as a principal has it that assumes it: with the session tags and the source
 * identity that it chooses.
 */
export function asAssumedBy(principal: Principal, role: Principal): Principal {
  if (!policiesOf(role).some(asksSession)) return role;
  const { tagSession, sourceIdentity } = trustFacts();
  // A session of a role needs this permission too. The trust of the other role is not enough.
  const maySet = canTry(principal, { action: sourceIdentity.sets, on: 'role' });
  const actions = [tagSession, ...(maySet ? [sourceIdentity.sets] : [])];
  const ways = actions.flatMap((action) => waysToBring(principal, role, action));
  return ways.length === 0 ? role : withTrust(role)(JSON.stringify(ways));
}

/** Returns statements by which everybody may do what a principal may: bring something to a session. */
const waysToBring = (
  principal: Principal,
  role: Principal,
  action: string,
): readonly TrustStatement[] => {
  const { assume } = trustFacts();
  const bringing = trustingStatements(role, principal, action);
  return bringing.length === 0
    ? []
    : trustingStatements(role, principal).flatMap((assuming) =>
        bringing.map((one) => ({
          ...one,
          actions: [assume, action],
          notAction: false,
          principals: [{ type: '*', value: '*' }],
          notPrincipal: false,
          conditions: [...assuming.conditions, ...one.conditions].filter(isOnSession),
        })),
      );
};

/** Many principals assume a role by the same statements. */
const withTrust = memoize((role: Principal) =>
  memoize((ways: string): Principal => ({ ...role, trust: [...role.trust, ...JSON.parse(ways)] })),
);
