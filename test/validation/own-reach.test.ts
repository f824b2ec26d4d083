import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const denying = (Action: string, Resource: string) => ({ Effect: 'Deny', Action, Resource });

interface Own {
  readonly kind?: 'Role' | 'User';
  readonly path?: string;
  readonly boundary?: readonly object[];
  readonly groups?: readonly string[];
  readonly attached?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  /** The other roles of the account. Default: none. */
  readonly roles?: readonly object[];
}

const group = (GroupName: string, statements: readonly object[] = []) => ({
  GroupName,
  Path: '/',
  Arn: `${IAM}group/${GroupName}`,
  GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: { Statement: statements } }],
  AttachedManagedPolicies: [],
});

/** A group by which others gain. */
const ADMINS = group('Admins', [allow('*')]);

/** A role that whoever may assume roles can act as. */
const OTHER = roleDetails(
  'Other',
  policy({ Effect: 'Allow', Principal: { AWS: `${IAM}root` }, Action: 'sts:AssumeRole' }),
  policy(allow('s3:GetObject')),
);

/** The severities of the ways to more access of a role or user `App` in an account. */
function severities(
  statements: readonly object[],
  { kind = 'Role', path = '/', boundary, groups = [], attached = [], tags, roles = [] }: Own = {},
): readonly string[] {
  const named = (name: string, document: object) => ({
    PolicyName: name,
    Arn: `${IAM}policy/${name}`,
    DefaultVersionId: 'v1',
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document }],
  });
  const holder = {
    [`${kind}Name`]: 'App',
    Path: path,
    Arn: `${IAM}${kind.toLowerCase()}${path}App`,
    [`${kind}PolicyList`]: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
    AttachedManagedPolicies: attached.map((PolicyName) => ({
      PolicyName,
      PolicyArn: `${IAM}policy/${PolicyName}`,
    })),
    ...(tags && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
    ...(kind === 'User' && { GroupList: groups }),
    ...(kind === 'Role' && { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } }),
    ...(boundary && { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/B` } }),
  };
  const account = {
    UserDetailList: kind === 'User' ? [holder] : [],
    RoleDetailList: [...(kind === 'Role' ? [holder] : []), ...roles],
    GroupDetailList: groups.length > 0 ? [...groups.map((name) => group(name)), ADMINS] : [],
    Policies: [
      ...attached.map((name) => named(name, connectHolder())),
      ...(boundary ? [named('B', connectHolder(...boundary))] : []),
    ],
  };
  return audit(read('account.json', account)!)
    .filter(({ id, place }) => /escalation/.test(id) && place.pointer[0] === `${kind}DetailList`)
    .map(({ severity }) => severity);
}

const USER: Own = { kind: 'User' };
const MEMBER: Own = { ...USER, groups: ['Staff'] };
const WITH_POLICY: Own = { attached: ['Base'] };

describe('what a deny keeps from its holder gives access to others', () => {
  test.each<[string, string, Own]>([
    ['iam:PutRolePolicy', 'role/App', {}],
    ['iam:AttachRolePolicy', 'role/*App', {}],
    ['iam:PutUserPolicy', 'user/App', USER],
    ['iam:AttachUserPolicy', 'user/${aws:username}', USER],
    ['iam:PutGroupPolicy', 'group/Staff', MEMBER],
    ['iam:CreatePolicyVersion', 'policy/Base', WITH_POLICY],
  ])('%s but on %s', (action, own, holder) => {
    expect(severities([allow(action)], holder)).toEqual(['fatal']);
    expect(severities([allow(action), denying(action, `${IAM}${own}`)], holder)).toEqual(['error']);
    const [kind] = own.split('/');
    const other = denying(action, `${IAM}${kind}/Other`);
    expect(severities([allow(action), other], holder)).toEqual(['fatal']);
  });

  test('unless the holder can act as the others', () => {
    const assume = allow('sts:AssumeRole');
    const own = denying('iam:PutRolePolicy', `${IAM}role/App`);
    const statements = [allow('iam:PutRolePolicy'), own, assume];
    expect(severities(statements, { roles: [OTHER] })).toContain('fatal');
    expect(severities(statements)).not.toContain('fatal');
  });

  test('by NotResource too', () => {
    const { Resource, ...others } = allow('iam:PutRolePolicy', `${IAM}role/App`);
    expect(severities([{ ...others, NotResource: Resource }])).toEqual(['error']);
  });
});

describe('a condition on what the holder does to itself', () => {
  const WRITE = 'iam:PutRolePolicy';
  const OWN = `${IAM}role/App`;
  const guard = (Condition: object, resource = OWN, action = WRITE) => ({
    ...denying(action, resource),
    Condition,
  });
  const except = (Condition: object) => {
    const { Resource, ...others } = allow(WRITE, OWN);
    return [{ ...others, NotResource: Resource }, allow(WRITE, OWN, Condition)];
  };
  const WITHOUT_MFA = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
  const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const OUTSIDE = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  const UNTAGGED = { StringNotEquals: { 'aws:PrincipalTag/admin': 'true' } };
  const regions = (operator: string, value: string) => ({
    [operator]: { 'aws:RequestedRegion': value },
  });

  test.each<[string, readonly object[]]>([
    ['an address', [allow(WRITE), guard(OUTSIDE)]],
    ['a session with MFA', [allow(WRITE), guard(WITHOUT_MFA)]],
    ['a Region without IAM', [allow(WRITE), guard(regions('StringLike', 'us-*'))]],
    ['a tag that it lacks', [allow(WRITE), guard(UNTAGGED)]],
    ['MFA in an allow', except(WITH_MFA)],
    ['a Region in an allow', except(regions('StringNotLike', 'us-*'))],
    ['an endpoint', except({ StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } })],
  ])('leaves others: %s', (_, statements) => {
    expect(severities(statements, { tags: {} })).toEqual(['error']);
  });

  test.each<[string, readonly object[]]>([
    ['that always holds', except(regions('StringLike', 'us-*'))],
    ['on somebody else', [allow(WRITE), guard(WITHOUT_MFA, `${IAM}role/Other`)]],
    ['that another statement lacks', [...except(WITH_MFA), allow(WRITE, OWN)]],
    ['for who acts as the others', [allow(WRITE), guard(WITHOUT_MFA), allow('sts:AssumeRole')]],
  ])('changes nothing: one %s', (_, statements) => {
    expect(severities(statements)).toContain('fatal');
  });

  test('is a warning if it is on all others too', () => {
    expect(severities([allow(WRITE), guard(OUTSIDE, '*')])).toEqual(['warning']);
  });

  test('is met by a user that signs in with MFA', () => {
    const [put, user] = ['iam:PutUserPolicy', `${IAM}user/App`];
    const by = (condition: object) =>
      severities([allow(put), guard(condition, user, put)], { ...USER, tags: {} });
    expect(by(WITHOUT_MFA)).toEqual(['fatal']);
    expect(by(OUTSIDE)).toEqual(['error']);
    expect(by(UNTAGGED)).toEqual(['error']);
  });

  test('counts for groups, policies, and boundaries of the holder too', () => {
    const under = (action: string, own: string, holder: Own) =>
      severities([allow(action), guard(OUTSIDE, `${IAM}${own}`, action)], holder);
    expect(under('iam:PutGroupPolicy', 'group/Staff', MEMBER)).toEqual(['error']);
    expect(under('iam:CreatePolicyVersion', 'policy/Base', WITH_POLICY)).toEqual(['error']);
    const remove = 'iam:DeleteRolePermissionsBoundary';
    const bounded = { boundary: [allow(['connect:*', remove])] };
    const removing = (...guards: object[]) =>
      severities([allow('*'), ...guards], bounded).includes('fatal');
    expect(removing()).toBe(true);
    expect(removing(guard(OUTSIDE, OWN, remove))).toBe(false);
  });
});

describe('a condition on the permissions boundary of a role', () => {
  const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const within = { StringEquals: { 'iam:PermissionsBoundary': ADMIN } };

  test('is not met by a role that has none', () => {
    expect(severities([allow('iam:PutRolePolicy', `${IAM}role/App`, within)])).toEqual(['warning']);
    expect(severities([allow('iam:PutRolePolicy', '*', within)])).toEqual(['error']);
  });

  test('is met by what the role makes', () => {
    const making = allow(['iam:CreateRole', 'iam:PutRolePolicy'], '*', within);
    expect(severities([making])).toContain('fatal');
  });
});

describe('a user that writes into roles', () => {
  const PUT = allow('iam:PutRolePolicy');

  test.each([
    ['iam:SetDefaultPolicyVersion'],
    ['iam:UploadSSHPublicKey'],
    ['organizations:DetachPolicy'],
  ])('acts as none by %s', (action) =>
    expect(severities([PUT, allow(action)], USER)).not.toContain('fatal'),
  );

  test.each([['sts:AssumeRole'], ['iam:UpdateAssumeRolePolicy'], ['lambda:UpdateFunctionCode']])(
    'acts as one by %s',
    (action) => expect(severities([PUT, allow(action)], USER)).toContain('fatal'),
  );
});

test('only AWS writes into a role of IAM Identity Center', () => {
  const path = '/aws-reserved/sso.amazonaws.com/';
  expect(severities([allow('iam:PutRolePolicy')], { path })).toEqual(['error']);
  const acting = [allow(['iam:PutRolePolicy', 'sts:AssumeRole'])];
  expect(severities(acting, { path, roles: [OTHER] })).toContain('fatal');
  expect(severities(acting, { path })).not.toContain('fatal');
});

describe('a permissions boundary limits what its owner writes into itself', () => {
  const PUT = 'iam:PutRolePolicy';

  test.each<[string, Own]>([
    [PUT, {}],
    ['iam:AttachRolePolicy', {}],
    ['iam:PutUserPolicy', USER],
    ['iam:AddUserToGroup', MEMBER],
    ['iam:PutGroupPolicy', MEMBER],
  ])('%s', (action, holder) => {
    const bounded = { ...holder, boundary: [allow(action)] };
    expect(severities([allow(action)], bounded)).toEqual(['error']);
    expect(severities([allow(action)], { ...holder, boundary: [allow('*')] })).toContain('fatal');
  });

  test('where nothing but the own role is named, it is a warning', () => {
    const own = allow(PUT, `${IAM}role/App`);
    expect(severities([own])).toEqual(['fatal']);
    expect(severities([own], { boundary: [own] })).toEqual(['warning']);
  });

  test.each(['sts:AssumeRole', 'iam:UpdateAssumeRolePolicy', 'iam:DeleteRolePermissionsBoundary'])(
    'unless it allows %s',
    (leading) => {
      const holder = { boundary: [allow([PUT, leading])], roles: [OTHER] };
      expect(severities([allow([PUT, leading])], holder)).toContain('fatal');
    },
  );

  test('also if it allows acting as others, where the account has no other role', () => {
    const both = [allow([PUT, 'sts:AssumeRole'])];
    expect(severities(both, { boundary: both })).not.toContain('fatal');
  });

  test('and rewriting it counts where it allows that', () => {
    const rewrite = 'iam:CreatePolicyVersion';
    const boundary = [allow(rewrite)];
    expect(severities([allow([rewrite, PUT])], { boundary })).toContain('fatal');
    expect(severities([allow(rewrite)], { boundary })).toEqual(['error']);
    const self = denying(rewrite, `${IAM}policy/B`);
    expect(severities([allow([rewrite, PUT])], { boundary: [...boundary, self] })).toEqual([
      'error',
    ]);
  });
});

test('the boundary of another kind of principal is of others', () => {
  const remove = 'iam:DeleteRolePermissionsBoundary';
  const boundary = [allow([remove, 'iam:PutUserPolicy'])];
  expect(severities([allow(['*'])], { ...USER, boundary })).not.toContain('fatal');
});

describe('a tag of the holder in a limit on the tags of resources', () => {
  const [WRITE, TAG] = ['iam:PutRolePolicy', 'aws:ResourceTag/guarded'];
  const GUARDED: Own = { tags: { guarded: 'true', team: 'ops' } };
  const is = (value: string, key = TAG) => ({ StringEquals: { [key]: value } });
  const isNot = (value: string) => ({ StringNotEquals: { [TAG]: value } });
  const deny = (Condition: object, Action = 'iam:*', Resource = '*') => ({
    ...denying(Action, Resource),
    Condition,
  });

  test.each<[string, readonly object[], Own?]>([
    ['a deny', [allow(WRITE), deny(is('true'))]],
    ['a deny by the key of IAM', [allow(WRITE), deny(is('true', 'iam:ResourceTag/guarded'))]],
    ['a deny by a tag of the caller', [allow(WRITE), deny(is('${aws:PrincipalTag/guarded}'))]],
    [
      'a deny of all without another',
      [allow(WRITE), deny(isNot('false'), WRITE, `${IAM}role/App`)],
    ],
    ['an allow of others', [allow(WRITE, '*', isNot('true'))]],
    ['an allow of those without one', [allow(WRITE, '*', { Null: { [TAG]: 'true' } })]],
    ['a deny for a user', [allow('iam:PutUserPolicy'), deny(is('true'))], { ...USER, ...GUARDED }],
  ])('keeps it from itself: %s', (_, statements, own = GUARDED) => {
    expect(severities(statements, own)).toEqual(['error']);
  });

  test.each<[string, readonly object[], Own?]>([
    ['another value', [allow(WRITE), deny(is('false'))]],
    ['another tag', [allow(WRITE), deny(is('true', 'aws:ResourceTag/other'))]],
    ['one that nobody knows', [allow(WRITE), deny(is('true'))], {}],
    ['one that it takes off', [allow(WRITE), allow('iam:UntagRole'), deny(is('true'), WRITE)]],
    [
      'one that it sets',
      [allow(WRITE), allow('iam:TagRole', `${IAM}role/App`), deny(is('true'), WRITE)],
    ],
  ])('keeps nothing from it: %s', (_, statements, own = GUARDED) => {
    expect(severities(statements, own)).toEqual(['fatal']);
  });

  const OPS = 'aws:ResourceTag/team';
  const isOps = { StringEquals: { [OPS]: 'ops' } };
  const exceptOps = (value = 'ops') => deny({ StringNotEquals: { [OPS]: value } });
  const SAME = '${aws:PrincipalTag/team}';
  const OPS_USER: Own = { ...USER, ...GUARDED };
  const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const [UNBOUND, BOUND] = [
    'iam:DeleteRolePermissionsBoundary',
    { ...GUARDED, boundary: [allow('iam:*')] },
  ];
  const PUT = 'iam:PutUserPolicy';

  test.each<[string, readonly object[], Own?]>([
    ['an allow', [allow(WRITE, '*', isOps)]],
    ['an allow by its name', [allow(WRITE, `${IAM}role/App`, isOps)]],
    ['an allow by a pattern of names', [allow(WRITE, `${IAM}role/A*`, isOps)]],
    ['an allow by the key of IAM', [allow(WRITE, '*', is('ops', 'iam:ResourceTag/Team'))]],
    ['an allow by a tag of the caller', [allow(WRITE, '*', is(SAME, OPS))]],
    ['an allow of some tags', [allow(WRITE, '*', { StringLike: { [OPS]: ['dev', 'o*'] } })]],
    ['an allow by a tag of two', [allow(WRITE, '*', { ...isOps, Null: { [TAG]: 'false' } })]],
    ['a deny of others', [allow(WRITE), exceptOps()]],
    ['a deny of others by a tag of the caller', [allow(WRITE), exceptOps(SAME)]],
    ['a deny of those without the tag', [allow(WRITE), deny({ Null: { [OPS]: 'true' } })]],
    ['an allow of a user', [allow(PUT, '*', isOps)], OPS_USER],
    ['a user by its name', [allow(PUT, `${IAM}user/\${aws:username}`, isOps)], OPS_USER],
    ['a user with MFA', [allow(PUT, '*', { ...isOps, ...WITH_MFA })], OPS_USER],
    [
      'an allow beside one of tagging under another condition',
      [allow(WRITE, '*', isOps), allow('iam:TagRole', '*', is('x', 'aws:RequestTag/x'))],
    ],
    [
      'the tag of the caller, which is the same after any change',
      [allow(WRITE, '*', is(SAME, OPS)), allow('iam:TagRole', '*', is('x', 'aws:RequestTag/x'))],
    ],
    ['a boundary', [allow([UNBOUND, 'iam:CreateUser', WRITE], '*', isOps)], BOUND],
  ])('lets it write into itself: %s', (_, statements, own = GUARDED) => {
    expect(severities(statements, own)).toContain('fatal');
  });

  test.each<[string, readonly object[], Own?]>([
    ['another value', [allow(WRITE, '*', is('dev', OPS))]],
    ['a tag that it lacks', [allow(WRITE, '*', is('ops', 'aws:ResourceTag/other'))]],
    ['one that nobody knows', [allow(WRITE, '*', isOps)], {}],
    ['no tag', [allow(WRITE, '*', isOps)], { tags: {} }],
    ['another value that a deny leaves', [allow(WRITE), exceptOps('dev')]],
    ['another name', [allow(WRITE, `${IAM}role/Other`, isOps)]],
    ['another condition too', [allow(WRITE, '*', { ...isOps, ...WITH_MFA })]],
    ['a deny by its name', [allow(WRITE, '*', isOps), denying(WRITE, `${IAM}role/App`)]],
    ['its own trust', [allow('iam:UpdateAssumeRolePolicy', '*', isOps)]],
    ['its own keys', [allow('iam:CreateAccessKey', '*', isOps)], OPS_USER],
    ['users', [allow(PUT, '*', isOps)]],
    ['a boundary that stays', [allow(WRITE, '*', isOps)], { ...GUARDED, boundary: [allow(WRITE)] }],
  ])('may leave others only: %s', (_, statements, own = GUARDED) => {
    expect(severities(statements, own)).toEqual(['warning']);
  });

  test('keeps it from itself where it changes the tags of others', () => {
    const statements = [allow(WRITE), allow('iam:UntagRole', `${IAM}role/Bob`)];
    expect(severities([...statements, deny(is('true'), WRITE)], GUARDED)).toEqual(['error']);
  });
});
