import { Condition } from './condition';
import { operatorParts, oppositeOf } from './condition-operator';

/**
 * Returns the conditions that all hold exactly where a condition does not; undefined where no
 * operator says that.
 */
export function inverseCondition(condition: Condition): readonly Condition[] | undefined {
  const { name, set, ifExists } = operatorParts(condition.operator);
  const { isAbsent, isPresent } = presence(condition);
  if (name === 'null') {
    const [value, ...more] = truthsOf(condition);
    if (value === undefined) return [];
    if (more.length > 0) return [isAbsent, isPresent];
    return value === 'true' ? [isPresent] : [isAbsent];
  }
  if (set !== undefined) return inverseOfSet(condition, name, set);
  if (name === 'bool') {
    const [value, ...more] = truthsOf(condition);
    const whenPresent = ifExists ? [isPresent] : [];
    if (value === undefined) return whenPresent;
    if (more.length > 0) return [isAbsent, ...whenPresent];
    const operator = ifExists ? name : 'BoolIfExists';
    return [{ ...condition, operator, values: otherTruth(value) }];
  }
  const opposite = oppositeOf(name);
  if (opposite === undefined) return undefined;
  if (!opposite.isOrdered)
    return [
      { ...condition, operator: opposite.name },
      ...(ifExists && opposite.isNegated ? [isPresent] : []),
    ];
  const operator = ifExists ? opposite.name : `${opposite.name}ifexists`;
  return condition.values.map((value) => ({ ...condition, operator, values: [value] }));
}

/** What holds for one value of a set is missed by all of them, and the other way round. */
function inverseOfSet(
  condition: Condition,
  name: string,
  set: string,
): readonly Condition[] | undefined {
  const other = set === 'forallvalues' ? 'foranyvalue' : 'forallvalues';
  const inverse = (of: string, values = condition.values): Condition => ({
    ...condition,
    operator: `${other}:${of}`,
    values,
  });
  if (name === 'bool') {
    const [value, ...more] = truthsOf(condition);
    return value === undefined || more.length > 0 ? undefined : [inverse(name, otherTruth(value))];
  }
  const opposite = oppositeOf(name);
  if (opposite === undefined || (opposite.isOrdered && condition.values.length > 1))
    return undefined;
  return [inverse(opposite.name)];
}

/** Returns the conditions that a key is absent, and that it is present. */
const presence = (condition: Condition) => ({
  isAbsent: { ...condition, operator: 'Null', values: ['true'] },
  isPresent: { ...condition, operator: 'Null', values: ['false'] },
});

const truthsOf = ({ values }: Condition): readonly string[] =>
  ['true', 'false'].filter((one) => values.some((value) => value.toLowerCase() === one));

const otherTruth = (value: string): readonly string[] => [value === 'true' ? 'false' : 'true'];
