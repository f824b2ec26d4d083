import { ConnectScope } from '../../src';
import { placeholderValues } from '../../src/compiler/placeholder-values';
import { assignedAccounts, TargetEnvironment } from '../../src/input/target-environment';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { contextIn, resolvedIn } from '../support/compiled';
import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, newStack } from '../support/template';

const PARTITION = deployTimeValue('AWS::Partition');
const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const run = (scope = ConnectScope.instanceArn(INSTANCE_ARN), from: TargetEnvironment = stack) =>
  placeholderValues(contextIn(from), resolvedIn(from, scope));

test('an instance is a view with its own account and Region', () => {
  expect(run()).toEqual([
    {
      Partition: [PARTITION],
      Instance: [INSTANCE_ARN],
      InstanceId: [INSTANCE_ID],
      InstanceRegion: ['us-east-1'],
      InstanceAccount: [ACCOUNT],
      Region: ['us-east-1'],
      Account: [ACCOUNT],
    },
  ]);
});

test('all instances are one view, of the account of the stack in every Region', () => {
  expect(run(ConnectScope.allInstances())).toEqual([
    {
      Partition: [PARTITION],
      InstanceId: ['*'],
      Region: ['*'],
      Account: [ACCOUNT],
    },
  ]);
});

test('for accounts that a permission set is assigned to, all instances are those of any account', () => {
  expect(run(ConnectScope.allInstances(), assignedAccounts(stack))).toEqual([
    { Partition: [PARTITION], InstanceId: ['*'], Region: ['*'], Account: ['*'] },
  ]);
});

test('a scope of another account says where', () => {
  expect(() =>
    run(ConnectScope.instanceArn(INSTANCE_ARN.replace(ACCOUNT, '999988887777'))),
  ).toThrow('Here: the instance is of account 999988887777');
});
