import { isKey } from './condition-key';
import { takesEveryValue } from './every-value';
import { Condition, PolicyStatement } from './model';
import { requestFacts } from '../catalogue/requests';

export { isKey } from './condition-key';

/** Returns whether a condition holds for a request without its key. */
export function holdsWithoutKey({ operator, values }: Condition): boolean {
  const name = operator.toLowerCase();
  if (name.startsWith('foranyvalue:')) return false;
  if (name.startsWith('forallvalues:') || name.endsWith('ifexists')) return true;
  if (name === 'null') return values.some((value) => value.toLowerCase() === 'true');
  return name.includes('not');
}

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
      !holdsWithoutKey(c) &&
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
