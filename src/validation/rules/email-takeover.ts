import { trustFacts } from '../../catalogue/trust';
import { isPattern } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { Principal } from '../../policy/model';
import { connectHolders } from '../connect-holders';
import { reachedBy } from '../reached-action';
import { Found, rule, subjectOf } from '../rule';
import { hasEverything } from '../whole-access';

/** Checks actions that are allowed by name on any user. sign-in-by-wildcard checks wildcards. */
export const emailTakeover = rule('email-takeover', (world) =>
  connectHolders(world)
    .filter((principal) => !hasEverything(principal))
    .flatMap((principal) =>
      trustFacts().takeOver.flatMap((action) => findingsOn(principal, action)),
    ),
);

const findingsOn = (principal: Principal, action: string): Found[] =>
  reachedBy(principal, { action })
    .filter(
      ({ policy, statement, patterns }) =>
        policy.origin === 'file' && !statement.notAction && !patterns.some(isPattern),
    )
    .filter(({ known, resource }) => known === 'allowed' && resource.endsWith('*'))
    .map(({ resource, place }) => ({
      subject: action,
      what: `${action} on ${subjectOf([toDisplayText(resource)])} changes the e-mail address of any user`,
      place,
    }));
