import { trustFacts } from '../../catalogue/trust';
import { isPattern } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { Principal } from '../../policy/model';
import { mostAllowed } from '../attempt';
import { connectHolders } from '../connect-holders';
import { GrantingStatement, grantingStatements } from '../granting-statements';
import { Found, rule, subjectOf } from '../rule';
import { demands } from '../trust-queries';

/** Of what is allowed by name: sign-in-by-wildcard is about wildcards. */
export const unlimitedEmergencyAccess = rule('unlimited-emergency-access', (world) =>
  connectHolders(world)
    .filter((principal) => !isStronglyTrusted(principal))
    .flatMap(foundIn),
);

const foundIn = (principal: Principal): Found[] =>
  grantingStatements(principal, trustFacts().emergency)
    .filter(isByName)
    .filter((granting) => isUnlimited(principal, granting))
    .map(({ statement, place }) => ({
      subject: principal.name,
      what:
        `${trustFacts().emergency} on ${subjectOf(statement.resources.map(toDisplayText))} needs ` +
        'neither MFA nor a source address',
      place,
    }));

const isByName = ({ statement, patterns, policy }: GrantingStatement): boolean =>
  policy.origin === 'file' && !statement.notAction && !patterns.some(isPattern);

/** Whether the action is allowed to somebody who signed in with a password alone, from anywhere. */
const isUnlimited = (principal: Principal, { statement }: GrantingStatement): boolean =>
  statement.resources.some((resource) => {
    const { emergency, weakSignIn } = trustFacts();
    const attempt = { action: emergency, contexts: [weakSignIn] };
    return mostAllowed(principal, attempt, resource)?.known === 'allowed';
  });

/** Whether all who can assume a role have to sign in with MFA, or from somewhere. */
function isStronglyTrusted({ trust }: Principal): boolean {
  const allowing = trust.filter(({ effect }) => effect === 'Allow');
  return (
    allowing.length > 0 && allowing.every((one) => demands(one, trustFacts().strongSignInKeys))
  );
}
