import { has, lines, unreadOf } from './read-access';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { read } from '../../src/reader/read';
import { trustedByText } from '../../src/text/trusted-by';

const doc = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));
const account = 'arn:aws:iam::111122223333';
const READ_ONLY = 'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess';
const managed = (PolicyName: string, more: object = {}) => ({
  PolicyName,
  Arn: `${account}:policy/${PolicyName}`,
  DefaultVersionId: 'v2',
  PolicyVersionList: [
    { VersionId: 'v2', IsDefaultVersion: true, Document: doc(`new:${PolicyName}`) },
    { VersionId: 'v1', IsDefaultVersion: false, Document: doc('old:A') },
  ],
  ...more,
});

const details = (more: object = {}) =>
  read('details.json', {
    UserDetailList: [
      {
        UserName: 'ann',
        GroupList: ['staff', 'constructor'],
        UserPolicyList: [{ PolicyName: 'Own', PolicyDocument: encoded(doc('a:User')) }],
        AttachedManagedPolicies: [],
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: `${account}:policy/Limit`,
        },
      },
    ],
    GroupDetailList: [
      {
        GroupName: 'staff',
        GroupPolicyList: [{ PolicyName: 'Staff', PolicyDocument: doc('a:Group') }],
        AttachedManagedPolicies: [{ PolicyName: 'Shared', PolicyArn: `${account}:policy/Shared` }],
      },
    ],
    RoleDetailList: [
      {
        RoleName: 'auditor',
        AssumeRolePolicyDocument: encoded({
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'lambda.amazonaws.com' },
            },
          ],
        }),
        RolePolicyList: [],
        AttachedManagedPolicies: [
          { PolicyName: 'AmazonConnectReadOnlyAccess', PolicyArn: READ_ONLY },
          { PolicyName: 'Gone', PolicyArn: `${account}:policy/Gone` },
        ],
      },
    ],
    Policies: [managed('Shared'), managed('Limit'), managed('Alone')],
    IsTruncated: false,
    ...more,
  })!;

describe('aws iam get-account-authorization-details', () => {
  test('each principal has its own policies, the attached ones, and those of its groups', () => {
    const reading = details();
    expect(
      reading.principals.map((one) => [
        one.kind,
        one.name,
        trustedByText(one.trust),
        has(one),
        one.boundary?.policy?.name,
      ]),
    ).toEqual([
      [
        'role',
        'auditor',
        ['lambda.amazonaws.com'],
        ['AmazonConnectReadOnlyAccess', `${account}:policy/Gone?`],
        undefined,
      ],
      ['user', 'ann', [], ['Own', 'Staff', 'Shared'], 'Limit'],
      ['group', 'staff', [], ['Staff', 'Shared'], undefined],
      ['policy', 'Alone', [], ['Alone'], undefined],
    ]);
    expect(unreadOf(reading)).toEqual([]);
  });

  test('of a policy the default version is read, of documents as objects and as encoded text', () => {
    expect(lines(details())).toEqual([
      'Allow new:Shared on *',
      'Allow new:Limit on *',
      'Allow new:Alone on *',
      'Allow a:Group on *',
      'Allow a:User on *',
    ]);
    expect(details().policies.map(({ version }) => version)).toEqual([
      'v2',
      'v2',
      'v2',
      undefined,
      undefined,
    ]);
  });

  test('places lead to the document in the file', () => {
    expect(details().policies.map(({ place }) => place.pointer.join('/'))).toEqual([
      'Policies/0/PolicyVersionList/0/Document',
      'Policies/1/PolicyVersionList/0/Document',
      'Policies/2/PolicyVersionList/0/Document',
      'GroupDetailList/0/GroupPolicyList/0/PolicyDocument',
      'UserDetailList/0/UserPolicyList/0/PolicyDocument',
    ]);
  });

  test('a policy of AWS that is in the file is read there, and is none of the file', () => {
    const reading = details({
      Policies: [{ ...managed('AmazonConnectReadOnlyAccess'), Arn: READ_ONLY }],
    });
    const [{ policy }] = reading.principals[0].attached;
    expect([policy?.origin, policy?.version, lines({ policies: [policy!] })]).toEqual([
      'aws',
      'v2',
      ['Allow new:AmazonConnectReadOnlyAccess on *'],
    ]);
    expect(reading.policies.map(({ name }) => name)).toEqual(['Staff', 'Own']);
    expect(reading.principals.map(({ kind }) => kind)).toEqual(['role', 'user', 'group']);
  });

  test.each<[string, object, string[]]>([
    [
      'a page of several',
      { IsTruncated: true },
      ['IsTruncated: the file is one page of several: those who are on others are not in it'],
    ],
    [
      'a policy without its default version',
      { Policies: [{ PolicyName: 'X', Arn: 'x', PolicyVersionList: [] }] },
      ['Policies/0: X does not have exactly one default version'],
    ],
    ['a role that is none', { RoleDetailList: [5] }, ['RoleDetailList/0: a role is an object']],
    [
      'a role without its lists',
      { RoleDetailList: [{ RoleName: 'r' }] },
      [
        'RoleDetailList/0: the RolePolicyList of r, which is missing, is not known',
        'RoleDetailList/0: the AttachedManagedPolicies of r, which is missing, is not known',
      ],
    ],
    [
      'a document that is none',
      {
        RoleDetailList: [
          {
            RoleName: 'r',
            RolePolicyList: [{ PolicyName: 'P', PolicyDocument: '%7B' }],
            AttachedManagedPolicies: [],
          },
        ],
      },
      [
        'RoleDetailList/0/RolePolicyList/0/PolicyDocument: a policy document is an object, or its JSON',
      ],
    ],
  ])('%s is told', (_, more, expected) => expect(unreadOf(details(more))).toEqual(expected));
});

describe('a policy by itself', () => {
  test.each<[string, unknown, string, string, string]>([
    ['a policy document', doc('a:B'), 'policy', 'p.json', 'Statement/0'],
    [
      'aws iam get-policy-version',
      { PolicyVersion: { Document: doc('a:B'), VersionId: 'v3', IsDefaultVersion: true } },
      'policy',
      'p.json',
      'PolicyVersion/Document/Statement/0',
    ],
    [
      'aws iam get-role-policy',
      { RoleName: 'r', PolicyName: 'P', PolicyDocument: doc('a:B') },
      'role',
      'r/P',
      'PolicyDocument/Statement/0',
    ],
    [
      'aws iam get-user-policy, encoded',
      { UserName: 'u', PolicyName: 'P', PolicyDocument: encoded(doc('a:B')) },
      'user',
      'u/P',
      'PolicyDocument/Statement/0',
    ],
    [
      'aws iam get-group-policy',
      { GroupName: 'g', PolicyName: 'P', PolicyDocument: doc('a:B') },
      'group',
      'g/P',
      'PolicyDocument/Statement/0',
    ],
    [
      'a policy of nobody, or of a name that IAM does not take',
      { RoleName: 'r*', PolicyName: 'P', PolicyDocument: doc('a:B') },
      'policy',
      'r*/P',
      'PolicyDocument/Statement/0',
    ],
    [
      'aws sso-admin get-inline-policy-for-permission-set',
      { InlinePolicy: JSON.stringify(doc('a:B')) },
      'permission set',
      'inline policy',
      'InlinePolicy/Statement/0',
    ],
  ])('%s', (_, content, kind, name, pointer) => {
    const reading = read('p.json', content)!;
    expect(
      reading.principals.map((one) => [one.kind, one.name, lines({ policies: one.inline })]),
    ).toEqual([[kind, name, ['Allow a:B on *']]]);
    expect(reading.policies[0].statements[0].place.pointer.join('/')).toBe(pointer);
    expect(unreadOf(reading)).toEqual([]);
  });

  test.each([
    ['its name', 'r', { names: ['r'], isInAnyPath: true }],
    [
      'the paths of IAM Identity Center',
      'AWSReservedSSO_Ops_0123456789abcdef',
      {
        names: ['${AWS::Region}/', ''].map(
          (region) => `aws-reserved/sso.amazonaws.com/${region}AWSReservedSSO_Ops_0123456789abcdef`,
        ),
      },
    ],
  ])('a role has %s', (_, RoleName, { names, ...identity }) => {
    const [one] = read('p.json', {
      RoleName,
      PolicyName: 'P',
      PolicyDocument: doc('a:B'),
    })!.principals;
    expect({ ...one.identity, names: one.identity?.names.map(toDisplayText) }).toEqual({
      names,
      ...identity,
    });
    expect(one.isPartial).toBe(true);
  });

  test('functions of CloudFormation are no functions where there is no template', () => {
    expect(
      unreadOf(
        read('p', { Statement: { Effect: 'Allow', Action: 'a:B', Resource: { Ref: 'X' } } })!,
      ),
    ).toEqual(['Statement/Resource: a resource is text, not an object']);
  });

  test('a list of statements is no policy, nor is a list of policies', () => {
    expect(unreadOf(read('p', doc('a:B').Statement)!)).toEqual([
      ': a list of statements is no policy: it stands in an object, under Statement',
    ]);
    expect(unreadOf(read('p', [doc('a:B')])!)).toEqual([
      ': a list of policies is no policy: give each a file of its own',
    ]);
  });

  test.each<[string, unknown]>([
    ['text', 'x'],
    ['a number', 5],
    ['nothing', null],
    ['undefined', undefined],
    ['an empty object', {}],
    ['an empty list', []],
    ['a list of text', ['x']],
    ['a package.json', { name: 'x', version: '1' }],
    ['a policy without a document', { PolicyName: 'P' }],
  ])('%s says nothing of access', (_, content) => expect(read('p', content)).toBeUndefined());
});

test.each(['Principal', 'NotPrincipal'])('a document with a %s has no holder', (key) => {
  const statement = { Effect: 'Allow', Action: 'iam:*', Resource: '*' };
  const principals = (one: object) =>
    read('p.json', { Version: '2012-10-17', Statement: [statement, one] })!.principals.length;
  expect(principals({ ...statement, [key]: { AWS: '111122223333' } })).toBe(0);
  expect(principals(statement)).toBe(1);
});
