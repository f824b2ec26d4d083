import { deployTimeValue } from '../../../src/policy/deploy-time-text';
import { ownerOf } from '../../../src/policy/shared-value';
import { asSeenFrom, conditionSeenFrom } from '../../../src/reader/stacks/foreign-text';

const from = { key: 'Users', environment: { 'AWS::AccountId': '111122223333' } };
const to = { key: 'Main', environment: {} };
const keys = ['Main', 'Users', 'Users/Inner'];
const seen = (name: string, viewer = to) =>
  asSeenFrom(`x-${deployTimeValue(name)}`, from, viewer, keys);
const value = (name: string) => `x-${deployTimeValue(name)}`;

describe('a text of one stack in another', () => {
  test.each([
    ['a resource has the stack before its id', 'Role', value('Users/Role')],
    ['a resource of the other stack has its own id', 'Main/Role', value('Role')],
    ['a resource of a third stack keeps that stack', 'Users/Inner/Role', value('Users/Inner/Role')],
    ['the partition is the same', 'AWS::Partition', value('AWS::Partition')],
    ['an import is the same', 'Import X', value('Import X')],
    ['a dynamic reference is the same', 'resolve:ssm:/a', value('resolve:ssm:/a')],
    ['the account is that of its stack', 'AWS::AccountId', 'x-111122223333'],
    ['a Region that is not known may be the same', 'AWS::Region', value('AWS::Region')],
    ['the name of a stack is of its stack', 'AWS::StackName', value('Users/AWS::StackName')],
  ])('%s', (_, name, expected) => expect(seen(name)).toBe(expected));

  test('of the same account names it as the other stack does', () =>
    expect(seen('AWS::AccountId', { ...to, environment: from.environment })).toBe(
      value('AWS::AccountId'),
    ));
  test('is as it is in its own stack', () => expect(seen('Role', from)).toBe(value('Role')));
  test('without deploy-time values is as it is', () =>
    expect(asSeenFrom('Role', from, to, keys)).toBe('Role'));
});

describe('the owner of a name', () => {
  test('is the innermost stack, in any order', () => {
    expect(ownerOf('Users/Inner/Role', keys)).toBe('Users/Inner');
    expect(ownerOf('Users/Inner/Role', [...keys].reverse())).toBe('Users/Inner');
  });
  test('is no stack whose name is a part of another', () =>
    expect(ownerOf('UsersB/Role', keys)).toBeUndefined());
});

test.each([
  ['of its own has its stack before it', 'IsProd', 'Users/IsProd'],
  ['of the other stack has its own name', 'Main/IsProd', 'IsProd'],
  ['of a third stack keeps that stack', 'Users/Inner/IsProd', 'Users/Inner/IsProd'],
])('a template condition %s', (_, name, expected) => {
  expect(conditionSeenFrom({ name, holds: false }, from, to, keys)).toEqual({
    name: expected,
    holds: false,
  });
});
