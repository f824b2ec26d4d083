import { toDisplayText } from '../../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal, World } from '../../policy/model';
import { mostAllowed } from '../attempt';
import { connectHolders, isOnConnect } from '../connect-holders';
import { NEW_ACTION } from '../denies-of-holder';
import { Escalation, handsOverAccount, hasEverything } from '../escalations';
import { findingsOnEach } from '../findings-by-form';
import { resourcesOf } from '../granting-statements';
import { Found, ruleOnAccess, subjectOf } from '../rule';
import { waysByMembers } from '../ways-of-members';

export const notAction = ruleOnAccess('not-action', (world) =>
  findingsOnEach(world, connectHolders(world), (principal) =>
    hasEverything(principal)
      ? []
      : statementsOf(principal).flatMap((statement) => foundIn(statement, principal, world)),
  ),
);

/** Returns the statements of a principal that allow all but some actions, in Amazon Connect too. */
const statementsOf = (principal: Principal): readonly PolicyStatement[] =>
  policiesOf(principal)
    .filter(({ origin }) => origin === 'file')
    .flatMap(({ statements }) => statements)
    .filter((one) => one.effect === 'Allow' && one.notAction && isOnConnect(one));

/**
 * Returns what a principal gets by a statement besides Amazon Connect: a way to more access, or what
 * AWS may add. A boundary and denies may leave neither.
 */
function foundIn(statement: PolicyStatement, principal: Principal, world: World): readonly Found[] {
  const ways = waysByMembers(world)(principal).filter(({ steps }) =>
    steps.some(({ granting }) => granting.statement.place === statement.place),
  );
  const allowsMore = () =>
    resourcesOf({ statement }).some((one) => mostAllowed(principal, { action: NEW_ACTION }, one));
  return ways.length > 0 || allowsMore() ? [found(statement, ways.find(handsOverAccount))] : [];
}

function found(
  { actions, resources, notResource, place }: PolicyStatement,
  gained?: Escalation,
): Found {
  const leftOut = subjectOf(actions.map(toDisplayText));
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
