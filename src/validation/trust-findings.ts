import { connectHolders } from './connect-holders';
import { Found } from './rule';
import { Principal, World } from '../policy/model';
import { TrustStatement } from '../policy/trust';

/**
 * Creates a rule check for the statements of trust policies, for all roles that reach Amazon
 * Connect.
 */
export const trustFindings = (
  world: World,
  check: (statement: TrustStatement, role: Principal) => Omit<Found, 'place'> | undefined,
): Found[] =>
  connectHolders(world).flatMap((role) =>
    role.trust
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const found = check(statement, role);
        return found ? [{ ...found, place: statement.place }] : [];
      }),
  );
