import { Condition, PolicyStatement } from './model';

/** Returns whether a condition holds for a request without its key. */
export function holdsWithoutKey({ operator, values }: Condition): boolean {
  const name = operator.toLowerCase();
  if (name.startsWith('forallvalues:') || name.endsWith('ifexists')) return true;
  if (name === 'null') return values.some((value) => value.toLowerCase() === 'true');
  return name.replace(/^foranyvalue:/, '').includes('not');
}

/**
 * Returns whether a policy key is a key of the data, which may end in a place:
 * `aws:ResourceTag/${TagKey}`.
 */
export function isKey(written: string, known: string): boolean {
  const [a, b] = [written.toLowerCase(), known.toLowerCase()];
  const place = b.indexOf('${');
  return place < 0 ? a === b : a.startsWith(b.slice(0, place)) && a.length > place;
}

/** Returns whether one of the keys must have a value for the statement to hold. */
export const isConfinedBy = (
  { conditions }: Pick<PolicyStatement, 'conditions'>,
  keys: readonly string[],
): boolean =>
  conditions.some(
    (c) =>
      keys.some((key) => isKey(c.key, key)) &&
      !holdsWithoutKey(c) &&
      !c.values.includes('*') &&
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
