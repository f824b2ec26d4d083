import { reviewFacts } from '../../catalogue/catalogue';
import { Principal } from '../../policy/model';
import { isApplication } from '../../policy/trust-queries';
import { findingsOnEach } from '../findings-by-form';
import { Found, rule } from '../rule';
import { allows, connectPrincipals, isFullyKnown } from '../statement-queries';

export const missingCompanionPolicy = rule('missing-companion-policy', (reading) =>
  findingsOnEach(
    reading,
    connectPrincipals(reading)
      .filter(isFullyKnown)
      // For people only: an application already has too much access, and application-full-access
      // reports it.
      .filter((principal) => !isApplication(principal)),
    check,
  ),
);

const INSTEAD =
  'Use the construct for it, which has both, or add the documented statements: ' +
  'https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html';

const check = (principal: Principal): Found[] =>
  reviewFacts().companions.flatMap(({ policy, actions, why }) => {
    const attachment = principal.attached.find(
      (a) => a.policy?.origin === 'aws' && a.policy.name === policy,
    );
    const missing = actions.filter((action) => !allows(principal, action));
    if (!attachment || missing.length === 0) return [];
    return [
      {
        subject: policy,
        what: `${policy} without ${missing.join(', ')}. ${why.replace(/\.$/, '')}`,
        instead: INSTEAD,
        place: attachment.place,
      },
    ];
  });
