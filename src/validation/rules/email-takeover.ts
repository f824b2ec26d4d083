import { trustFacts } from '../../catalogue/trust';
import { typesOf } from '../../policy/arn-resource-types';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../../policy/model';
import { signsInByPattern } from '../../policy/sign-in-by-pattern';
import { connectHolders } from '../connect-holders';
import { hasEverything } from '../escalations';
import { findingsOnEach } from '../findings-by-form';
import { heldStatements } from '../held-statements';
import { reachedBy } from '../reached-action';
import { Found, ruleOnAccess, subjectOf } from '../rule';

/**
 * Checks actions on any user. A principal that signs in as the administrator by the same wildcard
 * takes over nobody else: sign-in-by-wildcard reports it.
 */
export const emailTakeover = ruleOnAccess('email-takeover', (world) =>
  findingsOnEach(
    world,
    connectHolders(world).filter((principal) => !hasEverything(principal)),
    (principal) => trustFacts().takeOver.flatMap((action) => findingsOn(principal, action)),
  ),
);

function findingsOn(principal: Principal, action: string): Found[] {
  const signsInBy = (pattern: PolicyText, statement: PolicyStatement) =>
    signsInByPattern(pattern, statement, heldStatements([principal], statement));
  return reachedBy(principal, { action })
    .filter(
      ({ policy, statement, patterns }) =>
        policy.origin === 'file' &&
        !statement.notAction &&
        !patterns.some((pattern) => signsInBy(pattern, statement)),
    )
    .filter(({ known, resource }) => known === 'allowed' && isAnyUser(resource))
    .map(({ resource, place }) => ({
      subject: action,
      what: `${action} on ${subjectOf([toDisplayText(resource)])} changes the e-mail address of any user`,
      place,
    }));
}

/** Returns whether a resource includes every user of an instance. */
function isAnyUser(resource: PolicyText): boolean {
  const types = typesOf('connect', resource);
  return resource.endsWith('*') && (types === 'any' || types.has('user'));
}
