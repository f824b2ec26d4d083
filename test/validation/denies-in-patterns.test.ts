import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const iam = (path: string) => `arn:aws:iam::111122223333:${path}`;
const deny = (action: unknown, resource?: string, condition?: object) => ({
  ...allow(action, resource, condition),
  Effect: 'Deny',
});
const trusting = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const OF_ACCOUNT = { AWS: iam('root') };
const OF_LAMBDA = { Service: 'lambda.amazonaws.com' };

const named = (kind: 'Role' | 'User' | 'Group', name: string) => ({
  [`${kind}Name`]: name,
  Path: '/',
  Arn: iam(`${kind.toLowerCase()}/${name}`),
});
const role = (name: string, trust: object = OF_ACCOUNT, Tags: readonly object[] = []) => ({
  ...named('Role', name),
  AssumeRolePolicyDocument: trusting(trust),
  Tags,
});
const user = (name: string, more: object = {}) => ({ ...named('User', name), ...more });

interface Others {
  readonly roles?: readonly object[];
  readonly users?: readonly object[];
  readonly groups?: readonly object[];
}

/** What the rules on ways say of a user of an account with some others. */
const found = (statements: readonly object[], { roles, users = [], groups }: Others) =>
  audit(
    read('account.json', {
      UserDetailList: [
        user('ann', {
          UserPolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
        }),
        ...users,
      ],
      GroupDetailList: groups ?? [],
      RoleDetailList: roles ?? [],
      Policies: [],
    })!,
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what.replace(/^.*: the holder /, '')}`);

const INTO_ROLE = 'writes any permission into a role';
const ACTING = `fatal: ${INTO_ROLE} as which it can act`;
const BY_NAME = `warning: ${INTO_ROLE}`;

const [APPS, X, Y] = ['app-*', 'app-x', 'app-y'].map((name) => iam(`role/${name}`));
const WRITES = allow('iam:PutRolePolicy', APPS);
const writesNot = (resource: string, condition?: object) =>
  deny('iam:PutRolePolicy', resource, condition);
const assumes = (resource: string) => allow('sts:AssumeRole', resource);
const IN_VPC = { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } };
const PROTECTED = { StringEquals: { 'aws:ResourceTag/protected': 'yes' } };
const TAGGED = [{ Key: 'protected', Value: 'yes' }];

describe('who writes into roles of a pattern, and is denied one, acts as another one', () => {
  const roles = [role('app-x'), role('app-y')];

  test.each<[string, readonly object[]]>([
    ['it may write into all', [assumes(X)]],
    ['it is denied another one', [writesNot(Y), assumes(X)]],
    ['it also assumes the other', [writesNot(Y), assumes(APPS)]],
    [
      'a deny of the past',
      [writesNot(X, { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }), assumes(X)],
    ],
    [
      'it avoids the deny',
      [writesNot(X, { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }), assumes(X)],
    ],
    ['no role has the tag', [writesNot('*', PROTECTED), assumes(X)]],
  ])('%s', (_, statements) => {
    expect(found([WRITES, ...statements], { roles })).toEqual([ACTING]);
  });

  test.each<[string, readonly object[]]>([
    ['by its name', [writesNot(X), assumes(X)]],
    ['by a narrower pattern', [writesNot(iam('role/app-x*')), assumes(X)]],
    ['under a condition', [writesNot(X, IN_VPC), assumes(X)]],
    ['and may not assume the other', [writesNot(X), assumes(APPS), deny('sts:AssumeRole', Y)]],
    [
      'and may not surely assume the other',
      [writesNot(X), assumes(APPS), deny('sts:AssumeRole', Y, IN_VPC)],
    ],
  ])('it is denied the one that it assumes %s', (_, statements) => {
    expect(found([WRITES, ...statements], { roles })).toEqual([BY_NAME]);
  });

  test('the tag that the role has in the details', () => {
    const tagged = { roles: [role('app-x', OF_ACCOUNT, TAGGED)] };
    const statements = [WRITES, writesNot('*', PROTECTED), assumes(X)];
    expect(found(statements, tagged)).toEqual([BY_NAME]);
    expect(found([...statements, allow('iam:UntagRole', X)], tagged)).toEqual([ACTING]);
  });

  test('the role trusts it by its name', () => {
    const trusts = { roles: [role('app-x', { AWS: iam('user/ann') })] };
    expect(found([WRITES], trusts)).toEqual([ACTING]);
    expect(found([WRITES, writesNot(X)], trusts)).toEqual([BY_NAME]);
  });

  test('it attaches policies', () => {
    const attaches = allow('iam:AttachRolePolicy', APPS);
    const denied = deny('iam:AttachRolePolicy', X);
    const ofAny = 'attaches any policy to a role';
    expect(found([attaches, denied, assumes(X)], { roles })).toEqual([`warning: ${ofAny}`]);
    expect(found([attaches, denied, assumes(Y)], { roles })).toEqual([
      `fatal: ${ofAny} as which it can act`,
    ]);
  });

  test('it rewrites trust', () => {
    const takes = allow('iam:UpdateAssumeRolePolicy', APPS);
    const takesNot = (arn: string) => deny('iam:UpdateAssumeRolePolicy', arn);
    const ofLambda = { roles: [role('app-x', OF_LAMBDA), role('app-y', OF_LAMBDA)] };
    const ofBoth = (x: string, y: string) =>
      found([WRITES, writesNot(x), takes, takesNot(y)], ofLambda).filter((one) => one === ACTING);
    expect(ofBoth(X, Y)).toEqual([]);
    expect(ofBoth(X, X)).toEqual([ACTING]);
  });
});

describe('who passes roles of a pattern', () => {
  const runs = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
  const passes = allow('iam:PassRole', APPS);
  const passesNot = (resource: string, condition?: object) =>
    deny('iam:PassRole', resource, condition);
  const to = (service: string) => ({
    StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` },
  });
  const INTO_X = allow('iam:PutRolePolicy', X);

  test.each<[string, readonly object[], readonly string[]]>([
    ['is denied none', [], [ACTING]],
    ['is denied another one', [passesNot(Y)], [ACTING]],
    ['is denied to pass it to another service', [passesNot(X, to('ec2'))], [ACTING]],
    ['is denied the one into which it writes', [passesNot(X)], [BY_NAME]],
    ['is denied to pass it to the service', [passesNot(X, to('lambda'))], [BY_NAME]],
    ['is denied it under a condition', [passesNot(X, IN_VPC)], [BY_NAME]],
  ])('%s', (_, denies, expected) => {
    const roles = [role('app-x', OF_LAMBDA), role('app-y', OF_LAMBDA)];
    expect(found([INTO_X, runs, passes, ...denies], { roles })).toEqual(expected);
  });

  const admin = (trust: object) => ({
    ...role('app-x', trust),
    RolePolicyList: [{ PolicyName: 'P', PolicyDocument: policy(allow('connect:*')) }],
  });
  const gained = (...denies: readonly object[]) =>
    found([runs, passes, ...denies], { roles: [admin(OF_LAMBDA), role('app-y', OF_LAMBDA)] });

  test('gets what the role has, unless it is denied that one', () => {
    expect(gained(passesNot(Y))).toEqual([expect.stringMatching(/^warning: gets connect:/)]);
    expect(gained(passesNot(X, to('ec2')))).toHaveLength(1);
    expect(gained(passesNot('*', PROTECTED))).toHaveLength(1);
    expect(gained(passesNot(X))).toEqual([]);
    expect(gained(passesNot(X, to('lambda')))).toEqual([]);
  });
});

describe('who writes into users and groups of a pattern', () => {
  const [USERS, BOB, EVE] = ['app-*', 'app-bob', 'app-eve'].map((name) => iam(`user/${name}`));
  const [GROUPS, A, B] = ['app-*', 'app-a', 'app-b'].map((name) => iam(`group/${name}`));
  const users = [
    user('app-bob', { GroupList: ['app-a'] }),
    user('app-eve', { GroupList: ['app-b'] }),
  ];
  const groups = [named('Group', 'app-a'), named('Group', 'app-b')];
  const KEYS = allow('iam:CreateAccessKey', BOB);
  const fatal = (...statements: readonly object[]) =>
    found(statements, { users, groups }).filter((one) => one.startsWith('fatal'));

  test('makes the access keys of one', () => {
    const writes = allow('iam:PutUserPolicy', USERS);
    const text = 'fatal: writes any permission into a user as which it can act';
    expect(fatal(writes, deny('iam:PutUserPolicy', EVE), KEYS)).toEqual([text]);
    expect(fatal(writes, deny('iam:PutUserPolicy', BOB), KEYS)).toEqual([]);
    const keys = allow('iam:CreateAccessKey', USERS);
    const keysNot = deny('iam:CreateAccessKey', BOB, IN_VPC);
    expect(fatal(allow('iam:PutUserPolicy', BOB), keys)).toEqual([text]);
    expect(fatal(allow('iam:PutUserPolicy', BOB), keys, keysNot)).toEqual([]);
  });

  test('makes the access keys of a member', () => {
    const writes = allow('iam:PutGroupPolicy', GROUPS);
    expect(fatal(writes, deny('iam:PutGroupPolicy', B), KEYS)).toHaveLength(1);
    expect(fatal(writes, deny('iam:PutGroupPolicy', A), KEYS)).toEqual([]);
  });

  test('joins one', () => {
    const writes = allow('iam:PutGroupPolicy', GROUPS);
    const joins = allow('iam:AddUserToGroup', GROUPS);
    const ofBoth = (one: string, other: string) =>
      fatal(writes, deny('iam:PutGroupPolicy', one), joins, deny('iam:AddUserToGroup', other));
    expect(ofBoth(A, A)).toEqual([expect.stringContaining('joins the group app-b')]);
    expect(ofBoth(A, B)).toEqual([]);
  });
});

test('a template denies a role by its name or by a reference', () => {
  const arn = (name: string) => ({ 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:role/${name}` });
  const severities = (denied?: unknown) =>
    audit(
      read('template.json', {
        Resources: {
          Holder: roleWith(
            'P',
            connectHolder(
              allow('iam:PutRolePolicy', arn('app-*')),
              allow('sts:AssumeRole', arn('app-x')),
              ...(denied === undefined
                ? []
                : [{ ...allow('iam:PutRolePolicy', denied), Effect: 'Deny' }]),
            ),
          ),
          X: roleWith('P', policy(allow('s3:ListAllMyBuckets')), {
            RoleName: 'app-x',
            AssumeRolePolicyDocument: trusting({
              AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' },
            }),
          }),
        },
      })!,
    )
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ severity }) => severity);
  expect(severities()).toEqual(['fatal']);
  expect(severities(arn('app-y'))).toEqual(['fatal']);
  expect(severities(arn('app-x'))).toEqual(['warning']);
  expect(severities({ 'Fn::GetAtt': ['X', 'Arn'] })).toEqual(['warning']);
});
