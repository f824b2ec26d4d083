import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { ExpectedCondition } from '../../src';

// Every phrase is reworded: what an assertion compares must not be prose.
let phrases = 0;
jest.doMock('../../src/text/condition-text', () => ({
  requirementText: () => `phrase ${phrases++}`,
  requirementTexts: () => [`phrase ${phrases++}`],
}));
const { AccessAssertions, ConnectAction } =
  jest.requireActual<typeof import('../../src')>('../../src');

const withMfa: ExpectedCondition = {
  key: 'aws:MultiFactorAuthPresent',
  operator: 'Bool',
  values: ['true'],
};
const outside: ExpectedCondition = {
  key: 'AWS:SourceIp',
  operator: 'notIpAddress',
  values: ['192.0.2.0/24', '10.0.0.0/8'],
  holds: false,
};

function asserted() {
  const stack = new Stack();
  const role = new Role(stack, 'Role', { assumedBy: new AccountRootPrincipal() });
  const describe = { actions: ['connect:DescribeUser'], resources: ['*'] };
  role.addToPolicy(
    new PolicyStatement({
      ...describe,
      conditions: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      ...describe,
      effect: Effect.DENY,
      conditions: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] } },
    }),
  );
  return AccessAssertions.fromStack(stack).principal(role);
}

test('an expected condition is met whatever its words, its order and its case', () => {
  asserted()
    .can(ConnectAction.DESCRIBE_USER, { conditions: [withMfa, outside] })
    .can(ConnectAction.DESCRIBE_USER, { conditions: [outside, withMfa, withMfa] });
});

test.each<[string, ExpectedCondition[]]>([
  ['one too few', [withMfa]],
  ['another value', [{ ...withMfa, values: ['false'] }, outside]],
  ['another operator', [{ ...withMfa, operator: 'StringEquals' }, outside]],
  ['the opposite', [withMfa, { ...outside, holds: true }]],
  ['one too many', [withMfa, outside, { templateCondition: 'IsProduction' }]],
])('%s is not met, whatever the words', (_, conditions) =>
  expect(() => asserted().can(ConnectAction.DESCRIBE_USER, { conditions })).toThrow(
    'other conditions were expected',
  ),
);

test.each<[string, ExpectedCondition]>([
  ['nothing', {}],
  ['a key without values', { key: 'aws:SourceIp', operator: 'IpAddress' }],
  ['two conditions in one', { ...withMfa, templateCondition: 'IsProduction' }],
])('%s cannot be expected: it is an error', (_, condition) =>
  expect(() =>
    asserted().can(ConnectAction.DESCRIBE_USER, { conditions: [withMfa, condition] }),
  ).toThrow('canCall: this is not one expected condition'),
);
