import { Condition } from './condition';
import { negatedOperator, negationOf, operatorParts } from './condition-operator';

/**
 * Returns the conditions that hold exactly where a condition does not; undefined where no operator
 * says that. The condition has one value, or an operator that compares one value of a request.
 */
export function inverseCondition(condition: Condition): readonly Condition[] | undefined {
  const { name, set, ifExists } = operatorParts(condition.operator);
  if (set !== undefined) return undefined;
  const isPresent = { ...condition, operator: 'Null', values: ['false'] };
  const other = (operator: string): Condition => ({ ...condition, operator });
  if (name === 'null' || name === 'bool') {
    const [value, ...more] = condition.values.map((one) => one.toLowerCase());
    if (more.length > 0 || !['true', 'false'].includes(value)) return undefined;
    const values = [value === 'true' ? 'false' : 'true'];
    const operator = name === 'bool' && !ifExists ? 'BoolIfExists' : name;
    return [{ ...condition, operator, values }];
  }
  const affirmed = negatedOperator(name);
  if (affirmed !== undefined) return [other(affirmed)];
  const negated = negationOf(name);
  if (negated === undefined) return undefined;
  return ifExists ? [other(negated), isPresent] : [other(negated)];
}
