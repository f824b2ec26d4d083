import { requestFacts } from '../../catalogue/requests';
import { trustFacts } from '../../catalogue/trust';
import { Principal, World } from '../../policy/model';
import { choosesSessionName } from '../../policy/trust-queries';
import { chosenNamesOf, signsInAsChosenUser } from '../chosen-user';
import { connectHolders } from '../connect-holders';
import { hasEverything } from '../escalations';
import { findingsOnEach } from '../findings-by-form';
import { Found, ruleOnAccess } from '../rule';
import { trustFindings } from '../trust-findings';

export const chosenSessionName = ruleOnAccess('chosen-session-name', (world) => {
  const { assume, assumeWithWebIdentity } = trustFacts();
  const onRoles = trustFindings(
    world,
    { rule: 'chosen-session-name', actions: [assume, assumeWithWebIdentity] },
    (statement, role) =>
      choosesSessionName(statement) && !hasEverything(role) && signsInAsChosenUser(role)
        ? {
            subject: role.name,
            what: 'whoever assumes the role chooses the user to sign in as',
          }
        : undefined,
  );
  return [...onRoles, ...findingsOnUsers(world)];
});

/** Returns the findings on users that name sessions of federation. AWS does not say who may sign in. */
const findingsOnUsers = (world: World): Found[] =>
  findingsOnEach(
    world,
    connectHolders(world).filter((user) => !hasEverything(user)),
    (user) =>
      chosenNamesOf(user)
        .filter(({ policy }) => policy.origin === 'file')
        .slice(0, 1)
        .map(foundOn(user)),
  );

const foundOn =
  ({ name }: Principal) =>
  ({ place }: ReturnType<typeof chosenNamesOf>[number]): Found => {
    const { by } = requestFacts().federation;
    const chooses = `by the name of a session of ${by}, the user chooses as whom it signs in`;
    return {
      subject: name,
      what: `${chooses}, if Amazon Connect takes such a session`,
      instead: `Deny ${by}, or name the sessions that the user may make`,
      severity: 'warning',
      place,
    };
  };
