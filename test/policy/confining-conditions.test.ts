import { prepareCondition } from '../../src/evaluator/condition';
import { RequestContext } from '../../src/evaluator/request-context';
import { holdsWithoutKey, requiresValue } from '../../src/policy/confining-conditions';

const KEY = 'aws:TagKeys';
const EMPTY = new RequestContext({ action: '*', resource: '*', context: { [KEY]: [] } });

const operators = ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((set) =>
  ['StringEquals', 'StringNotEquals', 'StringLike', 'ArnNotLike'].flatMap((name) =>
    ['', 'IfExists'].map((end) => `${set}${name}${end}`),
  ),
);

test.each(operators)('%s holds without the key exactly where the evaluator says so', (operator) => {
  const condition = { operator, key: KEY, values: ['a'] };
  const answer = prepareCondition(condition, true).answer(EMPTY);
  expect(holdsWithoutKey(condition)).toBe(answer === 'yes');
});

test.each([
  ['StringEquals', true],
  ['ForAnyValue:StringLike', true],
  ['ForAnyValue:StringNotEquals', false],
  ['ForAllValues:StringEquals', false],
  ['StringEqualsIfExists', false],
  ['StringNotEquals', false],
  ['Null', false],
])('%s requires one of its values: %s', (operator, isRequired) => {
  expect(requiresValue({ operator, key: 'iam:PolicyARN', values: ['false'] })).toBe(isRequired);
});
