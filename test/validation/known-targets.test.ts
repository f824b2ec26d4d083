import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const TRUST = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

const inline = (statements: readonly object[]) => [
  { PolicyName: 'P', PolicyDocument: policy(...statements) },
];
const user = (UserName: string, statements: readonly object[], more: object = {}) => ({
  UserName,
  Path: '/',
  Arn: `${IAM}user/${UserName}`,
  UserPolicyList: inline(statements),
  GroupList: [],
  AttachedManagedPolicies: [],
  ...more,
});
const role = (RoleName: string, statements: readonly object[], more: object = {}) => ({
  RoleName,
  Path: '/',
  Arn: `${IAM}role/${RoleName}`,
  AssumeRolePolicyDocument: TRUST,
  RolePolicyList: inline(statements),
  AttachedManagedPolicies: [],
  ...more,
});
const group = (GroupName: string, statements: readonly object[]) => ({
  GroupName,
  Path: '/',
  Arn: `${IAM}group/${GroupName}`,
  GroupPolicyList: inline(statements),
  AttachedManagedPolicies: [],
});

interface Others {
  readonly users?: readonly object[];
  readonly roles?: readonly object[];
  readonly groups?: readonly object[];
  readonly more?: object;
}

/** What is found about more access of the user Holder in the details of an account. */
const found = (
  statements: readonly object[],
  { users = [], roles = [], groups = [], more = {} }: Others = {},
) =>
  audit(
    read('details.json', {
      UserDetailList: [user('Holder', [REACHES_CONNECT, ...statements]), ...users],
      GroupDetailList: groups,
      RoleDetailList: roles,
      Policies: [],
      ...more,
    })!,
  )
    .filter(({ id, what }) => id.endsWith('escalation') && what.startsWith('iam:'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const KEYS = 'iam:CreateAccessKey';
const POOR = [allow('s3:Get*')];
const NONE = 'and none has more ways or access to Amazon Connect now';
const PERHAPS = 'and one of them may have more in Amazon Connect or a way that the holder lacks';

test.each([
  [KEYS, 'creates access keys for any user'],
  ['iam:CreateLoginProfile', 'creates a console password for any user'],
  ['iam:UpdateLoginProfile', 'changes the console password of any user'],
])('%s is a warning where no other user has more', (action, does) => {
  const warning = [`warning: ${action} on *: the holder ${does}, ${NONE}`];
  expect(found([allow(action)])).toEqual(warning);
  expect(found([allow(action)], { users: [user('Poor', POOR)] })).toEqual(warning);
});

test('so it is with trust policies of roles, and with groups', () => {
  expect(found([allow('iam:UpdateAssumeRolePolicy')], { roles: [role('Poor', POOR)] })).toEqual([
    `warning: iam:UpdateAssumeRolePolicy on *: the holder takes any role by rewriting its trust policy, ${NONE}`,
  ]);
  expect(found([allow('iam:AddUserToGroup')], { groups: [group('Poor', POOR)] })).toEqual([
    `warning: iam:AddUserToGroup on *: the holder adds itself to any group, ${NONE}`,
  ]);
});

test('it is fatal where another user is an administrator', () => {
  expect(found([allow(KEYS)], { users: [user('Other', [allow('*')])] })[0]).toMatch(/^fatal/);
});

/** What is found about one action, of all that the holder has and others do. */
const about = (action: string, all: readonly string[]) =>
  all.find((one) => one.includes(`${action} on`));

test.each([
  ['access to Amazon Connect', [allow('connect:*')]],
  ['a way to more access', [allow('iam:PutUserPolicy')]],
  ['a way under a condition', [allow('iam:PutUserPolicy', '*', { Bool: { a: 'true' } })]],
  ['roles to assume', [allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/R')]],
])('it is an error where another user has %s, and perhaps more', (_, statements) => {
  expect(about(KEYS, found([allow(KEYS)], { users: [user('Other', statements)] }))).toBe(
    `error: ${KEYS} on *: the holder creates access keys for any user, ${PERHAPS}`,
  );
});

test('it is an error where a role lets another user in, or where a policy is in no file', () => {
  const trust = policy({
    Effect: 'Allow',
    Principal: { AWS: `${IAM}user/Poor` },
    Action: 'sts:AssumeRole',
  });
  const users = [user('Poor', POOR)];
  const letsIn = role('Admin', [allow('*')], { AssumeRolePolicyDocument: trust });
  expect(found([allow(KEYS)], { users, roles: [letsIn] })[0]).toMatch(/^error/);
  expect(found([allow(KEYS)], { users, roles: [role('Admin', [allow('*')])] })[0]).toMatch(/^warn/);
  const attached = { PolicyName: 'Unseen', PolicyArn: `${IAM}policy/Unseen` };
  const unseen = user('Other', POOR, { AttachedManagedPolicies: [attached] });
  expect(found([allow(KEYS)], { users: [unseen] })[0]).toMatch(/^error/);
});

test.each([
  [
    'as the only role',
    ['Admin'],
    'error: iam:UpdateAssumeRolePolicy on *: the holder lets others take any',
  ],
  ['not a role that it then trusts', ['Admin', 'Poor'], 'fatal'],
])('who may assume any role, but is denied the administrator: %s', (_, roles, way) => {
  const deny = { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: `${IAM}role/Admin` };
  const all = roles.map((name) => role(name, name === 'Admin' ? [allow('*')] : POOR));
  const own = [allow(['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole']), deny];
  expect(found(own, { roles: all })[0].slice(0, way.length)).toBe(way);
});

test('denies of the holder count, by name and not under a condition', () => {
  const users = [user('Admin', [allow('*')]), user('Poor', POOR)];
  const deny = { Effect: 'Deny', Action: KEYS, Resource: `${IAM}user/Admin` };
  expect(found([allow(KEYS), deny], { users })[0]).toMatch(/^warning/);
  const others = { ...deny, Resource: `${IAM}user/Poor` };
  expect(found([allow(KEYS), others], { users })[0]).toMatch(/^fatal/);
  const conditional = { ...deny, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
  expect(found([allow(KEYS), conditional], { users })[0]).toMatch(/^fatal/);
});

test('a user without the deny of the holder leads to the others', () => {
  const deny = { Effect: 'Deny', Action: KEYS, Resource: `${IAM}user/Admin` };
  const users = [user('Admin', [allow('*')]), user('Free', [allow(KEYS)])];
  expect(found([allow(KEYS), deny], { users })).toContainEqual(expect.stringMatching(/^error/));
});

describe('the holder takes users, and may change', () => {
  const POOR_USER = `${IAM}user/Poor`;
  const DENY = { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' };
  const POLICY = { PolicyName: 'P', PolicyArn: `${IAM}policy/P` };
  const HAS = { AttachedManagedPolicies: [POLICY] };
  const BOUNDED = { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/P` } };
  const IN = { GroupList: ['Agents'] };
  const lets = (AWS: string, Condition?: object) => ({
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { AWS },
      Action: 'sts:AssumeRole',
      ...(Condition && { Condition }),
    }),
  });
  const LETS = lets(POOR_USER);
  const TAGGED = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
  const tagged = { Tags: [{ Key: 'team', Value: 'b' }] };

  interface Account {
    readonly poor?: object;
    readonly has?: readonly object[];
    readonly roles?: readonly object[];
    readonly agents?: readonly object[];
    readonly versions?: readonly (readonly object[])[];
  }

  /** How severe it is to create access keys of the user Poor; undefined beside a fatal way. */
  const severity = (
    change: object | readonly object[],
    { poor = {}, has = POOR, roles = [], agents = POOR, versions = [POOR] }: Account,
  ) => {
    const managed = { PolicyName: 'P', Arn: POLICY.PolicyArn, DefaultVersionId: 'v1' };
    const PolicyVersionList = versions.map((statements, i) => ({
      Document: policy(...statements),
      VersionId: `v${i + 1}`,
      IsDefaultVersion: i === 0,
    }));
    return found([allow(KEYS), ...[change].flat()], {
      users: [user('Poor', has, { Tags: [], ...poor })],
      roles: [role('Other', POOR, { AttachedManagedPolicies: [] }), ...roles],
      groups: [group('Agents', agents)],
      more: { Policies: [{ ...managed, PolicyVersionList }] },
    })
      .find((one) => one.includes(KEYS))
      ?.replace(/:.*/, '');
  };

  test.each<[string, object | readonly object[], Account, Account]>([
    [
      'denies of the user',
      allow('iam:DeleteUserPolicy', POOR_USER),
      { has: [...POOR, DENY] },
      { has: POOR },
    ],
    [
      'managed denies of the user',
      allow('iam:DetachUserPolicy'),
      { poor: HAS, versions: [[DENY]] },
      { poor: HAS },
    ],
    [
      'its group with a deny',
      allow('iam:RemoveUserFromGroup'),
      { poor: IN, agents: [DENY] },
      { poor: IN },
    ],
    [
      'its boundary',
      allow('iam:DeleteUserPermissionsBoundary'),
      { poor: BOUNDED, has: [allow('dynamodb:*')] },
      {},
    ],
    ['a policy that is its boundary', allow('iam:CreatePolicyVersion'), { poor: BOUNDED }, {}],
    [
      'the version of its policy',
      allow('iam:SetDefaultPolicyVersion'),
      { poor: HAS, versions: [POOR, [allow('*')]] },
      { poor: HAS },
    ],
    [
      'a role that lets it in',
      allow('iam:PutRolePolicy', `${IAM}role/Lets`),
      { roles: [role('Lets', POOR, LETS)] },
      { roles: [role('Lets', POOR)] },
    ],
    [
      'its tags, which a role asks for',
      allow('iam:TagUser'),
      { poor: tagged, roles: [role('Lets', [allow('connect:*')], lets(POOR_USER, TAGGED))] },
      { poor: tagged, roles: [role('Lets', POOR, lets(POOR_USER, TAGGED))] },
    ],
  ])('%s: it is an error only if that gives something', (_, change, gives, nothing) => {
    expect(severity(change, gives)).toBe('error');
    expect(severity([], gives)).toBe('warning');
    expect(severity(change, nothing)).toBe('warning');
  });

  test.each<[string, object, Account, Account]>([
    [
      'permissions of the user',
      allow('iam:PutUserPolicy', POOR_USER),
      {},
      { poor: { UserName: 'Else', Arn: `${IAM}user/Else` } },
    ],
    ['permissions of its group', allow('iam:PutGroupPolicy'), { poor: IN }, {}],
    [
      'a policy that it has',
      allow('iam:CreatePolicyVersion'),
      { poor: HAS },
      { roles: [role('Has', POOR, HAS)] },
    ],
  ])('%s: that is the fatal way', (_, change, gives, nothing) => {
    expect(severity(change, gives)).toBeUndefined();
    expect(severity(change, nothing)).toBe('warning');
  });

  test('tags, which give nothing that counts', () => {
    expect(severity(allow('iam:TagUser'), {})).toBe('warning');
    const has = [allow('s3:PutObject', '*', TAGGED)];
    expect(severity(allow('iam:TagUser', POOR_USER), { has })).toBe('warning');
  });

  test('as a user that may switch the versions of a policy, if one allows more', () => {
    const has = [allow('iam:SetDefaultPolicyVersion')];
    expect(severity([], { has, poor: HAS })).toBe('warning');
    expect(severity([], { has, poor: HAS, versions: [POOR, [allow('*')]] })).toBe('error');
  });

  test('itself: the denies and boundary of the holder', () => {
    const deny = { ...allow(KEYS, `${IAM}user/Admin`), Effect: 'Deny' };
    const all = [allow(KEYS), allow('iam:DeleteUserPolicy', `${IAM}user/Holder`)];
    const users = [user('Admin', [allow('*')])];
    expect(found([...all, deny], { users })[0]).toMatch(/^error/);
    expect(found([allow(KEYS), deny], { users })[0]).toMatch(/^warning/);
  });

  test('groups, of which it joins one', () => {
    const joins = [allow(KEYS), allow('iam:AddUserToGroup', `${IAM}group/*`)];
    const users = [user('Poor', POOR)];
    expect(found(joins, { users, groups: [group('Admins', [allow('*')])] })[0]).toMatch(/^fatal/);
    expect(found(joins, { users, groups: [group('Poor', POOR)] })).toEqual([
      expect.stringMatching(/^warning: iam:CreateAccessKey /),
      expect.stringMatching(/^warning: iam:AddUserToGroup /),
    ]);
  });

  test('groups, of which a role has no use', () => {
    const may = [REACHES_CONNECT, allow('iam:UpdateAssumeRolePolicy'), allow('iam:*Group*')];
    const details = {
      UserDetailList: [],
      GroupDetailList: [group('Agents', POOR)],
      RoleDetailList: [role('Holder', may), role('Poor', POOR)],
      Policies: [],
    };
    const severities = audit(read('details.json', details)!)
      .filter(({ what }) => what.startsWith('iam:UpdateAssumeRolePolicy on *: '))
      .map((one) => one.severity);
    expect(severities).toEqual(['warning']);
  });
});

test('users with the same access give each other nothing', () => {
  const users = [user('Same', [REACHES_CONNECT, allow(KEYS)])];
  expect(found([allow(KEYS)], { users }).every((one) => one.startsWith('warning'))).toBe(true);
});

describe('who may not assume what it takes', () => {
  const TRUSTS = 'iam:UpdateAssumeRolePolicy';
  const deny = (Resource: string, more: object = {}) => ({
    ...allow('sts:AssumeRole', Resource),
    Effect: 'Deny',
    ...more,
  });
  const admin = role('Admin', [allow('*')]);
  const poor = role('Poor', POOR);
  const own = [allow(TRUSTS), deny(`${IAM}role/Admin`)];
  const address = { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
  const passes = allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']);

  test.each<[string, readonly object[], readonly object[], string]>([
    ['lets others in', own, [admin], 'error'],
    ['gains nothing', [allow(TRUSTS), deny(`${IAM}role/Poor`)], [poor], 'warning'],
    ['takes another role', own, [admin, poor], 'fatal'],
    ['is denied it under a condition', [allow(TRUSTS), deny('*', address)], [admin], 'fatal'],
    ['takes the deny off', [...own, allow('iam:DeleteUserPolicy')], [admin], 'fatal'],
    ['passes it', [...own, passes], [admin], 'error'],
    ['creates a user', [...own, allow('iam:*', `${IAM}user/new`)], [admin], 'fatal'],
  ])('%s', (_, statements, roles, severity) => {
    const text = found(statements, { roles }).find((one) => one.includes(TRUSTS));
    expect(text?.replace(/:.*/, '')).toBe(severity);
  });
});

test('it is fatal where users are on other pages, or in no file', () => {
  expect(found([allow(KEYS)], { more: { IsTruncated: true } })[0]).toMatch(/^fatal/);
  expect(found([allow('iam:UpdateAssumeRolePolicy')])[0]).toMatch(/^fatal/);
});

describe('only AWS changes', () => {
  const named = (Path: string, RoleName: string, statements = [allow('*')], more: object = {}) =>
    role(RoleName, statements, { Path, Arn: `${IAM}role${Path}${RoleName}`, ...more });
  const SET = '/aws-reserved/sso.amazonaws.com/eu-west-2/';
  const ofSet = (...all: readonly object[]) =>
    named(SET, 'AWSReservedSSO_Admin_0123456789abcdef', all as never);
  const LINKED = named('/aws-service-role/support.amazonaws.com/', 'AWSServiceRoleForSupport');
  const TRUSTS = 'iam:UpdateAssumeRolePolicy';

  test.each([
    ['roles of IAM Identity Center', [ofSet(allow('*'))]],
    ['service-linked roles', [LINKED]],
    ['both', [LINKED, ofSet(allow('connect:*')), role('Poor', POOR)]],
  ])('%s: who rewrites trust policies gains none of them', (_, roles) => {
    expect(found([allow(TRUSTS)], { roles })).toEqual([
      `warning: ${TRUSTS} on *: the holder takes any role by rewriting its trust policy, ${NONE}`,
    ]);
    const others = [...roles, named('/team/', 'Admin')];
    expect(found([allow(TRUSTS)], { roles: others })[0]).toMatch(/^fatal/);
  });

  test('the boundaries of those, and not of others', () => {
    const bound = { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/B` } };
    const removes = [allow('iam:DeleteRolePermissionsBoundary')];
    const roles = [
      role('Poor', POOR),
      named(SET, 'AWSReservedSSO_A_0123456789abcdef', POOR, bound),
    ];
    expect(found(removes, { roles })[0]).toMatch(/^warning: .* none has one now$/);
    expect(found(removes, { roles: [role('Poor', POOR, bound)] })[0]).toMatch(/^error/);
  });

  test('the policies of those, and not the managed ones that they have', () => {
    const AttachedManagedPolicies = [{ PolicyName: 'P', PolicyArn: `${IAM}policy/P` }];
    const trust = policy({ Effect: 'Allow', Principal: { AWS: `${IAM}root` }, Action: '*' });
    const given = { AttachedManagedPolicies, AssumeRolePolicyDocument: trust };
    const managed = { PolicyName: 'P', Arn: `${IAM}policy/P`, DefaultVersionId: 'v1' };
    const versions = [{ Document: policy(...POOR), VersionId: 'v1', IsDefaultVersion: true }];
    const more = { Policies: [{ ...managed, PolicyVersionList: versions }] };
    const writing = (statement: object, Path: string) =>
      found([statement, allow('sts:AssumeRole')], {
        roles: [named(Path, 'AWSReservedSSO_A_0123456789abcdef', POOR, given)],
        more,
      })[0];
    const writes = allow('iam:PutRolePolicy', `${IAM}role/*AWSReservedSSO_*`);
    expect(writing(writes, '/')).toMatch(/^fatal: .* as which it can act/);
    expect(writing(writes, SET)).toMatch(/^warning/);
    const rewrites = allow('iam:CreatePolicyVersion', `${IAM}policy/P`);
    expect(writing(rewrites, SET)).toMatch(/^fatal: .* as which it can act/);
  });
});

test('a stack in a known account that names a role is no list of all roles', () => {
  const stack = (env: Readonly<Record<string, string>>) => ({
    assembly: '',
    displayName: 'App',
    environment: env,
    nestedTemplates: new Map<string, string>(),
    constructPaths: new Map<string, readonly string[]>(),
  });
  const Statement = [REACHES_CONNECT, allow('iam:UpdateAssumeRolePolicy')];
  const content = {
    Resources: {
      Holder: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'Holder',
          AssumeRolePolicyDocument: TRUST,
          Policies: [{ PolicyName: 'P', PolicyDocument: policy(...Statement) }],
        },
      },
      Other: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'Q', Roles: ['ops'], PolicyDocument: policy(...POOR) },
      },
    },
  };
  const severityIn = (env: Readonly<Record<string, string>>) =>
    audit(readTogether([{ file: 'app.json', content, stack: stack(env) }])).find(
      ({ id }) => id === 'escalation',
    )?.severity;
  expect(severityIn({})).toBe('fatal');
  expect(severityIn({ 'AWS::AccountId': '111122223333' })).toBe('fatal');
});

describe('who lifts its own boundary', () => {
  const BOUNDARY = `${IAM}policy/Bound`;
  const REMOVE = 'iam:DeleteUserPermissionsBoundary';
  const REWRITE = 'iam:CreatePolicyVersion';
  const TAKES = `${KEYS} on *: the holder creates access keys for any user`;
  const NOTHING = `warning: ${TAKES}, ${NONE}`;
  const LIFTS = 'the holder lifts its permissions boundary, and then';
  const OF_OTHERS = `error: ${REWRITE} on *: the holder rewrites a managed policy of others`;

  /** What is found where the user Holder has a boundary, beside another user. */
  const within = (
    boundary: readonly object[],
    statements: readonly object[],
    other: readonly object[] = POOR,
  ) => {
    const own = [REACHES_CONNECT, allow(KEYS), ...statements];
    const bounded = { PermissionsBoundary: { PermissionsBoundaryArn: BOUNDARY } };
    const Document = policy(...boundary);
    const managed = { PolicyName: 'Bound', Arn: BOUNDARY, DefaultVersionId: 'v1' };
    const PolicyVersionList = [{ Document, VersionId: 'v1', IsDefaultVersion: true }];
    const UserDetailList = [user('Holder', own, bounded), user('Other', other)];
    const Policies = [{ ...managed, PolicyVersionList }];
    return found([], { more: { UserDetailList, Policies } });
  };
  const IAM_ONLY = [allow(['connect:*', 'iam:*'])];

  test.each([
    ['by rewriting it', [allow(REWRITE)], [OF_OTHERS, NOTHING]],
    [
      'by rewriting it by name',
      [allow(REWRITE, BOUNDARY)],
      [NOTHING, OF_OTHERS.replace('error', 'warning').replace('*', BOUNDARY)],
    ],
    [
      'by removing it',
      [allow(REMOVE)],
      [`error: ${REMOVE} on *: the holder removes the permissions boundary of any user`, NOTHING],
    ],
    [
      'by removing it by name',
      [allow(REMOVE, `${IAM}user/Holder`)],
      [
        NOTHING,
        `warning: ${REMOVE} on ${IAM}user/Holder: the holder removes the permissions boundary of any user`,
      ],
    ],
  ])('gains nothing that it keeps back, %s', (_, statements, expected) => {
    expect(within(IAM_ONLY, statements)).toEqual(expected);
  });

  test('gains nothing where it only keeps other actions back', () => {
    const boundary = [allow('*'), { ...allow('iam:*PermissionsBoundary'), Effect: 'Deny' }];
    expect(within(boundary, [allow(REWRITE)])).toEqual([OF_OTHERS, NOTHING]);
  });

  test('gains an administrator that it keeps back', () => {
    const deny = { ...allow(KEYS, `${IAM}user/Other`), Effect: 'Deny' };
    expect(within([...IAM_ONLY, deny], [allow(REMOVE)], [allow('*')])).toEqual([
      `fatal: ${REMOVE} and ${TAKES.replace('the holder', LIFTS)}`,
    ]);
  });

  test('gains what it keeps back', () => {
    const boundary = [allow(['connect:*', KEYS, REMOVE])];
    expect(within(boundary, [allow([REMOVE, 'iam:PutUserPolicy'])])).toEqual([
      `fatal: ${REMOVE} on *: the holder removes the permissions boundary of any user`,
    ]);
  });

  const AFTER =
    'the holder removes the permissions boundary of any user, and then creates access keys for any user';
  const ITSELF = `${IAM}user/Holder`;

  test.each([
    ['at all', []],
    ['but for one user', [allow(KEYS, `${IAM}user/Other`)]],
    ['but under a condition', [allow(KEYS, '*', { Bool: { a: 'true' } })]],
  ])('takes users that it does not leave, %s', (_, left) => {
    const boundary = [allow(['connect:*', REMOVE]), ...left];
    const lifts = [allow(REMOVE, ITSELF)];
    expect(within(boundary, lifts)[0]).toBe(`warning: ${REMOVE} on ${ITSELF}: ${AFTER}, ${NONE}`);
    expect(within(boundary, lifts, [allow('connect:*')])).toEqual([
      `error: ${REMOVE} and ${TAKES.replace('the holder', LIFTS).replace('*', ITSELF)}, ${PERHAPS}`,
    ]);
    expect(within(boundary, lifts, [allow('*')])[0]).toMatch(/^fatal: .* on .*\/Holder: /);
  });

  test.each([
    [REMOVE, 'the holder removes the permissions boundary of any user'],
    [REWRITE, 'the holder rewrites a managed policy that it has'],
  ])('takes users that it does not leave, but may also do %s to others', (action, does) => {
    const boundary = [allow(['connect:*', action])];
    expect(within(boundary, [allow(action)])).toEqual([`error: ${action} on *: ${does}`]);
    expect(within(boundary, [allow(action)], [allow('*')])).toEqual([
      `fatal: ${action} on *: ${does}`,
    ]);
  });
});

describe('a user that attaches a policy to itself by its ARN', () => {
  const ATTACH = 'iam:AttachUserPolicy';
  const ITSELF = `${IAM}user/Holder`;
  const ON_ITSELF = `${ATTACH} on ${ITSELF}: the holder attaches the policy T, and so`;
  const CREATES = 'creates access keys for any user';
  const managed = (PolicyName: string, statements: readonly object[]) => ({
    PolicyName,
    Arn: `${IAM}policy/${PolicyName}`,
    DefaultVersionId: 'v1',
    PolicyVersionList: [
      { Document: policy(...statements), VersionId: 'v1', IsDefaultVersion: true },
    ],
  });
  const attaches = (on: string) =>
    allow(ATTACH, on, { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/T` } });
  /** What is found about the action that attaches a policy with some statements. */
  const attaching = (
    attached: readonly object[],
    others: Others = {},
    own: readonly object[] = [attaches(ITSELF)],
  ) => {
    const more = { Policies: [managed('T', attached)], ...others.more };
    return about(ATTACH, found(own, { ...others, more }));
  };

  test.each([
    [KEYS, CREATES],
    ['iam:CreateLoginProfile', 'creates a console password for any user'],
    ['iam:UpdateAssumeRolePolicy', 'takes any role by rewriting its trust policy'],
  ])('has %s as if it had that itself', (action, does) => {
    const others = { users: [user('Other', POOR)], roles: [role('Other', POOR)] };
    expect(attaching([allow(action)], others)).toBe(`warning: ${ON_ITSELF} ${does}, ${NONE}`);
    const more = [allow('connect:*')];
    const some = { users: [user('Other', more)], roles: [role('Other', more)] };
    expect(attaching([allow(action)], some)).toBe(`error: ${ON_ITSELF} ${does}, ${PERHAPS}`);
    const all = [allow('*')];
    const rich = { users: [user('Other', all)], roles: [role('Other', all)] };
    expect(attaching([allow(action)], rich)).toBe(`fatal: ${ON_ITSELF} ${does}`);
  });

  test('takes users that no file has, where the details are not complete', () => {
    const fatal = `fatal: ${ON_ITSELF} ${CREATES}`;
    expect(attaching([allow(KEYS)], { more: { IsTruncated: true } })).toBe(fatal);
  });

  test('gains what the policy allows besides', () => {
    expect(attaching([allow([KEYS, 'connect:*'])])).toBe(
      `warning: ${ON_ITSELF} gets full access to Amazon Connect`,
    );
    expect(attaching([allow([KEYS, 'iam:PutUserPolicy'])])).toBe(
      `fatal: ${ON_ITSELF} writes any permission into a user`,
    );
  });

  test('gains no more than by one user that it may take already', () => {
    const own = [attaches(ITSELF), allow(KEYS, `${IAM}user/Other`)];
    const others = { users: [user('Other', POOR)] };
    expect(attaching([allow(KEYS)], others, own)).toBe(`warning: ${ON_ITSELF} ${CREATES}`);
  });

  test('gives the policy to others too, if it attaches it to any user', () => {
    expect(attaching([allow(KEYS)], {}, [attaches('*')])).toBe(
      `error: ${ON_ITSELF.replace(ITSELF, '*')} ${CREATES}`,
    );
  });

  test('writes into a user that it then takes', () => {
    const own = [attaches(ITSELF), allow('iam:PutUserPolicy', `${IAM}user/Other`)];
    const others = { users: [user('Other', POOR)] };
    expect(attaching([allow(KEYS)], others, own)).toBe(
      `fatal: ${ON_ITSELF} writes any permission into a user as which it can act`,
    );
  });

  test('takes users after it lifts its boundary', () => {
    const lifts = allow('iam:DeleteUserPermissionsBoundary', ITSELF);
    const own = [REACHES_CONNECT, attaches(ITSELF), lifts];
    const bound = managed('Bound', [allow(['connect:*', ATTACH]), lifts]);
    const Policies = [managed('T', [allow(KEYS)]), bound];
    const bounded = { PermissionsBoundary: { PermissionsBoundaryArn: bound.Arn } };
    const beside = (other: readonly object[]) => {
      const UserDetailList = [user('Holder', own, bounded), user('Other', other)];
      return found([], { more: { UserDetailList, Policies } });
    };
    const worst = (all: readonly string[]) =>
      ['fatal', 'error', 'warning'].find((one) => all.some((text) => text.startsWith(one)));
    expect(worst(beside(POOR))).toBe('warning');
    expect(about(ATTACH, beside([allow('connect:*')]))).toMatch(
      /^error: .* lifts its .*, and then/,
    );
    expect(about(ATTACH, beside([allow('*')]))).toMatch(/^fatal/);
  });
});
