import {
  actionFacts,
  publishedNames,
  reviewFacts,
  similarActions,
} from '../../catalogue/catalogue';
import { ownProperty } from '../../catalogue/own-property';
import { memoize } from '../../input/memoize';
import {
  isPattern,
  expandActionPattern,
  isConnectAction,
  matchesAction,
} from '../../policy/action-patterns';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { rule } from '../rule';
import { noEffect, statementsByAction } from '../statement-queries';

export const unknownAction = rule('unknown-action', (reading) =>
  statementsByAction(reading).flatMap((statement) =>
    statement.actions
      .filter(
        (action) =>
          isConnectAction(action) &&
          !hasDeployTimeValue(action) &&
          expandActionPattern(action).length === 0,
      )
      .filter((action) => !ownProperty(reviewFacts().renamed, action.toLowerCase()))
      .filter((action) => !publishedNames().some(({ name }) => matchesAction(action, name)))
      .map((action) => ({
        subject: action,
        what: isPattern(action)
          ? `no action is named ${action}, so ${noEffect(statement)} by it`
          : `${action} does not exist, so ${noEffect(statement)} by it`,
        instead: perhaps(action),
        place: statement.place,
      })),
  ),
);

/** No action has a name this long, and long names take longer to compare. */
const LONGEST = 100;

const perhaps = memoize((action: string): string => {
  const similar = action.length > LONGEST ? [] : similarActions(action).filter(isKnown);
  return similar.length > 0
    ? `Perhaps ${similar.join(' or ')}`
    : 'See docs/console-use-cases.md for what each page needs, docs/jobs.md for what each job does';
});

const isKnown = (name: string): boolean => isConnectAction(name) && actionFacts(name) !== undefined;
