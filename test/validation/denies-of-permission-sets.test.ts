import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const deny = (Action: unknown, Resource: unknown = '*') => ({
  ...allow(Action, Resource),
  Effect: 'Deny',
});
const KEYS = allow('iam:CreateAccessKey', '*');
const DELETE = 'sso:DeleteInlinePolicyFromPermissionSet';
const DETACH = 'sso:DetachCustomerManagedPolicyReferenceFromPermissionSet';
const DETACH_AWS = 'sso:DetachManagedPolicyFromPermissionSet';
const OTHERS = 'arn:aws:iam::aws:policy/AWSDenyAll';

/** What is found about a permission set with two managed policies and one inline policy. */
function found(
  inline: readonly object[],
  { allows = [], guard = [], managed = [] }: Record<string, readonly unknown[]>,
) {
  const document = (statements: readonly unknown[]) => policy(...(statements as object[]));
  const managedPolicy = (ManagedPolicyName: string, statements: readonly unknown[]) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName, PolicyDocument: document(statements) },
  });
  const isGuarded = guard.length > 0;
  const template = {
    Parameters: { Value: { Type: 'String' } },
    Resources: {
      Set: {
        Type: 'AWS::SSO::PermissionSet',
        Properties: {
          Name: 'Staff',
          InstanceArn: 'arn:aws:sso:::instance/ssoins-1111111111111111',
          ...(inline.length > 0 && { InlinePolicy: policy(...inline) }),
          ManagedPolicies: managed,
          CustomerManagedPolicyReferences: [
            { Name: 'Allows' },
            ...(isGuarded ? [{ Name: 'Guard' }] : []),
          ],
        },
      },
      Other: { Type: 'AWS::SSO::PermissionSet', Properties: { Name: 'Other' } },
      Allows: managedPolicy('Allows', [REACHES_CONNECT, ...allows]),
      ...(isGuarded && { Guard: managedPolicy('Guard', guard) }),
    },
  };
  return audit(defined(read('template.json', template)))
    .filter(({ id, what }) => /escalation/.test(id) && what.includes('takes a deny off'))
    .map(({ severity, id, what }) => `${severity} ${id}: ${what}`);
}

const IF_HERE = 'takes a deny off itself, if its account administers IAM Identity Center, and then';
const error = (action: string) => [
  expect.stringMatching(
    new RegExp(`^error indirect-escalation: ${action} and iam:CreateAccessKey on .*${IF_HERE} `),
  ),
];

describe('a permission set that takes a deny off itself', () => {
  test('by deleting its inline policy', () => {
    const allows = [KEYS, allow(DELETE, '*')];
    expect(found([deny('iam:*')], { allows })).toEqual(error(DELETE));
  });

  test('by detaching a policy of accounts', () => {
    const allows = [KEYS, allow(DETACH, '*')];
    expect(found([], { allows, guard: [deny('iam:*')] })).toEqual(error(DETACH));
  });

  test('on all permission sets and the instance', () => {
    const any = ['arn:aws:sso:::permissionSet/*', 'arn:aws:sso:::instance/*'];
    const allows = [KEYS, allow(DELETE, any)];
    expect(found([deny('iam:*')], { allows })).toEqual(error(DELETE));
  });

  test.each<[string, unknown]>([
    ['a name', 'arn:aws:sso:::permissionSet/ssoins-1/ps-1'],
    ['a parameter', { Ref: 'Value' }],
    ['an import', { 'Fn::ImportValue': 'set' }],
  ])('perhaps, where %s may be its own', (_, one) => {
    const allows = [KEYS, allow(DELETE, [one, 'arn:aws:sso:::instance/*'])];
    expect(found([deny('iam:*')], { allows })).toEqual([
      expect.stringMatching(/^warning limited-escalation: /),
    ]);
  });
});

test.each([
  ['may do so to none', [deny('iam:*')], { allows: [KEYS] }],
  ['is denied to do so', [deny(['iam:*', 'sso:*'])], { allows: [KEYS, allow(DELETE, '*')] }],
  [
    'may do so to permission sets, and to no instance',
    [deny('iam:*')],
    { allows: [KEYS, allow(DELETE, 'arn:aws:sso:::permissionSet/*')] },
  ],
  [
    'may do so to another set of the template',
    [deny('iam:*')],
    {
      allows: [
        KEYS,
        allow(DELETE, [
          { 'Fn::GetAtt': ['Other', 'PermissionSetArn'] },
          'arn:aws:sso:::instance/*',
        ]),
      ],
    },
  ],
  [
    'may take off other kinds of policies',
    [deny('iam:*')],
    { allows: [KEYS, allow([DETACH, DETACH_AWS], '*')] },
  ],
  [
    'may take off policies of AWS, and the deny is of accounts',
    [],
    { allows: [KEYS, allow(DETACH_AWS, '*')], guard: [deny('iam:*')] },
  ],
  [
    'is denied everything by AWS',
    [],
    { allows: [KEYS, allow(DETACH_AWS, '*')], managed: [OTHERS] },
  ],
])('keeps its deny if it %s', (_, inline, rest) => {
  expect(found(inline, rest)).toEqual([]);
});
