import { actionFacts, conditionKeys, documentedKeys, reviewFacts } from '../catalogue/catalogue';
import { conditionKeyFacts } from '../catalogue/condition-keys';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { isKey } from '../policy/confining-conditions';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';

export {
  holdsWithoutKey,
  isConfinedBy,
  isConfiningValue,
  isKey,
  requiresValue,
} from '../policy/confining-conditions';

export const RESOURCE_TAG = 'aws:ResourceTag/${TagKey}';

/** Returns whether a key is a tag of the resource, in any service: `ec2:ResourceTag/team`. */
export const isResourceTag = (key: string): boolean => /^[a-z0-9-]+:resourcetag\//i.test(key);

/** Returns whether a key is the Region of a request. */
export const isRegion = (key: string): boolean =>
  isOneOf(key, requestFacts().chosen) && /region$/i.test(key);

/** Returns whether only deployment knows which key a text is. The name of a tag may be any text. */
export const isUnknownKey = (key: PolicyText): boolean =>
  hasDeployTimeValue(key) && globalKey(key) === undefined && !isResourceTag(key);

/** Returns whether requests for an action carry a condition key. */
export const supportsConditionKey = (action: string, key: string): boolean =>
  supportedKeys(action)(key.toLowerCase());

const supportedKeys = memoize((action: string) =>
  memoize((key: string): boolean => {
    // Resource types list the tag key for all actions, but some actions do not carry it.
    if (isKey(key, RESOURCE_TAG) && actionFacts(action)?.untagged) return false;
    return [...conditionKeys(action), ...documentedKeys(action)].some((one) => isKey(key, one));
  }),
);

/** Returns whether requests carry several values of a key. */
export const isMultiValued = memoize((key: string): boolean =>
  conditionKeyFacts().multiValued.some((one) => isKey(key, one)),
);

/** Keys that the data lists per action, although their prefix is that of global keys. */
const OF_ACTIONS = ['aws:RequestTag/${TagKey}', RESOURCE_TAG, 'aws:TagKeys'];

/** Returns the global key that a policy key matches, in the form that AWS documents. */
export const globalKey: (key: string) => string | undefined = memoize((key: string) =>
  reviewFacts().globalKeys.find((known) => isKey(key, known)),
);

/**
 * Returns whether every request has a key, regardless of the action: the caller, the location, the
 * time.
 */
export const isOfRequest = (key: string): boolean => {
  const known = globalKey(key);
  return known !== undefined && !OF_ACTIONS.includes(known);
};

/** Returns whether a key is one of the data. Policies have few keys. */
export const isOneOf = (key: string, keys: readonly string[]): boolean => isAmong(keys)(key);

const isAmong = memoize((keys: readonly string[]) =>
  memoize((key: string): boolean => keys.some((one) => isKey(key, one))),
);
