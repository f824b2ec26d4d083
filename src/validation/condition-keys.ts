import { actionFacts, conditionKeys, documentedKeys, reviewFacts } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { isKey } from '../policy/confining-conditions';

export { holdsWithoutKey, isConfinedBy, isKey } from '../policy/confining-conditions';

const RESOURCE_TAG = 'aws:ResourceTag/${TagKey}';

/** Whether requests for an action carry a condition key. */
export const supportsConditionKey = (action: string, key: string): boolean =>
  supportedKeys(action)(key.toLowerCase());

const supportedKeys = memoize((action: string) =>
  memoize((key: string): boolean => {
    // Resource types have the key of tags for all actions; some actions do not carry it.
    if (isKey(key, RESOURCE_TAG) && actionFacts(action)?.untagged) return false;
    return [...conditionKeys(action), ...documentedKeys(action)].some((one) => isKey(key, one));
  }),
);

/** Whether a value of a condition confines: not one that takes in nearly everything. */
export const isConfiningValue = (value: string): boolean => /[^*?/:.]/.test(value);

/** Keys that the data has for each action, though their prefix is that of global keys. */
const OF_ACTIONS = ['aws:RequestTag/${TagKey}', 'aws:ResourceTag/${TagKey}', 'aws:TagKeys'];

/** The global key that a key of a policy is, in the form that AWS documents. */
export const globalKey = (key: string): string | undefined =>
  reviewFacts().globalKeys.find((known) => isKey(key, known));

/** Whether a key is of every request, whatever the action: who calls, from where, when. */
export const isOfRequest = (key: string): boolean => {
  const known = globalKey(key);
  return known !== undefined && !OF_ACTIONS.includes(known);
};
