import {
  actionFacts,
  actionsOf,
  publishedNames,
  reviewFacts,
  resourceType,
  resourceTypesOf,
} from '../catalogue/catalogue';
import { ownProperty } from '../catalogue/own-property';
import { distance } from '../catalogue/similar-actions';
import { lazy, memoize } from '../input/memoize';
import {
  expandPattern,
  isConnectAction,
  matchesAction,
  serviceOf,
} from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';

/*
 * Names of the family that AWS may have added after the catalogue.
 */

/** Returns whether an action of the family is in no source of the catalogue. */
export const isUnknown = (action: string): boolean =>
  isConnectAction(action) &&
  !hasDeployTimeValue(action) &&
  expandPattern(action).length === 0 &&
  !ownProperty(reviewFacts().renamed, action.toLowerCase()) &&
  !publishedNames().some(({ name }) => matchesAction(action, name));

/** No action has a name this long, and long names take longer to compare. */
export const LONGEST = 100;

/** The number of different letters at which a name is a typing error. */
const NEAR = 2;

/**
 * Returns whether a name cannot be newer than the catalog: it is close to a known name, it has
 * characters that no name has, or the service gets no new actions.
 */
export const isMistake = memoize((action: string): boolean => {
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

/** Returns whether an action may be newer than the catalogue. */
export const isNewerAction = (action: string): boolean => isUnknown(action) && !isMistake(action);

/** Returns whether an action tags or untags resources of every type. */
export const isTagging = (action: string): boolean => actionFacts(action)?.level === 'Tagging';

/**
 * Returns whether an ARN in an instance may be of a resource type newer than the catalogue. Words of
 * the console that stand for another one of the ARN are names of types.
 */
export function isNewerType(resource: PolicyText): boolean {
  const path = parseArn(resource)?.resource ?? '';
  const [, word] = /^instance\/[^/]+\/([a-z]+(?:-[a-z]+)*)\/[^/]+$/.exec(path) ?? [];
  return word !== undefined && !wordsOfTypes().some((known) => distance(word, known, NEAR) <= NEAR);
}

const wordsOfTypes = lazy((): readonly string[] =>
  resourceTypesOf('connect').flatMap((type) => [
    type,
    ...(resourceType('connect', type)?.arns ?? []).flatMap((arn) => arn.split('/')),
  ]),
);
