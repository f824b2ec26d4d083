import { toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement, World } from '../../policy/model';
import { isOnConnect } from '../connect-holders';
import { Escalation, handsOverAccount, waysOf } from '../escalations';
import { Found, ruleOnAccess, subjectOf } from '../rule';
import { allowedToConnectPrincipals, principalsWith } from '../statement-queries';

export const notAction = ruleOnAccess('not-action', (world) =>
  [...allowedToConnectPrincipals(world)]
    .filter((statement) => statement.notAction && isOnConnect(statement))
    .map((statement) => foundIn(statement, wayBy(statement, world))),
);

/** Returns a way by which somebody takes any permission with a statement. */
const wayBy = ({ place }: PolicyStatement, world: World): Escalation | undefined =>
  principalsWith(world, { place })
    .flatMap(waysOf)
    .find(
      (escalation) =>
        handsOverAccount(escalation) &&
        escalation.steps.some(({ granting }) => granting.statement.place === place),
    );

function foundIn({ actions, resources, place }: PolicyStatement, gained?: Escalation): Found {
  const leftOut = subjectOf(actions);
  const where = subjectOf(resources.map(toDisplayText));
  const gain = gained ? `, so the holder ${gained.way.does}` : '';
  return {
    subject: leftOut,
    what: `everything except ${leftOut} is allowed on ${where}${gain}`,
    ...(gained && { severity: 'fatal' as const }),
    place,
  };
}
