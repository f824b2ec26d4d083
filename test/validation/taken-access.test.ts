import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';

const IAM = 'arn:aws:iam::111122223333:';
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const trust = (Principal: object) =>
  document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const ACCESS = document(REACHES_CONNECT);
const POLICY = { PolicyName: 'Desk', PolicyArn: `${IAM}policy/Desk` };

/** An account with a help desk, and others that reach Amazon Connect, or do not. */
const account = (...statements: readonly object[]) => ({
  UserDetailList: [
    {
      ...userNamed('help'),
      UserPolicyList: [{ PolicyName: 'P', PolicyDocument: document(...statements) }],
    },
    { ...userNamed('lead'), UserPolicyList: [{ PolicyName: 'P', PolicyDocument: ACCESS }] },
    { ...userNamed('member'), GroupList: ['leads'] },
    { ...userNamed('clerk'), AttachedManagedPolicies: [POLICY] },
    userNamed('other'),
  ],
  GroupDetailList: [
    {
      GroupName: 'leads',
      Path: '/',
      Arn: `${IAM}group/leads`,
      GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: ACCESS }],
      AttachedManagedPolicies: [],
    },
  ],
  RoleDetailList: [
    {
      RoleName: 'desk',
      Path: '/team/',
      Arn: `${IAM}role/team/desk`,
      AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }),
      RolePolicyList: [{ PolicyName: 'P', PolicyDocument: ACCESS }],
      AttachedManagedPolicies: [],
    },
  ],
  Policies: [
    {
      PolicyName: 'Desk',
      Path: '/',
      Arn: POLICY.PolicyArn,
      PolicyVersionList: [{ IsDefaultVersion: true, Document: ACCESS }],
    },
  ],
});

const userNamed = (UserName: string) => ({
  UserName,
  Path: '/',
  Arn: `${IAM}user/${UserName}`,
  UserPolicyList: [],
  GroupList: [],
  AttachedManagedPolicies: [],
});

/** What is found about more access in some file, with the names of those whose access is taken. */
const found = (content: object): readonly string[] =>
  audit(read('file.json', content)!)
    .filter(({ id }) => id === 'limited-escalation')
    .map(({ severity, subject, what }) =>
      [severity, subject, what.replace(/^.*can take that of /, 'of ')].join(' '),
    );

describe('a help desk without access to Amazon Connect that takes the access of others', () => {
  test.each([
    ['iam:UpdateLoginProfile', 'user/lead', 'lead'],
    ['iam:CreateLoginProfile', 'user/lead', 'lead'],
    ['iam:CreateAccessKey', 'user/le*', 'lead'],
    ['iam:UpdateAccessKey', 'user/lead', 'lead'],
    ['iam:AttachUserPolicy', 'user/lead', 'lead'],
    ['iam:PutUserPolicy', 'user/member', 'member'],
    ['iam:AddUserToGroup', 'group/leads', 'leads'],
    ['iam:PutGroupPolicy', 'group/leads', 'leads'],
    ['iam:UpdateAssumeRolePolicy', 'role/team/*', 'desk'],
    ['iam:AttachRolePolicy', 'role/team/desk', 'desk'],
    ['iam:CreatePolicyVersion', 'policy/Desk', 'clerk'],
  ])('%s on %s', (action, resource, whose) => {
    expect(found(account(allow(action, `${IAM}${resource}`)))).toEqual([
      `warning ${action} of ${whose}`,
    ]);
  });

  test.each([
    ['iam:CreateAccessKey', 'user/', ['other', 'lead']],
    ['iam:CreateLoginProfile', 'user/', ['other', 'lead']],
    ['iam:PutUserPolicy', 'user/', ['other', 'lead']],
    ['iam:AddUserToGroup', 'group/', ['others', 'leads']],
    ['iam:UpdateAssumeRolePolicy', 'role/team/', ['other', 'desk']],
    ['iam:CreateAccessKey', 'user/', ['oth*', 'le*']],
  ])('%s on several of %s: %s', (action, path, names) => {
    const resources = names.map((name) => `${IAM}${path}${name}`);
    const statements = resources.map((resource) => allow(action, resource));
    const inList = { ...statements[0], Resource: resources };
    const orders = [[inList], statements, [...statements].reverse()];
    const whose = names[1].replace('le*', 'lead');
    expect(orders.map((some) => found(account(...some)))).toEqual(
      orders.map(() => [`warning ${action} of ${whose}`]),
    );
  });

  test('names each statement that takes the access of somebody else', () => {
    const names = ['lead', 'other', 'member'];
    const statements = names.map((name) => allow('iam:CreateAccessKey', `${IAM}user/${name}`));
    expect(found(account(...statements))).toEqual([
      'warning iam:CreateAccessKey of lead',
      'warning iam:CreateAccessKey of member',
    ]);
  });

  test.each([
    ['a user without such access', allow('iam:CreateAccessKey', `${IAM}user/other`)],
    ['a group that is not there', allow('iam:AddUserToGroup', `${IAM}group/others`)],
    ['itself', allow('iam:UpdateLoginProfile', `${IAM}user/help`)],
    [
      'a user of another account',
      allow('iam:CreateAccessKey', 'arn:aws:iam::999999999999:user/lead'),
    ],
  ])('is not found on %s', (_, statement) => {
    expect(found(account(statement))).toEqual([]);
  });

  test('is not found on a user that a deny keeps from it', () => {
    const deny = { ...allow('iam:*', `${IAM}user/lead`), Effect: 'Deny' };
    expect(found(account(allow('iam:CreateAccessKey', `${IAM}user/l*`), deny))).toEqual([]);
  });
});

test('in a template, a user is taken by a reference', () => {
  const user = (...statements: readonly object[]) => ({
    Type: 'AWS::IAM::User',
    Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: document(...statements) }] },
  });
  const Help = user(allow('iam:UpdateLoginProfile', { 'Fn::GetAtt': ['Lead', 'Arn'] }));
  expect(found({ Resources: { Help, Lead: user(REACHES_CONNECT) } })).toEqual([
    'warning iam:UpdateLoginProfile of Lead',
  ]);
});

test('in a Terraform plan, a user is taken by its name', () => {
  const planned = (type: string, name: string, values: object) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const policyOf = (name: string, ...statements: readonly object[]) =>
    planned('aws_iam_user_policy', name, {
      name: 'p',
      user: name,
      policy: JSON.stringify(document(...statements)),
    });
  const resources = [
    planned('aws_iam_user', 'help', { name: 'help', path: '/' }),
    planned('aws_iam_user', 'lead', { name: 'lead', path: '/' }),
    policyOf('help', allow('iam:UpdateLoginProfile', `${IAM}user/lead`)),
    policyOf('lead', REACHES_CONNECT),
  ];
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources } },
    configuration: { root_module: {} },
  };
  expect(found(plan)).toEqual(['warning iam:UpdateLoginProfile of lead']);
});

test('the permission sets of a template are taken by who assigns itself any', () => {
  const Set = {
    Type: 'AWS::SSO::PermissionSet',
    Properties: {
      InstanceArn: 'arn:aws:sso:::instance/ssoins-1111111111111111',
      Name: 'Desk',
      InlinePolicy: ACCESS,
    },
  };
  const Help = {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust({ AWS: '111122223333' }),
      Policies: [
        {
          PolicyName: 'P',
          PolicyDocument: document(allow('identitystore:CreateGroupMembership')),
        },
      ],
    },
  };
  expect(found({ Resources: { Set, Help } })).toEqual([
    'warning identitystore:CreateGroupMembership of Desk',
  ]);
});
