import { toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { isOnConnect } from '../connect-holders';
import { Found, rule, subjectOf } from '../rule';
import { allowedToConnectPrincipals } from '../statement-queries';

export const notAction = rule('not-action', (world) =>
  [...allowedToConnectPrincipals(world)]
    .filter((statement) => statement.notAction && isOnConnect(statement))
    .map(foundIn),
);

function foundIn({ actions, resources, place }: PolicyStatement): Found {
  const leftOut = subjectOf(actions);
  const where = subjectOf(resources.map(toDisplayText));
  return {
    subject: leftOut,
    what: `everything except ${leftOut} is allowed on ${where}`,
    place,
  };
}
