import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';

const IAM = 'arn:aws:iam::111122223333:';
const OWN = `${IAM}role/own`;
const WRITES = allow('iam:PutRolePolicy', '*');
const deny = (Action: unknown, Resource: unknown = '*', Condition?: object) => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});

const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const inline = (PolicyName: string, ...statements: readonly object[]) => ({
  PolicyName,
  PolicyDocument: document(...statements),
});
const attached = (name: string) => ({ PolicyName: name, PolicyArn: `${IAM}policy/${name}` });

/** The managed policies of the account, and what they deny or allow. */
const MANAGED: Readonly<Record<string, readonly object[]>> = {
  Guard: [deny('iam:Put*')],
  Other: [deny('iam:PutRolePolicy')],
  Both: [deny('s3:*'), WRITES],
  Lambda: [deny('lambda:*')],
  Bound: [allow(['connect:*', 'iam:DetachRolePolicy'])],
  Lift: [allow(['connect:*', 'iam:*Boundary', 'iam:*PolicyVersion'])],
  Run: [allow(['connect:*', 'iam:*Boundary', 'lambda:*'])],
  Rest: [{ Effect: 'Deny', NotAction: ['iam:DetachRolePolicy', 'connect:*'], Resource: '*' }],
};

/** Other versions of those policies. */
const OLDER: Readonly<Record<string, readonly object[]>> = {
  Lift: [
    { VersionId: 'v2', IsDefaultVersion: false, Document: document(allow(['lambda:*', 'iam:*'])) },
  ],
};

const policiesIn = (account: object) =>
  Object.entries(MANAGED)
    .map(([PolicyName, statements]) => ({
      PolicyName,
      Arn: `${IAM}policy/${PolicyName}`,
      DefaultVersionId: 'v1',
      PolicyVersionList: [
        { VersionId: 'v1', IsDefaultVersion: true, Document: document(...statements) },
        ...(OLDER[PolicyName] ?? []),
      ],
    }))
    .filter(({ Arn }) => JSON.stringify(account).includes(`"${Arn}"`));

/** Account details of a role that reaches Amazon Connect. */
const role = (statements: readonly object[], guards: readonly string[], more: object = {}) => ({
  RoleDetailList: [
    {
      RoleName: 'own',
      Arn: OWN,
      AssumeRolePolicyDocument: document({
        ...allow('sts:AssumeRole'),
        Principal: { Service: 'lambda.amazonaws.com' },
      }),
      RolePolicyList: [inline('P', REACHES_CONNECT, ...statements)],
      AttachedManagedPolicies: guards.map(attached),
      ...more,
    },
  ],
});

const user = (statements: readonly object[], groups: readonly object[] = []) => ({
  UserDetailList: [
    {
      UserName: 'ann',
      Arn: `${IAM}user/ann`,
      UserPolicyList: [inline('P', REACHES_CONNECT, ...statements)],
      AttachedManagedPolicies: [],
      GroupList: groups.length > 0 ? ['staff'] : [],
    },
  ],
  GroupDetailList: groups,
});
const STAFF = {
  GroupName: 'staff',
  Arn: `${IAM}group/staff`,
  GroupPolicyList: [inline('Guard', deny('iam:PutUserPolicy'))],
  AttachedManagedPolicies: [],
};

const RULES = ['escalation', 'indirect-escalation', 'limited-escalation', 'unconfined'];

const found = (account: object) =>
  audit(read('account.json', { ...account, Policies: policiesIn(account) })!)
    .filter(({ id }) => RULES.includes(id))
    .map(({ severity, id, what }) => `${severity} ${id}: ${what}`);

const detaches = (Resource: string = OWN, Condition?: object) =>
  allow('iam:DetachRolePolicy', Resource, Condition);
const taking = (actions: string, on = OWN, does = 'writes any permission into a role') =>
  `fatal escalation: ${actions} on ${on}: the holder takes a deny off itself, and then ${does}`;
const FATAL = taking('iam:DetachRolePolicy and iam:PutRolePolicy');

describe('a holder that takes its deny off and then any permission', () => {
  test.each([
    ['by its name', role([WRITES, detaches()], ['Guard']), FATAL],
    [
      'as one of all roles',
      role([WRITES, detaches('*')], ['Guard']),
      taking('iam:DetachRolePolicy and iam:PutRolePolicy', '*'),
    ],
    [
      'by its tag',
      role(
        [WRITES, detaches('*', { StringEquals: { 'aws:ResourceTag/team': 'ops' } })],
        ['Guard'],
        {
          Tags: [{ Key: 'team', Value: 'ops' }],
        },
      ),
      taking('iam:DetachRolePolicy and iam:PutRolePolicy', '*'),
    ],
    ['of two denies', role([WRITES, detaches()], ['Guard', 'Other']), FATAL],
    ['beside a policy that also allows it', role([detaches()], ['Guard', 'Both']), FATAL],
    [
      'where a condition names the policy',
      role([WRITES, detaches('*', { ArnLike: { 'iam:PolicyARN': `${IAM}policy/G*` } })], ['Guard']),
      taking('iam:DetachRolePolicy and iam:PutRolePolicy', '*'),
    ],
    [
      'by deleting an inline policy',
      role([], [], {
        RolePolicyList: [
          inline('P', REACHES_CONNECT, WRITES, allow('iam:DeleteRolePolicy', OWN)),
          inline('Guard', deny('iam:PutRolePolicy')),
        ],
      }),
      taking('iam:DeleteRolePolicy and iam:PutRolePolicy'),
    ],
    [
      'that also denies taking off another one',
      role([], ['Guard'], {
        RolePolicyList: [
          inline('P', REACHES_CONNECT, WRITES, detaches(), allow('iam:DeleteRolePolicy', OWN)),
          inline('Keep', deny('iam:DetachRolePolicy')),
        ],
      }),
      taking('iam:DeleteRolePolicy, iam:DetachRolePolicy, and iam:PutRolePolicy'),
    ],
    [
      'of all but some actions',
      role([allow('*')], ['Rest']),
      taking('iam:DetachRolePolicy', '*', 'has every permission'),
    ],
    [
      'as a user, by leaving a group',
      user(
        [
          allow('iam:PutUserPolicy', `${IAM}user/ann`),
          allow('iam:RemoveUserFromGroup', `${IAM}group/staff`),
        ],
        [STAFF],
      ),
      taking(
        'iam:RemoveUserFromGroup and iam:PutUserPolicy',
        `${IAM}group/staff`,
        'writes any permission into a user',
      ),
    ],
  ])('%s', (_, account, what) => {
    expect(found(account)).toEqual([what]);
  });

  test('has an error if it then takes the access of others', () => {
    const runs = allow('lambda:UpdateFunctionCode', '*');
    expect(found(role([runs, detaches()], ['Lambda']))).toEqual([
      'error indirect-escalation: iam:DetachRolePolicy and lambda:UpdateFunctionCode on ' +
        `${OWN}: the holder takes a deny off itself, and then replaces the code of any Lambda function`,
    ]);
  });

  test('has a warning if a condition decides whether it may', () => {
    const bySource = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    expect(found(role([WRITES, detaches(OWN, bySource)], ['Guard']))).toEqual([
      'warning limited-escalation: iam:DetachRolePolicy and iam:PutRolePolicy on ' +
        `${OWN}, if aws:SourceIp is in 203.0.113.0/24: ` +
        'the holder takes a deny off itself, and then writes any permission into a role',
    ]);
  });
});

test('a deny under a condition, on the holder by name, leaves a warning', () => {
  const elsewhere = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  const denied = deny('iam:DetachRolePolicy', OWN, elsewhere);
  expect(found(role([WRITES, detaches('*'), denied], ['Guard']))).toEqual([
    'warning limited-escalation: iam:DetachRolePolicy and iam:PutRolePolicy on *, ' +
      'if aws:SourceIp is in 203.0.113.0/24: ' +
      'the holder takes a deny off itself, and then writes any permission into a role',
  ]);
});

describe('what else closes the way still counts', () => {
  const BOUND = {
    PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Bound` },
  };
  const UNCONFINED =
    `warning unconfined: iam:DetachRolePolicy on ${OWN} is on the holder itself. ` +
    'Detaching a policy also removes what it denies';

  test.each([
    [
      'a deny in an inline policy',
      role([WRITES, detaches(), deny('iam:PutRolePolicy')], ['Guard']),
    ],
    ['a permissions boundary', role([WRITES, detaches()], ['Guard'], BOUND)],
    [
      'a policy that the condition does not name',
      role(
        [WRITES, detaches(OWN, { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/Guard` } })],
        ['Guard', 'Other'],
      ),
    ],
    ['the lack of an allow', role([detaches()], ['Guard'])],
  ])('%s', (_, account) => {
    expect(found(account)).toEqual([UNCONFINED]);
  });

  test.each([
    ['on another role', role([WRITES, detaches(`${IAM}role/other`)], ['Guard'])],
    ['of another policy', role([WRITES, allow('iam:DeleteRolePolicy', OWN)], ['Guard'])],
    ['that a deny closes', role([WRITES, detaches(), deny('iam:Detach*', OWN)], ['Guard'])],
    [
      'that needs a boundary which the role does not have',
      role(
        [
          WRITES,
          detaches(OWN, { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/Bound` } }),
        ],
        ['Guard'],
      ),
    ],
  ])('taking off %s is no way', (_, account) => {
    expect(found(account)).toEqual([]);
  });
});

describe('a holder that lifts its permissions boundary, and then takes the access of others', () => {
  const RUNS = allow('lambda:UpdateFunctionCode', '*');
  const withBoundary = (name: string) => ({
    PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/${name}` },
  });
  const [LIFT, BOUNDARY] = [withBoundary('Lift'), `${IAM}policy/Lift`];
  const [REMOVE, PUT] = ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'];
  const lifting = (action: string, on = OWN, does = 'lifts its permissions boundary') =>
    `error indirect-escalation: ${action} and lambda:UpdateFunctionCode on ${on}: ` +
    `the holder ${does}, and then replaces the code of any Lambda function`;
  const tagged = { Tags: [{ Key: 'team', Value: 'ops' }] };
  const isOps = { StringEquals: { 'aws:ResourceTag/team': 'ops' } };

  test.each<[string, object, string]>([
    ['removes it', role([RUNS, allow(REMOVE, OWN)], [], LIFT), lifting(REMOVE)],
    ['replaces it', role([RUNS, allow(PUT, OWN)], [], LIFT), lifting(PUT)],
    [
      'rewrites it',
      role([RUNS, allow('iam:CreatePolicyVersion', BOUNDARY)], [], LIFT),
      lifting('iam:CreatePolicyVersion', BOUNDARY),
    ],
    [
      'switches it to another version',
      role([RUNS, allow('iam:SetDefaultPolicyVersion', BOUNDARY)], [], LIFT),
      lifting('iam:SetDefaultPolicyVersion', BOUNDARY),
    ],
    [
      'removes it by its own tag',
      role([RUNS, allow(REMOVE, OWN, isOps)], [], { ...LIFT, ...tagged }),
      lifting(REMOVE),
    ],
    [
      'takes a deny off too',
      role([RUNS, allow(REMOVE, OWN), detaches()], ['Lambda'], LIFT),
      lifting(
        'iam:DeleteRolePermissionsBoundary, iam:DetachRolePolicy,',
        OWN,
        'lifts its permissions boundary, takes a deny off itself',
      ),
    ],
  ])('%s', (_, account, what) => {
    expect(found(account)).toEqual([what]);
  });

  test.each<[string, object, string]>([
    ['of another role', role([RUNS, allow(REMOVE, `${IAM}role/other`)], [], LIFT), 'warning'],
    [
      'under a condition',
      role(
        [RUNS, allow(REMOVE, OWN, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })],
        [],
        LIFT,
      ),
      'warning',
    ],
    ['with nothing behind it', role([allow(REMOVE, OWN)], [], LIFT), 'warning'],
    [
      'with only a name behind it',
      role([allow(REMOVE, OWN), allow('iam:PutUserPolicy', `${IAM}user/ann`)], [], LIFT),
      'warning',
    ],
    [
      'for the same one only',
      role(
        [RUNS, allow(PUT, OWN, { ArnEquals: { 'iam:PermissionsBoundary': BOUNDARY } })],
        [],
        LIFT,
      ),
      'warning',
    ],
    ['that denies close', role([RUNS, allow(REMOVE), deny(REMOVE, OWN)], [], LIFT), 'error'],
  ])('but not %s', (_, account, severity) => {
    const all = found(account);
    expect(all.map((one) => one.split(' ')[0])).toEqual([severity]);
    expect(all.join()).not.toContain('lifts');
  });

  test('needs no boundary lifted for what that allows', () => {
    expect(found(role([RUNS, allow(REMOVE, OWN)], [], withBoundary('Run'))).join()).not.toContain(
      'lifts',
    );
  });
});
