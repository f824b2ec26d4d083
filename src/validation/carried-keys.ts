import { isKey, isOfRequest, supportsConditionKey } from './condition-keys';
import { isOfSession } from './session-keys';
import { actionFacts } from '../catalogue/catalogue';
import { isOfWay, keysOfStep } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';

/**
 * Returns whether requests for an action may have a condition key. Where the data does not list the
 * keys of an action, it may have the global keys and those of its service.
 */
export const mayCarry = (action: string, key: string): boolean => carriedBy(action)(key);

const carriedBy = memoize((action: string) =>
  memoize((key: string): boolean => {
    if (isInAnyRequest(key)) return true;
    if (actionFacts(action)) return supportsConditionKey(action, key);
    const known = keysOfStep(action);
    if (known) return known.some((one) => isKey(key, one));
    return ['aws', serviceOf(action)].some((one) => key.toLowerCase().startsWith(`${one}:`));
  }),
);

/** Returns whether requests for every action may have a key. */
export const isInAnyRequest = (key: string): boolean => isOfRequest(key) || isOfSession(key);

/** Returns whether the data says which keys of other services the requests for an action have. */
export const hasKnownKeys = (action: string): boolean =>
  actionFacts(action) !== undefined || isOfWay(action);

/** Returns the values of the keys that requests for an action may have. */
export const carriedValues = <Value>(
  action: string,
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => mayCarry(action, key)));
