import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/** What is found about more access of the first resource of a template. */
const found = (Own: object, others: object = {}) =>
  audit(read('template.json', { Resources: { Own, ...others } })!)
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Own')
    .map(({ severity, what }) => `${severity}: ${what}`);

const holder = (Type: string, actions: unknown, Properties: object = {}) => ({
  Type,
  Properties: {
    Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(allow(actions)) }],
    ...Properties,
  },
});
const role = (actions: unknown, properties?: object) =>
  holder('AWS::IAM::Role', actions, properties);
const user = (actions: unknown, properties?: object) =>
  holder('AWS::IAM::User', actions, properties);
const group = (actions: unknown) => holder('AWS::IAM::Group', actions);

const STAFF = { Staff: { Type: 'AWS::IAM::Group', Properties: {} } };
const policyOf = (action: string) => ({
  Base: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: connectHolder(allow(action)) },
  },
});
const OWN_POLICY = policyOf('iam:DeleteRolePermissionsBoundary');
const OWN_USER_POLICY = policyOf('iam:DeleteUserPermissionsBoundary');

describe('a role is no user', () => {
  test.each([
    ['iam:AddUserToGroup', 'adds itself to any group', 'adds any user to any group'],
    ['iam:PutUserPolicy', 'writes any permission into a user', undefined],
    ['iam:AttachUserPolicy', 'attaches any policy to a user', undefined],
  ])('so that %s gives access to users', (action, does, others = does) => {
    expect(found(user(action))).toEqual([`fatal: ${action} on *: the holder ${does}`]);
    expect(found(group(action))).toEqual([`fatal: ${action} on *: the holder ${does}`]);
    expect(found(role(action))).toEqual([`error: ${action} on *: the holder ${others}`]);
  });

  test('and makes one', () => {
    const actions = ['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'];
    const [first] = found(role(actions));
    expect(first).toMatch(/^fatal: .*creates access keys for any user/);
  });
});

describe('a user is no role', () => {
  test.each([
    ['iam:PutRolePolicy', 'writes any permission into a role'],
    ['iam:AttachRolePolicy', 'attaches any policy to a role'],
  ])('so that %s gives access to roles', (action, does) => {
    expect(found(role(action))).toEqual([`fatal: ${action} on *: the holder ${does}`]);
    expect(found(user(action))).toEqual([`error: ${action} on *: the holder ${does}`]);
    expect(found(group(action))).toEqual([`error: ${action} on *: the holder ${does}`]);
  });

  test('and a role is no user unless it makes one', () => {
    const made = ['iam:CreateUser', 'iam:CreateAccessKey'];
    const policies = [
      {
        PolicyName: 'P',
        PolicyDocument: connectHolder(
          allow('iam:PutUserPolicy'),
          allow(made, 'arn:aws:iam::111122223333:user/app-*'),
        ),
      },
    ];
    expect(found(role([], { Policies: policies }))[0]).toMatch(
      /^fatal: .*creates a user with any permission/,
    );
  });

  test.each([
    [['iam:PutRolePolicy', 'sts:AssumeRole']],
    [['iam:AttachRolePolicy', 'lambda:UpdateFunctionCode']],
    [['iam:CreateRole', 'iam:PutRolePolicy']],
    [['iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy']],
  ])('and can act as one by %s', (actions) => {
    expect(found(user(actions))[0]).toMatch(/^fatal: /);
  });
});

describe('who writes into itself within its boundary', () => {
  const bounded = (...allowed: string[]) => ({
    Limits: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: connectHolder(allow(allowed)) },
    },
  });
  const within = { PermissionsBoundary: { Ref: 'Limits' } };

  test.each([
    ['iam:PutRolePolicy', 'writes any permission into a role', role],
    ['iam:AttachRolePolicy', 'attaches any policy to a role', role],
    ['iam:PutUserPolicy', 'writes any permission into a user', user],
  ])('gets by %s what that allows', (action, does, of) => {
    const gives = `${action} on *: the holder ${does}`;
    const severities = (...allowed: string[]) => found(of(action, within), bounded(...allowed));
    expect(severities(action, 's3:*')).toEqual([`error: ${gives}`]);
    expect(severities('*')).toEqual([`fatal: ${gives}`]);
    expect(severities(action, 'sts:AssumeRole')).toEqual([`fatal: ${gives}`]);
    expect(severities(action, 'iam:CreateAccessKey')).toEqual([`fatal: ${gives}`]);
  });

  const IAM = 'arn:aws:iam::111122223333:';
  const BOUND = { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/Limits` } };
  const makes = ['iam:CreateRole', 'iam:AttachRolePolicy'];

  test.each([
    ['the removal of it', [allow('iam:DeleteUserPermissionsBoundary')], 'fatal'],
    [
      'the removal of others',
      [allow('iam:DeleteUserPermissionsBoundary', `${IAM}user/x`)],
      'warning',
    ],
    ['those of roles', [allow('iam:DeleteRolePermissionsBoundary')], 'warning'],
    ['another in its place', [allow('iam:PutUserPermissionsBoundary')], 'fatal'],
    ['only itself in its place', [allow('iam:PutUserPermissionsBoundary', '*', BOUND)], 'warning'],
    ['what rewrites it', [allow('iam:CreatePolicyVersion')], 'fatal'],
    [
      'what rewrites others',
      [
        allow('iam:CreatePolicyVersion'),
        { ...allow('iam:CreatePolicyVersion', `${IAM}policy/Limits`), Effect: 'Deny' },
      ],
      'warning',
    ],
    ['the making of a role', [allow(makes)], 'fatal'],
    ['the making of a role of a path', [allow(makes, `${IAM}role/app/*`)], 'fatal'],
    ['the making of one within itself', [allow(makes, '*', BOUND)], 'warning'],
    [
      'the making of one from an address',
      [allow(makes, '*', { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })],
      'warning',
    ],
  ])('and that leaves %s', (_, left, expected) => {
    const own = `${IAM}user/Own`;
    const Policies = [
      { PolicyName: 'P', PolicyDocument: connectHolder(allow('iam:PutUserPolicy', own)) },
    ];
    const PermissionsBoundary = `${IAM}policy/Limits`;
    const PolicyDocument = connectHolder(allow('iam:PutUserPolicy'), ...left);
    const Limits = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'Limits', PolicyDocument },
    };
    const [first = ''] = found(user([], { UserName: 'Own', Policies, PermissionsBoundary }), {
      Limits,
    });
    expect(first.split(':')[0]).toBe(expected);
  });

  test.each([
    ['iam:PutRolePolicy', role, 'role/Own'],
    ['iam:PutUserPolicy', user, 'user/${aws:username}'],
  ])('gets by %s nothing that it has already', (action, of, own) => {
    const arn = `arn:aws:iam::111122223333:${own}`;
    const [writes, acts] = [allow(action, arn), allow('lambda:UpdateFunctionCode')];
    const limits = (...Statement: object[]) => ({
      Limits: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: connectHolder(...Statement) },
      },
    });
    const severityOf = (held: object[], allowed: object[]) => {
      const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(...held) }];
      const name = of === role ? { RoleName: 'Own' } : { UserName: 'Own' };
      const [first = ''] = found(
        of([], { ...within, ...name, Policies }),
        limits(...allowed),
      ).filter((text) => text.includes(action));
      return first.split(':')[0];
    };
    expect(severityOf([writes, acts], [writes, acts])).toBe('warning');
    expect(severityOf([writes], [writes, acts])).toBe('fatal');
    // It writes itself the right to write into others, and then acts as one of them.
    expect(severityOf([writes, acts], [allow(action), acts])).toBe('fatal');
  });
});

test.each(['arn:aws:iam::aws:policy/AdministratorAccess'])(
  'a role with every permission gets none within the boundary %s',
  (PermissionsBoundary) => {
    expect(found(role('*', { PermissionsBoundary }))).toEqual([]);
  },
);

test('a user who acts as no role is none by a service that no role may be passed to', () => {
  const nowhere = 'arn:aws:iam::111122223333:user/ann';
  const passing = ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'];
  const properties = (resource: string) => ({
    Policies: [
      {
        PolicyName: 'P',
        PolicyDocument: connectHolder(allow('iam:PutRolePolicy'), allow(passing, resource)),
      },
    ],
  });
  expect(found(user([], properties(nowhere)))[0]).toMatch(/^error: iam:PutRolePolicy/);
  expect(found(user([], properties('*')))[0]).toMatch(/^fatal: iam:PutRolePolicy/);
});

describe('what a group gets', () => {
  const action = 'iam:PutGroupPolicy';
  const gives = `${action} on *: the holder writes any permission into a group`;

  test('has a user of the group', () => {
    expect(found(user(action, { Groups: [{ Ref: 'Staff' }] }), STAFF)).toEqual([`fatal: ${gives}`]);
    expect(found(group(action))).toEqual([`fatal: ${gives}`]);
  });

  test('has no other', () => {
    expect(found(user(action), STAFF)).toEqual([`error: ${gives}`]);
    expect(found(role(action), STAFF)).toEqual([`error: ${gives}`]);
  });
});

describe('a managed policy that is rewritten', () => {
  const action = 'iam:CreatePolicyVersion';

  test('gives any permission to who has one', () => {
    const attached = { ManagedPolicyArns: [{ Ref: 'Base' }] };
    expect(found(role(action, attached), OWN_POLICY)).toEqual([
      `fatal: ${action} on *: the holder rewrites a managed policy that it has`,
    ]);
  });

  test.each([[[]], [['arn:aws:iam::aws:policy/ReadOnlyAccess']]])(
    'gives it to others where the holder has %j',
    (ManagedPolicyArns) => {
      expect(found(role(action, { ManagedPolicyArns }))).toEqual([
        `error: ${action} on *: the holder rewrites a managed policy of others`,
      ]);
    },
  );
});

describe('a boundary that is removed', () => {
  const action = 'iam:DeleteRolePermissionsBoundary';
  const removes = `${action} on *: the holder removes the permissions boundary of any role`;

  test('frees others where the holder has none', () => {
    expect(found(role(action))).toEqual([`error: ${removes}`]);
  });

  test('frees the holder where its own keeps permissions back', () => {
    const bounded = { PermissionsBoundary: { Ref: 'Base' } };
    expect(found(role([action, 'iam:PutRolePolicy'], bounded), OWN_POLICY)).toEqual([
      expect.stringMatching(/^fatal: /),
    ]);
    expect(found(role(action, bounded), OWN_POLICY)).toEqual([`error: ${removes}`]);
  });

  test('frees nobody from a boundary that confines nothing', () => {
    const [PermissionsBoundary, name] = ['arn:aws:iam::aws:policy/AdministratorAccess', 'P'];
    const both = connectHolder(allow(action), allow('iam:PutRolePolicy'));
    const Policies = [{ PolicyName: name, PolicyDocument: both }];
    expect(found(role([], { PermissionsBoundary, Policies }))).toEqual([
      'fatal: iam:PutRolePolicy on *: the holder writes any permission into a role',
    ]);
  });

  test('frees nobody whose policies are limited without it', () => {
    const properties = (resource: string) => ({
      PermissionsBoundary: { Ref: 'Base' },
      Policies: [
        {
          PolicyName: 'P',
          PolicyDocument: connectHolder(allow(action), allow('iam:PutRolePolicy', resource)),
        },
      ],
    });
    const byAccount = (id: string) =>
      found(role([], properties(`arn:aws:iam::${id}:role/*`)), OWN_POLICY);
    expect(byAccount('*')).toEqual([`fatal: ${removes}`]);
    expect(byAccount('aws')).toEqual([`error: ${removes}`]);
  });

  test('frees a user of no boundary if it is that of roles', () => {
    const bounded = { PermissionsBoundary: { Ref: 'Base' } };
    const actions = [action, 'iam:CreateAccessKey'];
    expect(found(user(actions, bounded), OWN_POLICY)).toEqual([`error: ${removes}`]);
    const ofUsers = ['iam:DeleteUserPermissionsBoundary', 'iam:CreateAccessKey'];
    expect(found(user(ofUsers, bounded), OWN_USER_POLICY)).toEqual([
      'fatal: iam:DeleteUserPermissionsBoundary on *: ' +
        'the holder removes the permissions boundary of any user',
    ]);
  });
});

describe('a boundary that the holder rewrites by its name', () => {
  const REWRITE = 'iam:CreatePolicyVersion';
  const LIMITS = 'arn:aws:iam::*:policy/Limits';
  const limits = (...statements: object[]) => ({
    Limits: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'Limits',
        PolicyDocument: connectHolder(...statements),
      },
    },
  });
  const severityBy = (Type: string, held: object[], bound = allow(REWRITE), more: object = {}) => {
    const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(...held) }];
    const [, kind] = /(\w+)$/.exec(Type) ?? [];
    const PermissionsBoundary = { Ref: 'Limits' };
    return found(
      { Type, Properties: { [`${kind}Name`]: 'Own', PermissionsBoundary, Policies, ...more } },
      { ...limits(bound), ...policyOf('s3:GetObject') },
    )
      .filter((text) => text.includes(REWRITE))
      .map((text) => text.split(':')[0]);
  };
  const ROLE = 'AWS::IAM::Role';
  const USER = 'AWS::IAM::User';

  test.each<[string, string, object]>([
    ['writes into itself', ROLE, allow('iam:PutRolePolicy', 'arn:aws:iam::*:role/Own')],
    ['writes into any role', ROLE, allow('iam:PutRolePolicy')],
    ['attaches policies', ROLE, allow('iam:AttachRolePolicy')],
    ['writes into itself as a user', USER, allow('iam:PutUserPolicy', 'arn:aws:iam::*:user/Own')],
    ['makes users', ROLE, allow(['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'])],
  ])('frees who %s', (_, type, writes) => {
    for (const resource of [LIMITS, `${LIMITS}*`, { Ref: 'Limits' }, '*']) {
      const rewrites = allow(REWRITE, resource);
      expect(severityBy(type, [rewrites, writes])).toEqual(['fatal']);
      expect(severityBy(type, [rewrites, writes], rewrites)).toEqual(['fatal']);
    }
  });

  test.each<[string, object[], string]>([
    ['who writes into nobody', [], LIMITS],
    ['who writes into nobody, by a pattern', [], `${LIMITS}*`],
    [
      'who writes into another role',
      [allow('iam:PutRolePolicy', `arn:aws:iam::*:role/Other`)],
      LIMITS,
    ],
    ['by another name', [allow('iam:PutRolePolicy')], 'arn:aws:iam::*:policy/Other'],
    [
      'who is denied that',
      [allow('iam:PutRolePolicy'), { ...allow(REWRITE, LIMITS), Effect: 'Deny' }],
      `${LIMITS}*`,
    ],
  ])('does not free %s', (_, held, resource) => {
    expect(severityBy(ROLE, [allow(REWRITE, resource), ...held])).toEqual(['warning']);
  });

  test.each<[string, unknown, string]>([
    ['no other policy that it has', LIMITS, 'warning'],
    ['no other policy, by a pattern', `${LIMITS}*`, 'warning'],
    ['another one by its reference', { Ref: 'Base' }, 'fatal'],
    ['both by their references', [{ Ref: 'Limits' }, { Ref: 'Base' }], 'fatal'],
    ['all', 'arn:aws:iam::*:policy/*', 'fatal'],
  ])('lets a holder rewrite %s', (_, resource, severity) => {
    const attached = { ManagedPolicyArns: [{ Ref: 'Base' }] };
    for (const bound of [allow(REWRITE), allow('*')])
      expect(severityBy(ROLE, [allow(REWRITE, resource)], bound, attached)).toEqual([severity]);
  });

  test('lets a role write into users, for others', () => {
    const held = [allow(REWRITE, LIMITS), allow('iam:PutUserPolicy')];
    expect(severityBy(ROLE, held)).toEqual(['error']);
  });
});

describe('a boundary that requests must have', () => {
  const B = 'arn:aws:iam::111122223333:policy/B';
  const within = { StringEquals: { 'iam:PermissionsBoundary': B } };
  const APPS = 'arn:aws:iam::111122223333:role/app-*';
  const making = (Resource: string, ...writing: string[]) =>
    allow(['iam:CreateRole', ...writing], Resource, within);
  const by = (...statements: object[]) =>
    found(
      role([], { Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }] }),
    );
  const off = (action: string, resource?: string) => allow(`iam:${action}`, resource);

  test('closes the ways', () => {
    expect(by(making('*', 'iam:PutRolePolicy'))).toEqual([]);
  });

  test.each([
    ['iam:PutRolePolicy', 'DeleteRolePermissionsBoundary'],
    ['iam:AttachRolePolicy', 'DeleteRolePermissionsBoundary'],
    ['iam:PutRolePolicy', 'PutRolePermissionsBoundary'],
    ['iam:AttachRolePolicy', 'PutRolePermissionsBoundary'],
  ])('confines no role with %s for who may call %s', (writing, removing) => {
    const expected = [
      expect.stringMatching(
        new RegExp(`^fatal: iam:CreateRole, ${writing}, and iam:${removing} on .*`),
      ),
    ];
    expect(by(making('*', writing), off(removing))).toEqual(expected);
    expect(by(making(APPS, writing), off(removing, APPS))).toEqual(expected);
    const unless = { StringNotEquals: { 'iam:PermissionsBoundary': B } };
    const denied = { ...allow(['iam:CreateRole', writing], '*', unless), Effect: 'Deny' };
    expect(by(allow(['iam:CreateRole', writing]), denied, off(removing))).toEqual(expected);
  });

  test('confines the users that the holder makes no more', () => {
    const users = allow(['iam:CreateUser', 'iam:PutUserPolicy'], '*', within);
    const apps = 'arn:aws:iam::111122223333:user/app-*';
    const keys = allow(['iam:CreateAccessKey', 'iam:DeleteUserPermissionsBoundary'], apps);
    expect(by(users, keys)).toContainEqual(expect.stringMatching(/^fatal: iam:CreateUser, /));
  });

  test.each([
    ['of other roles', off('DeleteRolePermissionsBoundary', 'arn:aws:iam::111122223333:role/b-*')],
    ['by the same one', allow('iam:PutRolePermissionsBoundary', '*', within)],
    ['of users', off('DeleteUserPermissionsBoundary')],
  ])('confines who may change the boundary %s', (_, removing) => {
    expect(by(making(APPS, 'iam:PutRolePolicy'), removing)).not.toContainEqual(
      expect.stringMatching(/^fatal|CreateRole/),
    );
  });

  test('confines who must write within another one', () => {
    const other = { StringEquals: { 'iam:PermissionsBoundary': `${B}2` } };
    const writing = allow('iam:PutRolePolicy', '*', other);
    expect(by(making('*'), writing, off('DeleteRolePermissionsBoundary'))).toEqual([
      'error: iam:DeleteRolePermissionsBoundary on *: ' +
        'the holder removes the permissions boundary of any role',
    ]);
  });
});

test('permission sets belong to the account that administers them', () => {
  const action = 'sso:PutInlinePolicyToPermissionSet';
  expect(found(role(action))).toEqual([
    `error: ${action} on *: the holder writes any permission into an Identity Center permission set, if its account administers them`,
  ]);
});

test("AWS's policy for power users is an error, by what it allows in Identity Center", () => {
  const power = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'] };
  const [first, ...others] = found(role('s3:GetObject', power));
  expect(first).toMatch(/^error: sso:PutInlinePolicyToPermissionSet on \*: /);
  expect(others).toEqual([]);
});
