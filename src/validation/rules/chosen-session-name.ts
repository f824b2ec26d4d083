import { trustFacts } from '../../catalogue/trust';
import { choosesSessionName } from '../../policy/trust-queries';
import { signsInAsChosenUser } from '../chosen-user';
import { hasEverything } from '../escalations';
import { ruleOnAccess } from '../rule';
import { trustFindings } from '../trust-findings';

export const chosenSessionName = ruleOnAccess('chosen-session-name', (world) => {
  const { assume, assumeWithWebIdentity } = trustFacts();
  return trustFindings(
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
});
