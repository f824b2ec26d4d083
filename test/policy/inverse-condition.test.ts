import { prepareCondition } from '../../src/evaluator/condition';
import { RequestContext } from '../../src/evaluator/request-context';
import { inverseCondition } from '../../src/policy/inverse-condition';
import { defined } from '../support/defined';

const KEY = 'aws:key';
const context = (value: string | readonly string[]) =>
  new RequestContext({ action: '*', resource: '*', context: { [KEY]: value } });

const OPERATORS: readonly [string, readonly string[], readonly string[]][] = [
  ['StringEquals', ['a', 'b'], ['a', 'c']],
  ['StringNotLike', ['a*'], ['ab', 'c']],
  ['NumericLessThan', ['3', '5'], ['2', '4', '6']],
  ['DateGreaterThanEquals', ['2025-01-01'], ['2024-01-01', '2026-01-01']],
  ['IpAddress', ['203.0.113.0/24'], ['203.0.113.7', '192.0.2.1']],
  ['Bool', ['true'], ['true', 'false']],
  ['Bool', ['true', 'false'], ['true', 'false']],
  ['Null', ['true'], ['a']],
  ['Null', ['true', 'false'], ['a']],
];

describe('the inverse of a condition holds exactly where it does not', () => {
  const forms = OPERATORS.flatMap(([operator, values, actual]) =>
    (operator === 'Null' ? [operator] : [operator, `${operator}IfExists`]).map(
      (one) => [one, values, actual] as const,
    ),
  );

  test.each(forms)('%s %j', (operator, values, actual) => {
    const condition = { operator, key: KEY, values };
    const inverse = defined(inverseCondition(condition));
    for (const value of [[], ...actual]) {
      const answers = inverse.map((one) => prepareCondition(one, true).answer(context(value)));
      const holds = prepareCondition(condition, true).answer(context(value));
      expect([value, answers.every((one) => one === 'yes')]).toEqual([value, holds !== 'yes']);
    }
  });

  test.each([
    ['ForAllValues:StringEquals', ['a']],
    ['ForAnyValue:StringEquals', ['a', 'b']],
    ['ForAnyValue:StringNotLike', ['a*']],
    ['ForAllValues:NumericLessThan', ['3']],
  ])('of several values: %s %j', (operator, values) => {
    const condition = { operator, key: KEY, values };
    const [inverse] = defined(inverseCondition(condition));
    const isNumber = operator.includes('Numeric');
    for (const value of isNumber ? [[], ['1'], ['1', '5']] : [[], ['a'], ['a', 'c'], ['c']]) {
      const answer = prepareCondition(inverse, true).answer(context(value));
      const holds = prepareCondition(condition, true).answer(context(value));
      expect([value, answer === 'yes']).toEqual([value, holds !== 'yes']);
    }
  });

  test('is unknown for an operator that IAM does not have', () => {
    const condition = { operator: 'StringBegins', key: KEY, values: ['a'] };
    expect(inverseCondition(condition)).toBeUndefined();
  });
});
