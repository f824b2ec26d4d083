import { actionCoverage } from '../../src/evaluator/action-coverage';
import { policy } from '../support/decisions';

const access = {
  policies: [policy({ Action: 'connect:*User' }, { Action: ['connect:ListQueues', 's3:*'] })],
};
const keyOf = (action: string) => actionCoverage(access, action).key;

test('actions that the same statements cover have one key', () =>
  expect(keyOf('connect:CreateUser')).toBe(keyOf('connect:DescribeUser')));

test('actions that other statements cover have another key', () =>
  expect(keyOf('connect:ListQueues')).not.toBe(keyOf('connect:DescribeUser')));

test('statements of the boundary count', () =>
  expect(actionCoverage({ ...access, boundary: policy({}) }, 'connect:CreateUser').key).not.toBe(
    keyOf('connect:CreateUser'),
  ));

test('actions that a statement only may cover have no key', () =>
  expect(keyOf('connect:*')).toBeUndefined());

test('an access with a part that was not read has no key', () => {
  const part = { kind: 'boundary', what: 'arn', mayAllow: false, mayDeny: true } as const;
  expect(actionCoverage({ ...access, unknown: [part] }, 'connect:CreateUser').key).toBeUndefined();
});
