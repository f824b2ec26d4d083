import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';

const IAM = 'arn:aws:iam::111122223333:';
const WRITES = allow('iam:PutRolePolicy', '*');
const DENY = { Effect: 'Deny', Action: 'iam:Put*', Resource: '*' };

const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const named = (PolicyName: string, PolicyDocument: object) => ({ PolicyName, PolicyDocument });
const assumes = (name: string) => allow('sts:AssumeRole', `${IAM}role/${name}`);
const guard = (name = 'Guard') => ({ PolicyName: name, PolicyArn: `${IAM}policy/${name}` });
const managed = (PolicyName: string, ...statements: readonly object[]) => ({
  PolicyName,
  Arn: `${IAM}policy/${PolicyName}`,
  PolicyVersionList: [
    { VersionId: 'v1', IsDefaultVersion: true, Document: document(...statements) },
  ],
});

const POLICIES = [
  managed('Guard', DENY),
  managed('Data', { ...DENY, Action: 's3:*' }),
  managed('Grant', WRITES),
];

const role = (name: string, statements: readonly object[], more: object = {}) => ({
  RoleName: name,
  Arn: `${IAM}role/${name}`,
  AssumeRolePolicyDocument: document({
    Effect: 'Allow',
    Principal: { AWS: ['own', 'middle'].map((one) => `${IAM}role/${one}`) },
    Action: 'sts:AssumeRole',
  }),
  RolePolicyList: [named('P', document(...statements))],
  AttachedManagedPolicies: [],
  ...more,
});
const guarded = { AttachedManagedPolicies: [guard()] };

/** What the principals get by others, in words. */
const gained = (roles: readonly object[], more: object = {}) =>
  audit(read('account.json', { RoleDetailList: roles, Policies: POLICIES, ...more })!)
    .filter(({ id }) => id === 'limited-escalation')
    .map(({ severity, what }) => `${severity}: ${what}`);

const helper = (...statements: readonly object[]) => role('helper', statements);
const own = (...statements: readonly object[]) => [
  REACHES_CONNECT,
  WRITES,
  assumes('helper'),
  ...statements,
];
const GETS = 'warning: sts:AssumeRole on the role helper: the holder gets';

describe('a role that a holder assumes takes a deny off the holder', () => {
  test.each([
    ['by its name', `${IAM}role/own`],
    ['as one of all', '*'],
    ['by a pattern', `${IAM}role/o*`],
  ])('on the role %s', (_, on) => {
    expect(
      gained([role('own', own(), guarded), helper(allow('iam:DetachRolePolicy', on))]),
    ).toEqual([`${GETS} iam:DetachRolePolicy, which takes a deny off the role own`]);
  });

  test('that is in an inline policy', () => {
    const inline = [named('P', document(...own())), named('Guard', document(DENY))];
    expect(
      gained([
        role('own', [], { RolePolicyList: inline }),
        helper(allow('iam:DeleteRolePolicy', `${IAM}role/own`)),
      ]),
    ).toEqual([`${GETS} iam:DeleteRolePolicy, which takes a deny off the role own`]);
  });

  test('if a condition names the policy with the deny', () => {
    const detaches = {
      ...allow('iam:DetachRolePolicy', '*'),
      Condition: { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/Guard` } },
    };
    expect(gained([role('own', own(), guarded), helper(detaches)])).toHaveLength(1);
  });

  test('through another role', () => {
    const roles = [
      role('own', [REACHES_CONNECT, WRITES, assumes('middle')], guarded),
      role('middle', [assumes('helper')]),
      helper(allow('iam:DetachRolePolicy', `${IAM}role/own`)),
    ];
    expect(gained(roles)).toContainEqual(
      'warning: sts:AssumeRole on the role middle: the holder gets iam:DetachRolePolicy, ' +
        'which takes a deny off the role own, through the role helper',
    );
  });

  test('or off another one as which the holder acts', () => {
    const roles = [
      role('own', [REACHES_CONNECT, assumes('helper'), assumes('middle')]),
      role('middle', [WRITES], guarded),
      helper(allow('iam:DetachRolePolicy', `${IAM}role/middle`)),
    ];
    expect(gained(roles)).toContainEqual(
      `${GETS} iam:DetachRolePolicy, which takes a deny off the role middle`,
    );
  });
});

describe('a user and its groups', () => {
  const user = (more: object = {}) => ({
    UserDetailList: [
      {
        UserName: 'ann',
        Arn: `${IAM}user/ann`,
        UserPolicyList: [
          named('P', connectHolder(allow('iam:PutUserPolicy', '*'), assumes('helper'))),
        ],
        AttachedManagedPolicies: [guard()],
        GroupList: [],
        ...more,
      },
    ],
  });
  const trusting = (statement: object) =>
    role('helper', [statement], {
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Principal: { AWS: `${IAM}root` },
        Action: 'sts:AssumeRole',
      }),
    });
  const group = {
    GroupDetailList: [
      {
        GroupName: 'staff',
        Arn: `${IAM}group/staff`,
        GroupPolicyList: [],
        AttachedManagedPolicies: [guard()],
      },
    ],
  };
  const member = { GroupList: ['staff'], AttachedManagedPolicies: [] };

  test.each([
    ['iam:DetachUserPolicy', 'user/ann', user()],
    [
      'iam:DeleteUserPolicy',
      'user/ann',
      user({
        AttachedManagedPolicies: [],
        UserPolicyList: [
          named('P', connectHolder(allow('iam:PutUserPolicy', '*'), assumes('helper'))),
          named('Guard', document(DENY)),
        ],
      }),
    ],
    ['iam:DetachGroupPolicy', 'group/staff', { ...user(member), ...group }],
    ['iam:RemoveUserFromGroup', 'group/staff', { ...user(member), ...group }],
  ])('lose a deny by %s', (action, on, account) => {
    expect(gained([trusting(allow(action, IAM + on))], account)).toEqual([
      `${GETS} ${action}, which takes a deny off the user ann`,
    ]);
  });

  test.each([
    ['of others', 'iam:DetachUserPolicy', 'user/bob', user()],
    ['of a user', 'iam:DetachUserPolicy', 'user/ann', { ...user(member), ...group }],
    ['without a deny', 'iam:RemoveUserFromGroup', 'group/staff', user()],
  ])('but no policy %s', (_, action, on, account) => {
    expect(gained([trusting(allow(action, IAM + on))], account)).toEqual([]);
  });
});

describe('nothing is gained', () => {
  const detaches = allow('iam:DetachRolePolicy', `${IAM}role/own`);
  const onlyGrant = {
    ...detaches,
    Condition: { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/Grant` } },
  };
  const except = { ...detaches, Effect: 'Deny' };

  test.each([
    ['without a deny', role('own', own()), helper(detaches)],
    [
      'on another role',
      role('own', own(), guarded),
      helper(allow('iam:DetachRolePolicy', `${IAM}role/else`)),
    ],
    ['by a condition on another policy', role('own', own(), guarded), helper(onlyGrant)],
    [
      'where the helper is denied it on that role',
      role('own', own(), guarded),
      helper(allow('iam:DetachRolePolicy', '*'), except),
    ],
    [
      'from a deny of what the holder is not allowed',
      role('own', own(), { AttachedManagedPolicies: [guard('Data')] }),
      helper(detaches),
    ],
    [
      'by deleting inline policies',
      role('own', own(), guarded),
      helper(allow('iam:DeleteRolePolicy', '*')),
    ],
    [
      'by a role that does not trust the holder',
      role('own', own(), guarded),
      role('helper', [detaches], { AssumeRolePolicyDocument: document() }),
    ],
  ])('%s', (_, holder, other) => {
    expect(gained([holder, other])).toEqual([]);
  });
});
