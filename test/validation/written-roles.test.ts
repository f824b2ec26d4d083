import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

const ACCOUNT = '111122223333';
const iam = (path: string, account = ACCOUNT) => `arn:aws:iam::${account}:${path}`;
const WRITES = allow('iam:PutRolePolicy');
const assumes = (resource: string) => allow('sts:AssumeRole', resource);
const denies = (action: string, resource: string) => ({
  ...allow(action, resource),
  Effect: 'Deny',
});

/** A role of an account that trusts somebody. */
const role = (RoleName: string, AWS: string, more: object = {}) => ({
  RoleName,
  Path: '/',
  Arn: iam(`role/${RoleName}`),
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'sts:AssumeRole',
  }),
  ...more,
});

/** The severity of what a user of an account gets by writing into roles. */
const found = (
  statements: readonly object[],
  roles: readonly object[] = [],
  action = 'iam:PutRolePolicy',
) =>
  audit(
    read('account.json', {
      UserDetailList: [
        {
          UserName: 'ann',
          Path: '/',
          Arn: iam('user/ann'),
          UserPolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
        },
      ],
      GroupDetailList: [],
      RoleDetailList: roles,
      Policies: [],
    })!,
  )
    .filter(({ what }) => what.startsWith(action))
    .map(({ severity }) => severity);

describe('a user who writes into roles acts as one', () => {
  test('that it may assume by name, in its account', () => {
    expect(found([WRITES, assumes(iam('role/Logs'))])).toEqual(['fatal']);
    expect(found([WRITES, assumes(iam('role/logs-*'))])).toEqual(['fatal']);
  });

  test.each([
    ['of another account', [assumes(iam('role/Logs', '999988887777'))]],
    ['of some account', [assumes(iam('role/Logs', '*'))]],
    ['of a service', [assumes(iam('role/aws-service-role/connect.amazonaws.com/Logs'))]],
    [
      'into which it may not write',
      [assumes(iam('role/Logs')), denies('iam:Put*', iam('role/L*'))],
    ],
    ['that it may not assume', [assumes(iam('role/Logs')), denies('sts:*', iam('role/Logs'))]],
    ['whose name is its own in part', [assumes(iam('role/app-${aws:username}'))]],
  ])('and as none %s', (_, statements) => {
    expect(found([WRITES, ...statements])).toEqual(['error']);
  });

  test('that trusts it, of those that the account has', () => {
    const logs = assumes(iam('role/Logs'));
    const boundary = { PermissionsBoundary: { PermissionsBoundaryArn: iam('policy/B') } };
    expect(found([WRITES, logs], [role('Logs', iam('root'))])).toEqual(['fatal']);
    expect(found([WRITES, logs], [role('Logs', iam('user/bob'))])).toEqual(['error']);
    expect(found([WRITES, logs], [role('Logs', iam('root'), boundary)])).toEqual(['error']);
    expect(found([WRITES], [role('Logs', iam('user/ann'))])).toEqual(['fatal']);
    expect(found([WRITES], [role('Logs', iam('root'))])).toEqual(['error']);
    expect(
      found([WRITES, denies('iam:*', iam('role/Logs'))], [role('Logs', iam('user/ann'))]),
    ).toEqual(['error']);
  });

  test('that it writes by its name alone', () => {
    const [logs, other] = ['Logs', 'Other'].map((name) =>
      allow('iam:PutRolePolicy', iam(`role/${name}`)),
    );
    const trusting = role('Logs', iam('user/ann'));
    const boundary = { PermissionsBoundary: { PermissionsBoundaryArn: iam('policy/B') } };
    expect(found([logs], [trusting])).toEqual(['fatal']);
    expect(found([other], [trusting])).toEqual(['warning']);
    expect(found([logs], [role('Logs', iam('user/bob'))])).toEqual(['warning']);
    expect(found([logs], [{ ...trusting, ...boundary }])).toEqual(['warning']);
  });

  test('that it writes by its name, and others under a condition', () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'ops' } };
    const named = allow('iam:PutRolePolicy', iam('role/Logs'));
    const roles = [role('Logs', iam('user/ann'))];
    for (const others of ['*', iam('role/*'), iam('role/L*')]) {
      const tagged = { ...allow('iam:PutRolePolicy', others), Condition };
      expect(found([named, tagged], roles)).toEqual(['fatal']);
      expect(found([tagged, named], roles)).toEqual(['fatal']);
      expect(found([tagged, { ...named, Condition }], roles)).toEqual(['warning']);
      const denied = denies('iam:PutRolePolicy', iam('role/Logs'));
      expect(found([tagged, named, denied], roles)).toEqual(['warning']);
    }
  });

  test.each([
    ['by its name', iam('role/Logs')],
    ['as any role', '*'],
  ])('whose trust it rewrites, %s', (_, resource) => {
    const own = [
      allow('iam:PutRolePolicy', iam('role/Logs')),
      allow('iam:UpdateAssumeRolePolicy', resource),
    ];
    const roles = [role('Logs', iam('user/bob'))];
    expect(found(own, roles)).toEqual(['fatal']);
    expect(found([...own, denies('sts:AssumeRole', '*')], roles)).toEqual(['warning']);
    expect(found([...own, denies('iam:Update*', iam('role/Logs'))], roles)).toEqual(['warning']);
  });

  test('that a deny of all others leaves', () => {
    const [both, star] = [['iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'], '*'];
    const leaves = (name: string) => ({
      Effect: 'Deny',
      Action: both,
      NotResource: iam(`role/${name}`),
    });
    const all = allow(both, [iam('role/Logs'), star]);
    for (const Resource of [iam('role/Logs'), star]) {
      const left = [{ ...WRITES, Resource }, leaves('Logs')];
      expect(found(left, [role('Logs', iam('user/ann'))])).toEqual(['fatal']);
      expect(found(left, [role('Logs', iam('user/bob'))])).toEqual(['warning']);
    }
    expect(found([all, leaves('Logs')], [role('Logs', iam('user/bob'))])).toEqual(['fatal']);
    expect(found([all, leaves('x-*')], [role('Logs', iam('user/bob'))])).toEqual(['warning']);
  });
});

test.each([[[role('Logs', iam('user/ann'))]], [[]]])(
  'a condition on the role as which it acts leaves the others, with roles %j',
  (roles) => {
    const guard = (Condition: object) => ({ ...denies('iam:*', iam('role/Logs')), Condition });
    const by = (Condition: object) =>
      found([WRITES, assumes(iam('role/Logs')), guard(Condition)], roles);
    expect(by({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })).toEqual(['error']);
    expect(by({ StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } })).toEqual(['fatal']);
    expect(by({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })).toEqual(['fatal']);
  },
);

test.each([
  'iam:AddClientIDToOpenIDConnectProvider',
  'iam:UpdateOpenIDConnectProviderThumbprint',
  'ds:ResetUserPassword',
  'identitystore:CreateGroupMembership',
  'iam:UpdateAccessKey',
])('a user acts as no role by %s alone', (action) => {
  expect(found([WRITES, allow(action)])).toEqual(['error']);
});

test.each(['iam:UpdateSAMLProvider', 'iam:UpdateAssumeRolePolicy', 'lambda:UpdateFunctionCode'])(
  'a user acts as a role by %s',
  (action) => {
    expect(found([WRITES, allow(action)])).toEqual(['fatal']);
  },
);

describe('who rewrites a managed policy gains by it', () => {
  const POLICY = iam('policy/Mid');
  const rewrites = (resource = POLICY, more?: object) =>
    allow('iam:CreatePolicyVersion', resource, more);
  const attached = (PolicyArn = POLICY) => {
    const PolicyName = PolicyArn.slice(PolicyArn.indexOf('/') + 1);
    return { AttachedManagedPolicies: [{ PolicyName, PolicyArn }] };
  };
  const severitiesOf = (statements: readonly object[], roles: readonly object[]) =>
    found(statements, roles, 'iam:CreatePolicyVersion');
  const mid = (more: object = attached()) => role('Mid', iam('root'), more);
  const acts = assumes(iam('role/Mid'));

  test('if it can act as a role that has the policy', () => {
    expect(severitiesOf([rewrites(), acts], [mid()])).toEqual(['fatal']);
    expect(severitiesOf([rewrites('*'), acts], [mid()])).toEqual(['fatal']);
    expect(severitiesOf([rewrites()], [role('Mid', iam('user/ann'), attached())])).toEqual([
      'fatal',
    ]);
  });

  test.each([
    ['the role does not let it in', [rewrites()], mid(), 'warning'],
    ['the role has another policy', [rewrites(), acts], mid(attached(iam('policy/X'))), 'warning'],
    [
      'AWS wrote the policy',
      [rewrites('*'), acts],
      mid(attached('arn:aws:iam::aws:policy/X')),
      'error',
    ],
    [
      'a deny leaves the policy out',
      [rewrites('*'), acts, denies('iam:Create*', POLICY)],
      mid(),
      'error',
    ],
    [
      'a condition decides',
      [rewrites(POLICY, { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), acts],
      mid(),
      'warning',
    ],
    [
      'a boundary confines the role',
      [rewrites(), acts],
      mid({ ...attached(), PermissionsBoundary: { PermissionsBoundaryArn: iam('policy/B') } }),
      'warning',
    ],
  ])('but not if %s', (_, statements, other, severity) => {
    expect(severitiesOf(statements, [other])).toEqual([severity]);
  });
});
