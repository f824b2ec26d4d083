import { actionSet } from '../../src/policy/matching-actions';

const ACTIONS = ['connect:ListUsers', 'iam:PassRole', 'connect:AdminGetEmergencyAccessToken'];
const covered = (actions: readonly string[], notAction = false) => [
  ...actionSet(() => ACTIONS).coveredBy({ actions, notAction }),
];

test('a statement covers the actions that it names, whatever their case', () =>
  expect(covered(['IAM:passrole', 's3:GetObject'])).toEqual(['iam:PassRole']));

test('a statement covers each action of its patterns once', () =>
  expect(covered(['connect:List*', 'connect:*Users', '*:PassRole'])).toEqual([
    'connect:ListUsers',
    'iam:PassRole',
  ]));

test('the old name of an action covers it', () =>
  expect(covered(['connect:GetFederationTokens'])).toEqual([
    'connect:AdminGetEmergencyAccessToken',
  ]));

test('a NotAction covers all but the actions that it names', () =>
  expect(covered(['connect:*'], true)).toEqual(['iam:PassRole']));

test('a variable in an action is no wildcard', () => expect(covered(['iam:${*}'])).toEqual([]));
