import { actionFacts, catalogueEdition, similarActions } from '../../catalogue/catalogue';
import { memoize } from '../../input/memoize';
import { isPattern, isConnectAction } from '../../policy/action-patterns';
import { findingsOnStatements } from '../findings-by-form';
import { isMistake, isUnknown, LONGEST } from '../newer-names';
import { Found, rule } from '../rule';
import { noEffect, statementsByAction } from '../statement-queries';

export const unknownAction = rule('unknown-action', (world) =>
  findingsOnStatements(world, statementsByAction(world), (statement): Found[] =>
    statement.actions.filter(isUnknown).map((action) => ({
      subject: action,
      instead: perhaps(action),
      ...(isMistake(action)
        ? { what: `${nameless(action)}, so ${noEffect(statement)} by it` }
        : { what: `${unlisted(action)}, ${noEffect(statement)} by it`, severity: 'warning' }),
      place: statement.place,
    })),
  ),
);

const nameless = (action: string): string =>
  isPattern(action) ? `no action is named ${action}` : `${action} does not exist`;

const unlisted = (action: string): string => {
  const { date } = catalogueEdition().reference;
  return isPattern(action)
    ? `no action of ${date} is named ${action}. Unless AWS has added one since`
    : `the reference of ${date} does not list ${action}. Unless AWS has added it since`;
};

const perhaps = memoize((action: string): string => {
  const similar = action.length > LONGEST ? [] : similarActions(action).filter(isKnown);
  return similar.length > 0
    ? `Perhaps ${similar.join(' or ')}`
    : 'See docs/console-use-cases.md for what each page needs, docs/jobs.md for what each job does';
});

const isKnown = (name: string) => isConnectAction(name) && actionFacts(name) !== undefined;
