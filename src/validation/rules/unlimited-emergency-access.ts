import { trustFacts } from '../../catalogue/trust';
import { isPattern } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { Principal } from '../../policy/model';
import { mostAllowed } from '../attempt';
import { connectHolders } from '../connect-holders';
import { GrantingStatement, grantingStatements } from '../granting-statements';
import { Found, rule, subjectOf } from '../rule';
import { demands } from '../trust-queries';

/** Checks actions that are allowed by name. sign-in-by-wildcard checks wildcards. */
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

/** Returns whether the action is allowed after a sign-in with only a password, from anywhere. */
const isUnlimited = (principal: Principal, { statement }: GrantingStatement): boolean =>
  statement.resources.some((resource) => {
    const { emergency, weakSignIn } = trustFacts();
    const attempt = { action: emergency, contexts: [weakSignIn] };
    return mostAllowed(principal, attempt, resource)?.known === 'allowed';
  });

/**
 * Returns whether everyone who can assume a role must sign in with MFA, or from a specific
 * location.
 */
function isStronglyTrusted({ trust }: Principal): boolean {
  const allowing = trust.filter(({ effect }) => effect === 'Allow');
  return (
    allowing.length > 0 && allowing.every((one) => demands(one, trustFacts().strongSignInKeys))
  );
}
