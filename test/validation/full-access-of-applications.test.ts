import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy, roleWith } from '../support/documents';

const FULL = allowing('connect:*');
const SOME = allowing('connect:Describe*');
const NONE = { Ref: 'AWS::NoValue' };
const either = (one: unknown, other: unknown, condition = 'IsFull') => ({
  'Fn::If': [condition, one, other],
});
const trusting = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });

/** What a rule finds in a template whose parameters have defaults. */
const found = (id: string, Resources: object) => {
  const template = {
    Parameters: {
      Access: { Type: 'String', Default: 'full' },
      Account: { Type: 'String', Default: '111122223333' },
      Open: { Type: 'String' },
    },
    Conditions: {
      IsFull: { 'Fn::Equals': [{ Ref: 'Access' }, 'full'] },
      IsOther: { 'Fn::Equals': [{ Ref: 'Open' }, 'other'] },
    },
    Resources,
  };
  return audit(defined(read('template.json', template)))
    .filter((one) => one.id === id)
    .map(({ severity, what }) => `${severity}: ${what}`);
};

describe('an application has full access', () => {
  const ACCESS = 'warning: lambda.amazonaws.com has full access to Amazon Connect as the role Role';
  const application = (...statements: readonly unknown[]) =>
    found('application-full-access', {
      Role: roleWith('P', policy(...(statements as object[])), {
        AssumeRolePolicyDocument: trusting({ Service: 'lambda.amazonaws.com' }),
      }),
    });

  test.each<[string, readonly unknown[]]>([
    ['a statement', [SOME, either(FULL, NONE)]],
    ['one branch', [either(FULL, SOME)]],
    ['the actions', [allowing(either('connect:*', 'connect:Describe*'))]],
  ])('under a template condition of %s, and the finding says so', (_, statements) => {
    expect(application(...statements)).toEqual([
      `${ACCESS}, if the condition IsFull of the template holds`,
    ]);
  });

  test('in both branches', () => {
    expect(application(either(FULL, FULL))).toEqual([ACCESS]);
  });

  test.each<[string, readonly unknown[]]>([
    [
      'a tag decides',
      [allowing('connect:*', '*', { StringEquals: { 'aws:PrincipalTag/a': 'b' } })],
    ],
    [
      'conditions exclude each other',
      [
        either(allowing(['connect:CreateUser', 'connect:AdminGet*']), NONE),
        either(NONE, allowing('connect:DeleteInstance')),
      ],
    ],
  ])('and has none where %s', (_, statements) => {
    expect(application(SOME, ...statements)).toEqual([]);
  });
});

describe('the own account of a role is by the default of a parameter in its resources', () => {
  const AGENT = 'instance/12345678-1234-1234-1234-123456789012/agent/*';
  const trustOf = (account: string, ...own: readonly string[]) =>
    found('trust-in-other-account', {
      Role: roleWith(
        'P',
        policy(
          ...own.map((one) => ({
            ...allowing('connect:DescribeUser'),
            Resource: { 'Fn::Sub': `arn:aws:connect:eu-west-2:${one}:${AGENT}` },
          })),
        ),
        { AssumeRolePolicyDocument: trusting({ AWS: `arn:aws:iam::${account}:root` }) },
      ),
    });
  const OTHER = 'warning: everybody in the account 999988887777 can assume the role Role';

  test('and another one is trusted', () => {
    expect(trustOf('999988887777', '${Account}')).toEqual([
      `${OTHER}, with the default of the parameter Account`,
    ]);
  });

  test('and it is the one that is trusted', () => {
    expect(trustOf('111122223333', '${Account}')).toEqual([]);
  });

  test('unless a literal says it', () => {
    expect(trustOf('999988887777', '${Account}', '222233334444')).toEqual([OTHER]);
    expect(trustOf('111122223333', '${Account}', '222233334444')).toHaveLength(1);
  });
});
