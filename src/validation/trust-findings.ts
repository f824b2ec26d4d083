import { connectHolders } from './connect-holders';
import { findingsOnEach } from './findings-by-form';
import { Found } from './rule';
import { effectiveTrust } from '../policy/effective-trust';
import { Principal, World } from '../policy/model';
import { TrustStatement } from '../policy/trust';

/**
 * Creates a rule check for the statements of trust policies that allow one of some actions, for all
 * roles that reach Amazon Connect. The denies of a trust policy count.
 */
export const trustFindings = (
  world: World,
  actions: readonly string[],
  check: (statement: TrustStatement, role: Principal) => Omit<Found, 'place'> | undefined,
): Found[] =>
  findingsOnEach(world, connectHolders(world), (role) => {
    const found = actions
      .flatMap((action) => effectiveTrust(role)(action))
      .flatMap((statement) => {
        const one = check(statement, role);
        return one ? [{ ...one, place: statement.place }] : [];
      });
    return found.filter(({ place }, i) => found.findIndex((one) => one.place === place) === i);
  });
