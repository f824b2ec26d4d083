import { toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement, World } from '../../policy/model';
import { mostAllowed } from '../attempt';
import { isOnConnect } from '../connect-holders';
import { NEW_ACTION } from '../denies-of-holder';
import { Escalation, handsOverAccount, waysOf } from '../escalations';
import { resourcesOf } from '../granting-statements';
import { Found, ruleOnAccess, subjectOf } from '../rule';
import { allowedToConnectPrincipals, principalsWith } from '../statement-queries';
import { hasEverything } from '../whole-access';

export const notAction = ruleOnAccess('not-action', (world) =>
  [...allowedToConnectPrincipals(world)]
    .filter((statement) => statement.notAction && isOnConnect(statement))
    .filter((statement) => leavesOthers(statement, world))
    .map((statement) => foundIn(statement, wayBy(statement, world))),
);

/**
 * Returns whether somebody gets more by a statement than Amazon Connect: what AWS may add, or a way
 * to more access. A boundary and denies may leave neither.
 */
const leavesOthers = (statement: PolicyStatement, world: World): boolean =>
  principalsWith(world, statement)
    .filter((principal) => !hasEverything(principal))
    .some(
      (principal) =>
        resourcesOf({ statement }).some((one) =>
          mostAllowed(principal, { action: NEW_ACTION }, one),
        ) ||
        waysOf(principal).some(({ steps }) =>
          steps.some(({ granting }) => granting.statement.place === statement.place),
        ),
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

function foundIn(
  { actions, resources, notResource, place }: PolicyStatement,
  gained?: Escalation,
): Found {
  const leftOut = subjectOf(actions);
  const named = subjectOf(resources.map(toDisplayText));
  const where = notResource ? `everything except ${named}` : named;
  const gain = gained ? `, so the holder ${gained.way.does}` : '';
  return {
    subject: leftOut,
    what: `everything except ${leftOut} is allowed on ${where}${gain}`,
    ...(gained && { severity: 'fatal' as const }),
    place,
  };
}
