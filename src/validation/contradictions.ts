import { byValues } from './choice-by-values';
import { holdsWithoutKey, isKey, isMultiValued } from './condition-keys';
import { requestFacts } from '../catalogue/requests';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { hasReference, PolicyText } from '../policy/deploy-time-text';
import { takesNoValue } from '../policy/every-value';
import { Condition } from '../policy/model';
import { isPattern, patternIncludes, overlap } from '../policy/pattern';

/**
 * Returns whether conditions contradict each other, so that their statement never applies.
 *
 * @param isPresent - Whether all requests have a key. Default: none is in all of them.
 */
export const isContradiction = (
  conditions: readonly Condition[],
  isPresent: (key: string) => boolean = () => false,
): boolean =>
  conditions.some((one, i) =>
    conditions.some(
      (other, j) =>
        i !== j &&
        (isKey(one.key, other.key)
          ? excludesEachOther(one, other, isPresent)
          : isWithAndWithoutService(one, other)),
    ),
  );

/** Returns whether no request meets conditions: they contradict each other, or one takes no value. */
export const neverHold = (conditions: readonly Condition[]): boolean =>
  isContradiction(conditions) ||
  conditions.some((condition) => takesNoValue(condition) && !holdsWithoutKey(condition));

/** Returns whether one condition is on a service that calls another, and the other on no such request. */
function isWithAndWithoutService(one: Condition, other: Condition): boolean {
  const { keys, via } = requestFacts().callers;
  return (
    isKey(other.key, via) &&
    keys.some((key) => isKey(one.key, key)) &&
    !holdsWithoutKey(one) &&
    byValues(other, ['true']).canMiss
  );
}

const excludesEachOther = (
  one: Condition,
  other: Condition,
  isPresent: (key: string) => boolean,
): boolean => {
  if (isAbsent(one)) return !holdsWithoutKey(other);
  const requiresValue = !holdsWithoutKey(one) || (!isNegated(one.operator) && isPresent(one.key));
  return requiresValue && haveNoValue(one, other);
};

/** Returns whether a condition requires that its key is absent. */
const isAbsent = (condition: Condition): boolean =>
  nameIn(condition) === 'null' && condition.values.length === 1 && holdsWithoutKey(condition);

/** Returns whether no value of a key, which a request has, meets both conditions. */
function haveNoValue(one: Condition, other: Condition): boolean {
  if (![one, other].every(isComparable)) return false;
  if (isNegated(other.operator)) {
    if (ignoresCase(one) && !ignoresCase(other)) return false;
    const [values, others] = [one, other].map(valuesIn(ignoresCase(other)));
    return values.every((value) => others.some((taken) => patternIncludes(taken, value)));
  }
  const [values, others] = [one, other].map(valuesIn([one, other].some(ignoresCase)));
  return values.every((value) => !others.some((taken) => overlap(taken, value)));
}

/** Returns whether a condition compares one value of a request with texts that are known. */
const isComparable = ({ operator, key, values }: Condition): boolean => {
  const { name, set } = operatorParts(operator);
  const isExact = /^string(not)?equals/.test(name);
  return (
    set === undefined &&
    !isMultiValued(key) &&
    /^(string|arn|bool)/.test(name) &&
    values.length > 0 &&
    !values.some((value) => hasReference(value) || (isExact && isPattern(value)))
  );
};

const nameIn = ({ operator }: Condition) => operatorParts(operator).name;

const ignoresCase = (condition: Condition): boolean =>
  /^(bool|string(not)?equalsignorecase)$/.test(nameIn(condition));

const valuesIn =
  (isLowerCase: boolean) =>
  ({ values }: Condition): readonly PolicyText[] =>
    isLowerCase ? values.map((value) => value.toLowerCase()) : values;
