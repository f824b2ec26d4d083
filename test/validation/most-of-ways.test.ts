import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder, holderTemplate } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const [PUT, ATTACH] = ['iam:PutRolePolicy', 'iam:AttachRolePolicy'];
const UPDATE = allow('lambda:UpdateFunctionCode');
const VPC = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };
const APPS = `${IAM}role/app-*`;

type Policies = Readonly<Record<string, readonly object[]>>;

const withPolicies = ({ Resources }: ReturnType<typeof holderTemplate>, policies: Policies) => ({
  Resources: {
    ...Resources,
    ...Object.fromEntries(
      Object.entries(policies).map(([ManagedPolicyName, statements]) => [
        ManagedPolicyName,
        {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { ManagedPolicyName, PolicyDocument: policy(...statements) },
        },
      ]),
    ),
  },
});

const worstIn = (file: string, content: object) =>
  audit(defined(read(file, content))).find(
    ({ id, what }) => id.endsWith('escalation') && !what.includes('no access to Amazon Connect'),
  )?.severity;

/** The worst severity of the ways of a role, or of somebody else, beside some managed policies. */
const worstOf = (own: readonly object[], policies: Policies = {}, kind = 'Role') =>
  worstIn(
    'template.json',
    withPolicies(holderTemplate(kind, own, { [`${kind}Name`]: 'Holder' }), policies),
  );

describe('what the holder takes off a boundary counts, whatever the boundary leaves', () => {
  const within = (Action: unknown, Resource = '*') =>
    allow(Action, Resource, { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/Bound` } });
  const role = within(['iam:CreateRole', PUT, ATTACH]);
  const takeOff = (Resource = '*', Condition?: object) =>
    allow('iam:DeleteRolePermissionsBoundary', Resource, Condition);

  test.each<[string, object]>([
    ['nothing', allow('s3:GetObject')],
    ['the access of others', UPDATE],
    ['a role that it passes', allow(['lambda:*', 'iam:PassRole'])],
    ['any permission', allow(PUT)],
  ])('%s', (_, left) => {
    const Bound = [left];
    expect(worstOf([role, takeOff()], { Bound })).toBe('fatal');
    expect(worstOf([role, allow('iam:PutRolePermissionsBoundary')], { Bound })).toBe('fatal');
    const byName = [within(['iam:CreateRole', PUT], APPS), takeOff(APPS)];
    expect(worstOf(byName, { Bound })).toBe('fatal');
    const user = within(['iam:CreateUser', 'iam:PutUserPolicy']);
    const more = allow(
      ['iam:CreateAccessKey', 'iam:DeleteUserPermissionsBoundary'],
      `${IAM}user/a-*`,
    );
    expect(worstOf([user, more], { Bound }, 'User')).toBe('fatal');
  });

  test('not where it may take it off others only, or put the same one there', () => {
    const Bound = [UPDATE];
    const apps = within(['iam:CreateRole', PUT], APPS);
    expect(worstOf([apps, takeOff(`${IAM}role/other-*`)], { Bound })).toBe('error');
    expect(worstOf([role, within('iam:PutRolePermissionsBoundary')], { Bound })).toBe('error');
    expect(worstOf([role, takeOff('*', VPC)], { Bound })).toBe('error');
  });

  test('also where a condition lets it make a role without the boundary', () => {
    const [apps, open] = [
      [within(['iam:CreateRole', PUT], APPS)],
      allow(['iam:CreateRole', PUT], APPS, VPC),
    ];
    expect(worstOf([...apps, open, takeOff(APPS)])).toBe('fatal');
    expect(worstOf([...apps, open])).toBe('warning');
  });
});

describe('of the policies that it may attach, the one that gives the most counts', () => {
  const attaching = (name: string, more: object = {}) =>
    allow(ATTACH, '*', { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/${name}` }, ...more });
  const [Writing, Reading] = [[allow(PUT)], [allow('s3:GetObject')]];

  test.each<[string, string, object, object, Policies]>([
    [
      'fatal',
      'without a condition',
      attaching('A', VPC),
      attaching('B'),
      { A: [UPDATE], B: Writing },
    ],
    [
      'error',
      'and not what a condition limits',
      attaching('A'),
      attaching('B', VPC),
      { A: [UPDATE], B: Writing },
    ],
    [
      'warning',
      'if all others give nothing',
      attaching('A'),
      attaching('B', VPC),
      { A: Reading, B: Writing },
    ],
  ])('%s %s', (severity, _, one, other, policies) => {
    expect(worstOf([one, other], policies)).toBe(severity);
    expect(worstOf([other, one], policies)).toBe(severity);
  });

  test('several together, if one of them gives the access of others', () => {
    const policies = { A: [UPDATE], B: [allow('iam:CreateRole', APPS)], C: [allow(PUT, APPS)] };
    const all = ['A', 'B', 'C'].map((name) => attaching(name));
    expect(worstOf(all, policies)).toBe('fatal');
    expect(worstOf(all.slice(0, 2), policies)).toBe('error');
  });

  test.each<[string, readonly object[]]>([
    ['fatal', Writing],
    ['error', [UPDATE]],
  ])('%s beside any policy for others', (severity, B) => {
    const others = { ArnNotEquals: { 'iam:PolicyARN': `${IAM}policy/B` } };
    const deny = { ...allow(ATTACH, `${IAM}role/Holder`, others), Effect: 'Deny' };
    expect(worstOf([allow(ATTACH), deny], { B })).toBe(severity);
  });

  test('not what the holder does for others already', () => {
    const own = [allow('iam:PutUserPolicy'), attaching('B')];
    expect(worstOf(own, { B: [allow('iam:PutUserPolicy')] })).toBe('error');
  });
});

test.each([
  ['Role', 'role'],
  ['User', 'user'],
])('a %s takes a deny off itself that keeps a way for others from it', (kind, type) => {
  const own = `${IAM}${type}/Holder`;
  const [put, remove] = [`iam:Put${kind}Policy`, `iam:Delete${kind}Policy`];
  const { Resources } = holderTemplate(kind, [allow(put), allow(remove, own)], {
    [`${kind}Name`]: 'Holder',
  });
  const { Holder } = Resources;
  const { Policies, ...properties } = Holder.Properties;
  const denies = policy({ ...allow(put, own), Effect: 'Deny' });
  const worstWith = (PolicyDocument: object) =>
    worstIn('template.json', {
      Resources: {
        Holder: {
          ...Holder,
          Properties: {
            ...properties,
            Policies: [
              { PolicyName: 'P', PolicyDocument },
              { PolicyName: 'D', PolicyDocument: denies },
            ],
          },
        },
      },
    });
  expect(worstWith(Policies[0].PolicyDocument)).toBe('fatal');
  expect(worstWith(connectHolder(allow(put)))).toBe('error');
});

describe('in the details of an account', () => {
  const account = (own: readonly object[], more: object = {}) => ({
    UserDetailList: [userDetails('Other', policy(allow('s3:GetObject')))],
    GroupDetailList: [],
    RoleDetailList: [
      roleDetails('Holder', trusting({ Service: 'lambda.amazonaws.com' }), connectHolder(...own)),
    ],
    Policies: [],
    ...more,
  });
  const trusting = (Principal: object) =>
    policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
  const own = allow('iam:PutUserPolicy', `${IAM}user/app-*`);

  test('a user that it makes counts where those that exist give nothing', () => {
    const make = allow(['iam:CreateUser', 'iam:CreateAccessKey']);
    expect(worstIn('account.json', account([make, own]))).toBe('fatal');
    expect(worstIn('account.json', account([allow('iam:CreateAccessKey'), own]))).toBe('warning');
  });

  test('a version for a role counts where a condition limits one of its own', () => {
    const version = (name: string) => {
      const details = policyDetails(name, [allow('s3:GetObject')]);
      const first = { VersionId: 'v0', IsDefaultVersion: false, Document: policy(allow('*')) };
      return { ...details, PolicyVersionList: [...details.PolicyVersionList, first] };
    };
    const having = (name: string) => ({
      AttachedManagedPolicies: [{ PolicyArn: `${IAM}policy/${name}` }],
    });
    const SWITCH = 'iam:SetDefaultPolicyVersion';
    const holder = connectHolder(
      allow(SWITCH, `${IAM}policy/Own`, VPC),
      allow(SWITCH, `${IAM}policy/Its`),
      allow('sts:AssumeRole', `${IAM}role/Next`),
    );
    const worstBy = (trusted: object) =>
      worstIn(
        'account.json',
        account([], {
          RoleDetailList: [
            roleDetails(
              'Holder',
              trusting({ Service: 'lambda.amazonaws.com' }),
              holder,
              having('Own'),
            ),
            roleDetails('Next', trusting(trusted), policy(allow('s3:GetObject')), having('Its')),
          ],
          Policies: [version('Own'), version('Its')],
        }),
      );
    expect(worstBy({ AWS: `${IAM}role/Holder` })).toBe('fatal');
    expect(worstBy({ Service: 'lambda.amazonaws.com' })).toBe('warning');
  });
});
