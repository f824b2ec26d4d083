import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { bounded, IAM, managed, named, role, user } from '../support/listed-principals';

const KEYS = 'iam:CreateAccessKey';
const POOR = [allow('s3:Get*')];
const ROOT = { Principal: { AWS: `${IAM}root` } };

type Listed = 'roles' | 'groups' | 'policies';

/** How severe it is that the user Holder may create access keys of all users. */
const severityOf = (
  users: readonly object[],
  { roles = [], groups = [], policies = [] }: Partial<Record<Listed, readonly object[]>> = {},
) =>
  audit(
    read('details.json', {
      UserDetailList: users,
      GroupDetailList: groups,
      RoleDetailList: [role('Poor', POOR), ...roles],
      Policies: policies,
    })!,
  ).find(({ what }) => what.startsWith(`${KEYS} on *`))?.severity;

/** The same where another user has some statements too. */
const withTwin = (
  own: readonly object[],
  others: readonly object[],
  roles: readonly object[] = [],
) =>
  severityOf(
    [
      user('Holder', [REACHES_CONNECT, allow(KEYS), ...own]),
      user('Twin', [REACHES_CONNECT, ...others]),
    ],
    { roles },
  );

const on = (action: string, resource: string) => allow(action, `${IAM}${resource}`);

test.each([
  ['iam:PassRole', 'role/app-*'],
  ['iam:PutUserPolicy', 'user/app/*'],
  ['iam:PutRolePolicy', 'role/app-*'],
  ['iam:CreatePolicyVersion', 'policy/app-*'],
  ['iam:AddUserToGroup', 'group/agents'],
  ['iam:CreateVirtualMFADevice', 'mfa/${aws:username}'],
  ['sts:AssumeRole', 'role/app-*'],
])('users that both may do %s by name give each other nothing', (action, resource) => {
  const same = [on(action, resource)];
  expect(withTwin(same, [allow(KEYS), ...same])).toBe('warning');
  expect(withTwin(same, same)).toBe('warning');
});

describe('roles of other accounts', () => {
  const R = allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/R');
  const All = allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/*');
  const If = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const Named = { StringEquals: { 'aws:username': 'Twin' } };

  test.each([
    ['the same', [R], [R], 'warning'],
    ['less', [All], [R], 'warning'],
    ['less, under a condition', [R], [{ ...R, Condition: If }], 'warning'],
    ['more', [R], [All], 'error'],
    ['more, without a condition', [{ ...R, Condition: If }], [R], 'error'],
    ['what the holder has not', [], [R], 'error'],
    ['what only its name has', [{ ...R, Condition: Named }], [{ ...R, Condition: Named }], 'error'],
    ['what the holder is denied', [R, { ...R, Effect: 'Deny' }], [R], 'error'],
    [
      'what both are denied',
      [All, { ...R, Effect: 'Deny' }],
      [All, { ...R, Effect: 'Deny' }],
      'warning',
    ],
    ['a deny of something else', [R, { ...allow('s3:*'), Effect: 'Deny' }], [R], 'warning'],
  ])('the other user may assume %s', (_, own, others, severity) => {
    expect(withTwin(own, others)).toBe(severity);
  });
});

describe('a way of the other user counts by what it leads to', () => {
  const passes = [
    on('iam:PassRole', 'role/App'),
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  ];
  const poor = role('App', POOR);
  const ASSUMES_ANY = [allow('sts:AssumeRole')];

  test.each([
    ['to pass no role', passes, [], 'warning'],
    ['to pass a role without access', passes, [poor], 'warning'],
    ['to pass a role with access', passes, [role('App', [allow('connect:*')])], 'error'],
    ['to write into that', [...passes, on('iam:PutRolePolicy', 'role/App')], [poor], 'error'],
    ['to write into no role', [on('iam:PutRolePolicy', 'role/App')], [], 'warning'],
    ['to write into itself', [on('iam:PutUserPolicy', 'user/Twin')], [], 'error'],
    ['to write into the holder', [on('iam:PutUserPolicy', 'user/Holder')], [], 'error'],
    ['to rewrite a trust', [on('iam:UpdateAssumeRolePolicy', 'role/App')], [poor], 'warning'],
    [
      'to rewrite that of an administrator',
      [on('iam:UpdateAssumeRolePolicy', 'role/App')],
      [role('App', [allow('*')])],
      'error',
    ],
    ['to other users', [allow('iam:UpdateLoginProfile')], [], 'warning'],
    ['to roles anywhere', ASSUMES_ANY, [], 'error'],
    ['to a new user', [on('iam:*User*', 'user/new-*'), on('iam:*Key*', 'user/new-*')], [], 'error'],
  ])('%s', (_, others, roles, severity) => {
    expect(withTwin([], others, roles)).toBe(severity);
  });
});

test('what the other one writes into, and the holder does not', () => {
  const poor = (name: string) => user(name, POOR);
  const writing = (name: string) => [on('iam:PutUserPolicy', `user/${name}`)];
  const holder = user('Holder', [REACHES_CONNECT, allow(KEYS), ...writing('None')]);
  const twin = user('Twin', [REACHES_CONNECT, ...writing('Poor')]);
  expect(severityOf([holder, twin, poor('Poor')])).toBe('error');
  expect(severityOf([holder, twin, poor('Else')])).toBe('warning');
});

describe('a role of the account', () => {
  const assumes = [on('sts:AssumeRole', 'role/App')];
  const connect = [allow('connect:*')];

  test('by name: what it may do counts', () => {
    expect(withTwin([], assumes)).toBe('warning');
    expect(withTwin([], assumes, [role('App', POOR, ROOT)])).toBe('warning');
    expect(withTwin([], assumes, [role('App', connect, ROOT)])).toBe('error');
    expect(withTwin([], assumes, [role('App', connect)])).toBe('warning');
  });

  test('as which the holder acts itself', () => {
    expect(withTwin(assumes, assumes, [role('App', connect, ROOT)])).toBe('warning');
    const trust = [...assumes, allow('iam:UpdateAssumeRolePolicy')];
    expect(withTwin(trust, [], [role('App', connect, ROOT)])).toBe('warning');
    const trusts = { Principal: { AWS: `${IAM}user/Twin` } };
    expect(withTwin(assumes, assumes, [role('App', connect, trusts)])).toBe('error');
  });

  test('into which only the other one acts, and the holder writes', () => {
    const writes = [on('iam:PutRolePolicy', 'role/App')];
    const roles = [role('App', POOR, ROOT)];
    expect(withTwin(writes, assumes, roles)).toBe('error');
    expect(withTwin(writes, assumes, [role('App', POOR)])).toBe('warning');
  });
});

test('access to Amazon Connect counts by what it is', () => {
  const instance = (id: string) => `arn:aws:connect:eu-west-2:111122223333:instance/${id}`;
  const lists = (id: string) =>
    allow('connect:ListUsers', instance(`${id}2345678-1234-1234-1234-123456789012`));
  expect(withTwin([lists('1')], [lists('1')])).toBe('warning');
  expect(withTwin([allow('connect:*')], [lists('1')])).toBe('warning');
  expect(withTwin([lists('1')], [allow('connect:List*')])).toBe('error');
  expect(withTwin([lists('1')], [lists('2')])).toBe('error');
  expect(withTwin([lists('1')], [allow(KEYS), lists('2')])).toBe('error');
});

test('a way counts by what it is on, too', () => {
  const stack = (path: string) =>
    allow(
      'cloudformation:UpdateStack',
      `arn:aws:cloudformation:us-east-1:111122223333:stack/${path}/*`,
    );
  expect(withTwin([stack('a')], [stack('a')])).toBe('warning');
  expect(withTwin([stack('*')], [stack('a')])).toBe('warning');
  expect(withTwin([stack('a')], [stack('b')])).toBe('error');
  expect(withTwin([stack('a')], [stack('a'), stack('b')])).toBe('error');
});

test.each([
  ['something else', [allow(['connect:ListUsers', 's3:Get*'])], 'warning'],
  ['other resources', [allow('connect:*', ['*', 'arn:aws:s3:::b/*'])], 'warning'],
  ['all but something else', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], 'error'],
  ['what the holder has not', [allow(['connect:ListUsers', 'wisdom:*'])], 'error'],
])('a statement about Amazon Connect and %s', (_, others, severity) => {
  expect(withTwin([allow('connect:*')], others)).toBe(severity);
});

test('what the holder has by several statements', () => {
  const own = [allow('connect:List*'), allow('connect:Describe*')];
  expect(withTwin(own, [allow(['connect:ListUsers', 'connect:DescribeUser'])])).toBe('warning');
  expect(withTwin(own, [allow(['connect:ListUsers', 'connect:StopContact'])])).toBe('error');
});

describe('access to Amazon Connect that the other one does not have by its', () => {
  const connect = allow('connect:*');
  const deny = (action: string, more: object = {}) => ({
    ...allow(action),
    Effect: 'Deny',
    ...more,
  });
  const within = (statements: readonly object[], own: readonly object[] = []) =>
    severityOf(
      [
        user('Holder', [REACHES_CONNECT, allow(KEYS), ...own]),
        user('Twin', [allow('s3:*'), connect], bounded('Limit')),
      ],
      { policies: [managed('Limit', statements)] },
    );

  test('denies', () => {
    expect(withTwin([], [connect, deny('connect:*')])).toBe('warning');
    expect(withTwin([], [connect, deny('*')])).toBe('warning');
    expect(withTwin([], [connect, deny('connect:Describe*')])).toBe('error');
    const If = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    expect(withTwin([], [connect, deny('*', If)])).toBe('error');
  });
  test('boundary', () => {
    const lists = allow('connect:List*');
    expect(within([allow('s3:*')])).toBe('warning');
    expect(within([allow('*'), deny('connect:*')])).toBe('warning');
    expect(within([allow('s3:*'), lists])).toBe('error');
    expect(within([allow('s3:*'), lists], [lists])).toBe('warning');
  });
});

test.each([
  ['of any caller', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, 'warning'],
  ['by the tags of the caller', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }, 'error'],
  ['by the name of the caller', { StringEquals: { 'aws:username': 'Twin' } }, 'error'],
])('what the boundary of both leaves %s', (_, Condition, severity) => {
  const policies = [
    managed('Limit', [
      allow(['iam:*', 's3:*', 'connect:Describe*']),
      { ...allow('connect:*'), Condition },
    ]),
  ];
  const [holder, twin] = [[allow(KEYS)], []].map((own, i) =>
    user(['Holder', 'Twin'][i], [allow('connect:*'), ...own], bounded('Limit')),
  );
  expect(severityOf([holder, twin], { policies })).toBe(severity);
});

test('what the group of all may do, all of its users may', () => {
  const groups = [
    named('Group', 'All', [on('sts:AssumeRole', 'role/app'), on('iam:PassRole', 'role/app')]),
  ];
  const IN = { GroupList: ['All'] };
  const holder = user('Holder', [REACHES_CONNECT, allow(KEYS)], IN);
  expect(severityOf([holder, user('Other', POOR, IN)], { groups })).toBe('warning');
  const more = user('Other', [allow('iam:PutUserPolicy')], IN);
  expect(severityOf([holder, more], { groups })).toBe('error');
});

describe('what a role has as which the holder acts for certain', () => {
  const assumes = on('sts:AssumeRole', 'role/App');
  const connect = [allow('connect:*')];
  const Mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

  test.each([
    ['all of what another one has', assumes, connect, 'warning'],
    ['less', assumes, [allow('connect:Describe*')], 'error'],
    ['it only under a condition', assumes, [{ ...connect[0], ...Mfa }], 'error'],
    ['it, but acting as it has a condition', { ...assumes, ...Mfa }, connect, 'error'],
  ])('it has %s', (_, own, its, severity) => {
    expect(withTwin([own], [allow('connect:List*')], [role('App', its, ROOT)])).toBe(severity);
  });

  test('and the role writes into one that the holder takes', () => {
    const writes = [...connect, on('iam:PutUserPolicy', 'user/Twin')];
    expect(withTwin([assumes], connect, [role('App', writes, ROOT)])).toBe('error');
  });
});

describe('what a group allows and denies to both', () => {
  const ofBoth = (statements: readonly object[], own: readonly object[] = [], tags = {}) => {
    const IN = { GroupList: ['All'] };
    const holder = user('Holder', [REACHES_CONNECT, allow(KEYS), ...own], IN);
    const groups = [named('Group', 'All', [allow('connect:*'), ...statements])];
    return severityOf([holder, user('Other', POOR, { ...IN, ...tags })], { groups });
  };
  const deny = (Condition: object) => ({ ...allow('connect:Delete*'), Effect: 'Deny', Condition });
  const byName = (name: string) =>
    deny({ ArnNotLike: { 'aws:PrincipalArn': `${IAM}user/${name}` } });
  const byTag = deny({ StringNotEquals: { 'aws:PrincipalTag/role': 'admin' } });
  const TAGGED = { Tags: [{ Key: 'role', Value: 'admin' }] };
  const tags = (name: string) => [on('iam:TagUser', `user/${name}`)];

  test.each([
    ['to all but somebody else', [byName('Boss')], [], {}, 'warning'],
    ['to all but the holder', [byName('Holder')], [], {}, 'warning'],
    ['to all but the other one', [byName('Other')], [], {}, 'error'],
    ['to all without a tag', [byTag], [], {}, 'warning'],
    ['to all without a tag of the other one', [byTag], [], TAGGED, 'error'],
    ['to all without a tag that the holder gives', [byTag], tags('Other'), {}, 'error'],
    ['to all without a tag of a session', [byTag, allow('sts:*')], [], {}, 'error'],
  ])('denied %s', (_, statements, own, more, severity) => {
    expect(ofBoth(statements, own, more)).toBe(severity);
  });

  test.each([
    ['on instances of its account', '${aws:PrincipalAccount}:instance', 'warning'],
    ['on those of a tag', '111122223333:instance/${aws:PrincipalTag/id}', 'error'],
  ])('allowed %s', (_, place, severity) => {
    const Resource = `arn:aws:connect:eu-west-2:${place}/*`;
    const users = [user('Holder', [REACHES_CONNECT, allow(KEYS)]), user('Other', POOR)].map(
      (one) => ({ ...one, GroupList: ['All'] }),
    );
    const groups = [named('Group', 'All', [allow('connect:*', Resource)])];
    expect(severityOf(users, { groups })).toBe(severity);
  });
});

test.each([
  ['who it is', { StringEquals: { 'aws:PrincipalType': 'User' } }, 'warning'],
  ['that it is no service', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }, 'warning'],
  ['its name', { StringEquals: { 'aws:username': 'Other' } }, 'error'],
])('a condition of both users on %s', (_, Condition, severity) => {
  const same = [{ ...allow('connect:*'), Condition }];
  const users = [user('Holder', [REACHES_CONNECT, allow(KEYS), ...same]), user('Other', same)];
  expect(severityOf(users)).toBe(severity);
});

test('a condition that only a user meets, and not the role that takes it', () => {
  const takes = (Condition: object) => {
    const same = [{ ...allow('connect:*'), Condition }];
    return severityOf([user('Other', same)], {
      roles: [role('Holder', [REACHES_CONNECT, allow(KEYS), ...same])],
    });
  };
  expect(takes({ Null: { 'aws:TokenIssueTime': 'true' } })).toBe('error');
  expect(takes({ Bool: { 'aws:SecureTransport': 'true' } })).toBe('warning');
});
