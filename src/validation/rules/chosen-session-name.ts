import { trustFacts } from '../../catalogue/trust';
import { Principal } from '../../policy/model';
import { choosesSessionName } from '../../policy/trust-queries';
import { mostAllowed } from '../attempt';
import { grantingStatements } from '../granting-statements';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';
import { hasEverything } from '../whole-access';

export const chosenSessionName = rule('chosen-session-name', (world) =>
  trustFindings(world, (statement, role) =>
    choosesSessionName(statement) && !hasEverything(role) && signsIn(role)
      ? {
          subject: role.name,
          what: `whoever assumes the role ${role.name} chooses the user to sign in as`,
        }
      : undefined,
  ),
);

/** Returns whether a role signs in to an instance, under any condition. */
function signsIn(role: Principal): boolean {
  const action = trustFacts().signIn;
  return grantingStatements(role, action).some(({ statement }) =>
    statement.resources.some((resource) => mostAllowed(role, { action }, resource)),
  );
}
