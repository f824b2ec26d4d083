import { holdsWithoutKey, isMultiValued } from './condition-keys';
import { negatedOperator, operatorParts } from '../policy/condition-operator';
import { hasReference, PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { isPattern, patternIncludes, overlap } from '../policy/pattern';

/** What a condition says of a request that has its key: that something is so, or is not. */
export interface ConditionAtom {
  /** The condition key in lower case. */
  readonly key: string;
  /** The same text for conditions that ask the same. */
  readonly id: string;
  /** Whether the condition holds where it is so. */
  readonly holds: boolean;
  /** Whether the condition holds for a request without the key. */
  readonly holdsWithoutKey: boolean;
  /** The patterns one of which one value of the request matches. Default: something else is asked. */
  readonly patterns?: readonly PolicyText[];
}

/** Returns the atom of a condition. `Null` asks nothing of a key that is present. */
export function conditionAtom(condition: Condition): ConditionAtom {
  const { name, set } = operatorParts(condition.operator);
  const affirmed = negatedOperator(name) ?? name;
  const isNegated = affirmed !== name;
  const { form, values, isOpposite = false } = formOf(affirmed, condition.values);
  // That some value is not one of a list is the opposite of that all values are.
  const quantifier = isNegated ? OPPOSITES.get(set ?? '') : set;
  const key = condition.key.toLowerCase();
  return {
    key,
    id: JSON.stringify([key, quantifier ?? '', form, [...new Set(values)].sort()]),
    holds: isNegated === isOpposite,
    holdsWithoutKey: holdsWithoutKey(condition),
    ...(quantifier === undefined &&
      !isMultiValued(key) &&
      isComparable(form, values) && { patterns: values }),
  };
}

const OPPOSITES = new Map([
  ['forallvalues', 'foranyvalue'],
  ['foranyvalue', 'forallvalues'],
]);

interface Form {
  readonly form: string;
  readonly values: readonly PolicyText[];
  /** Whether the condition asks for the opposite of the form. */
  readonly isOpposite?: true;
}

/** Returns one form for operators that ask the same. */
function formOf(name: string, values: readonly PolicyText[]): Form {
  const [first, ...more] = values;
  const ordered = /^(date|numeric)(greaterthan|greaterthanequals|lessthan|lessthanequals)$/.exec(
    name,
  );
  if (ordered && more.length === 0) {
    const [, type, comparison] = ordered;
    const isGreater = comparison.startsWith('greater');
    const isStrict = comparison.endsWith('than') !== isGreater;
    const form = `${type} ${isStrict ? 'less' : 'at most'}`;
    return { form, values, ...(isGreater && { isOpposite: true }) };
  }
  if (name === 'bool' && more.length === 0)
    return /^false$/i.test(first)
      ? { form: name, values: ['true'], isOpposite: true }
      : { form: name, values: [first.toLowerCase()] };
  if (name === 'arnequals') return { form: 'arnlike', values };
  if (name === 'stringlike' && !values.some(isPattern)) return { form: 'stringequals', values };
  return { form: name, values };
}

const isComparable = (form: string, values: readonly PolicyText[]): boolean =>
  ['stringequals', 'stringlike'].includes(form) &&
  !values.some(hasReference) &&
  !(form === 'stringequals' && values.some(isPattern));

/** Returns whether two atoms of one key can be so and not so at the same time. */
export const areConsistent = (
  one: ConditionAtom,
  isOne: boolean,
  other: ConditionAtom,
  isOther: boolean,
): boolean => {
  if (!one.patterns || !other.patterns || one.key !== other.key) return true;
  if (isOne && isOther) return one.patterns.some((a) => other.patterns?.some((b) => overlap(a, b)));
  if (isOne) return !isWithin(one.patterns, other.patterns);
  return !isOther || !isWithin(other.patterns, one.patterns);
};

const isWithin = (inner: readonly PolicyText[], outer: readonly PolicyText[]): boolean =>
  inner.every((value) => outer.some((pattern) => patternIncludes(pattern, value)));
