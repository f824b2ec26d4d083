import {
  actionFacts,
  actionsOf,
  catalogueEdition,
  publishedNames,
  reviewFacts,
  similarActions,
} from '../../catalogue/catalogue';
import { ownProperty } from '../../catalogue/own-property';
import { distance } from '../../catalogue/similar-actions';
import { memoize } from '../../input/memoize';
import {
  isPattern,
  expandActionPattern,
  isConnectAction,
  matchesAction,
  serviceOf,
} from '../../policy/action-patterns';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { Found, rule } from '../rule';
import { noEffect, statementsByAction } from '../statement-queries';

export const unknownAction = rule('unknown-action', (world) =>
  statementsByAction(world).flatMap((statement): Found[] =>
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

const isUnknown = (action: string): boolean =>
  isConnectAction(action) &&
  !hasDeployTimeValue(action) &&
  expandActionPattern(action).length === 0 &&
  !ownProperty(reviewFacts().renamed, action.toLowerCase()) &&
  !publishedNames().some(({ name }) => matchesAction(action, name));

/** No action has a name this long, and long names take longer to compare. */
const LONGEST = 100;

/** The number of different letters at which a name is a typing error. */
const NEAR = 2;

/**
 * Returns whether a name cannot be newer than the catalog: it is close to a known name, it has
 * characters that no name has, or the service gets no new actions.
 */
const isMistake = memoize((action: string): boolean => {
  const name = action.slice(action.indexOf(':') + 1);
  const isWellFormed = /^[A-Za-z][A-Za-z0-9*?]*$/.test(name) && name.length <= LONGEST;
  const service = serviceOf(action);
  if (!isWellFormed || reviewFacts().endOfSupport.some((one) => one.service === service))
    return true;
  const known = action.search(/[*?]/);
  const near = Math.min(NEAR, Math.floor(name.replace(/[*?].*/, '').length / 4));
  const start = (known < 0 ? action : action.slice(0, known)).toLowerCase();
  return actionsOf(service)
    .map((one) => (known < 0 ? one : one.slice(0, start.length)).toLowerCase())
    .some((one) => distance(start, one, near) <= near);
});

const perhaps = memoize((action: string): string => {
  const similar = action.length > LONGEST ? [] : similarActions(action).filter(isKnown);
  return similar.length > 0
    ? `Perhaps ${similar.join(' or ')}`
    : 'See docs/console-use-cases.md for what each page needs, docs/jobs.md for what each job does';
});

const isKnown = (name: string): boolean => isConnectAction(name) && actionFacts(name) !== undefined;
