import { byValues, HolderChoice, isDecided } from './choice-by-values';
import { isKey, isOneOf } from './condition-keys';
import { KeyValue } from './deed';
import { HolderMeans } from './holder-means';
import { requestFacts } from '../catalogue/requests';
import { operatorParts } from '../policy/condition-operator';
import { PolicyText } from '../policy/deploy-time-text';
import { takesEveryValue } from '../policy/every-value';
import { Condition } from '../policy/model';
import { KeyRequirement } from '../policy/requirement';
import { keyRequirement } from '../policy/requirement-logic';

/**
 * Who makes a request for a holder: the holder itself, a service that it asks for that, or another
 * service, of which nobody knows whether it does.
 */
export type Caller = PolicyText;

/** No service has such a name. */
const [ITSELF, OTHER_SERVICE] = ['the holder itself', 'another service'];

/** Returns whether a condition is on who makes a request. */
export const isOnCaller = ({ key }: Pick<Condition, 'key'>): boolean => {
  const { keys, via } = requestFacts().callers;
  return isOneOf(key, keys) || isKey(key, via);
};

/** Returns who can make the requests of a holder. One request has one of them. */
export const callersOf = (means: HolderMeans | undefined): readonly Caller[] => [
  ITSELF,
  ...(means?.services() ?? []),
  OTHER_SERVICE,
];

/** Returns whether it is not known that the holder has such requests made. */
export const isUncertainCaller = (caller: Caller | undefined): boolean => caller === OTHER_SERVICE;

/** Returns what is so of the requests of all services. */
export const madeByService = (): KeyRequirement =>
  keyRequirement({ operator: 'Bool', key: requestFacts().callers.via, values: ['true'] });

/** Returns whether a condition on who makes a request holds for that of a caller. */
export function callerChoice(condition: Condition, caller: Caller): HolderChoice {
  const value = valueFor(condition.key, caller);
  if (value === undefined) return byPresence(condition);
  const choice = byValues(condition, [value]);
  return isDecided(choice) ? { ...choice, isSure: true } : choice;
}

/** Returns the value of a key in requests of a caller; undefined if it has one that is not known. */
function valueFor(key: string, caller: Caller): KeyValue | undefined {
  const { keys, via } = requestFacts().callers;
  if (isKey(key, via)) return String(caller !== ITSELF);
  if (caller === ITSELF) return [];
  if (caller === OTHER_SERVICE) return undefined;
  // Only the first key has a list: the services of a chain, and not its first or its last.
  return isKey(key, keys[0]) ? [caller] : caller;
}

/** Returns whether a condition holds for some value of its key that is not known. */
function byPresence(condition: Condition): HolderChoice {
  if (operatorParts(condition.operator).name === 'null')
    return { ...byValues(condition, ['a service']), isSure: true };
  if (takesEveryValue(condition)) return { canMeet: true, canMiss: false, isSure: true };
  return { canMeet: false, canMiss: false };
}
