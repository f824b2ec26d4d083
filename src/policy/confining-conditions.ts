import { isKey } from './condition-key';
import { isNegated, operatorParts } from './condition-operator';
import { takesEveryValue } from './every-value';
import { Condition, PolicyStatement } from './model';
import { requestFacts } from '../catalogue/requests';

export { isKey } from './condition-key';

/**
 * Returns whether a condition holds for a request without its key. `ForAnyValue` never does, also
 * with a negated operator or `IfExists`: no value meets it. See "Single-valued vs. multivalued
 * context keys" in the IAM User Guide.
 */
export function holdsWithoutKey({ operator, values }: Condition): boolean {
  const { name, set, ifExists } = operatorParts(operator);
  if (set !== undefined) return set === 'forallvalues';
  if (name === 'null') return values.some((value) => value.toLowerCase() === 'true');
  return ifExists || isNegated(operator);
}

/**
 * Returns whether a condition holds only for requests in which the key has one of its values. A
 * request that sets tags has their keys, so a condition on these may also hold without the key.
 */
export const requiresValue = (condition: Condition): boolean =>
  (!holdsWithoutKey(condition) || isKey(condition.key, requestFacts().tags.keys)) &&
  !isNegated(condition.operator) &&
  operatorParts(condition.operator).name !== 'null';

/** Returns whether a condition holds for every request. */
export const alwaysHolds = (condition: Condition): boolean =>
  takesEveryValue(condition) && (holdsWithoutKey(condition) || isAlwaysPresent(condition.key));

/** Returns whether every signed request has a key. */
export const isAlwaysPresent = (key: string): boolean =>
  requestFacts().always.some((one) => isKey(key, one));

/** Returns whether one of the keys must have a value for the statement to hold. */
export const isConfinedBy = (
  { conditions }: Pick<PolicyStatement, 'conditions'>,
  keys: readonly string[],
): boolean =>
  conditions.some(
    (c) =>
      keys.some((key) => isKey(c.key, key)) &&
      requiresValue(c) &&
      !takesEveryValue(c) &&
      !isSwitchedOff(c),
  );

/**
 * Returns whether a condition is `Bool` with `false`. The condition then excludes the purpose of
 * the key.
 */
const isSwitchedOff = ({ operator, values }: Condition): boolean =>
  /^bool$/i.test(operator) && values.some((value) => value.toLowerCase() !== 'true');

/** Returns whether a condition value confines. A value that matches nearly everything does not. */
export const isConfiningValue = (value: string): boolean => /[^*?/:.]/.test(value);
