import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const IAM = 'arn:aws:iam::111122223333:';

const denying = { Effect: 'Deny', Action: 'iam:PutRolePolicy', Resource: '*' };
const named = (PolicyName: string, ...statements: object[]) => ({
  PolicyName,
  PolicyDocument: connectHolder(...statements),
});

/** What is found in an account about policies that somebody takes off. */
const found = (account: object) =>
  audit(
    read('account.json', {
      ...account,
      Policies: [
        {
          PolicyName: 'Guard',
          Arn: `${IAM}policy/Guard`,
          PolicyVersionList: [
            {
              VersionId: 'v1',
              IsDefaultVersion: true,
              Document: { Version: '2012-10-17', Statement: [denying] },
            },
          ],
        },
      ],
    })!,
  )
    .filter(({ id }) => id === 'unconfined')
    .map(({ severity, what, instead }) => [severity, what, instead]);

const GUARD = { PolicyName: 'Guard', PolicyArn: `${IAM}policy/Guard` };

/** An account with a role that is allowed an action on a resource. */
const withRole = (action: string, on: string, attached: object[], ...more: object[]) => ({
  RoleDetailList: [
    {
      RoleName: 'own',
      Arn: `${IAM}role/own`,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `${IAM}root` },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      RolePolicyList: [named('P', allow(action, IAM + on), ...more)],
      AttachedManagedPolicies: attached,
    },
  ],
});

/** An account with a user in a group with the policy, who is allowed an action on a resource. */
const withUser = (action: string, on: string, attached: object[] = []) => ({
  UserDetailList: [
    {
      UserName: 'own',
      Arn: `${IAM}user/own`,
      UserPolicyList: [named('P', allow(action, IAM + on))],
      AttachedManagedPolicies: attached,
      GroupList: ['guarded'],
    },
  ],
  GroupDetailList: [
    {
      GroupName: 'guarded',
      Arn: `${IAM}group/guarded`,
      GroupPolicyList: [],
      AttachedManagedPolicies: [GUARD],
    },
  ],
});

describe('a policy that denies its holder something, and that the holder takes off', () => {
  test.each([['role/own'], ['role/own*']])('is a warning on %s', (on) => {
    expect(found(withRole('iam:DetachRolePolicy', on, [GUARD]))).toEqual([
      [
        'warning',
        `iam:DetachRolePolicy on ${IAM}${on} is on the holder itself. Detaching a policy also removes what it denies`,
        'Limit it to others than the holder',
      ],
    ]);
  });

  test('is a warning if it is inline', () => {
    expect(found(withRole('iam:DeleteRolePolicy', 'role/own', [], denying))).toHaveLength(1);
    expect(found(withRole('iam:DetachRolePolicy', 'role/own', [], denying))).toEqual([]);
  });

  test.each([
    ['iam:RemoveUserFromGroup', 'group/guarded'],
    ['iam:DetachGroupPolicy', 'group/guarded'],
  ])('is a warning if its group has it: %s', (action, on) => {
    expect(found(withUser(action, on))).toHaveLength(1);
  });

  test.each([['user/own'], ['user/${aws:username}']])('is a warning of a user on %s', (on) => {
    expect(found(withUser('iam:DetachUserPolicy', on, [GUARD]))).toHaveLength(1);
  });
});

describe('an action that takes policies off is limited by a name', () => {
  test('of others', () => {
    expect(found(withRole('iam:DetachRolePolicy', 'role/other', [GUARD]))).toEqual([]);
    expect(found(withUser('iam:RemoveUserFromGroup', 'group/other'))).toEqual([]);
  });

  test('of its own if nothing is denied there', () => {
    expect(found(withRole('iam:DetachRolePolicy', 'role/own', []))).toEqual([]);
    expect(found(withUser('iam:DetachUserPolicy', 'user/own'))).toEqual([]);
    expect(found(withUser('iam:DeleteGroupPolicy', 'group/guarded'))).toEqual([]);
  });

  test('of its own if it is denied itself', () => {
    const deny = { Effect: 'Deny', Action: 'iam:DetachRolePolicy', Resource: `${IAM}role/own` };
    expect(found(withRole('iam:DetachRolePolicy', 'role/own', [GUARD], deny))).toEqual([]);
  });
});

describe('a condition on the policy that is taken off', () => {
  const detaching = (operator: string, arn: string, on = `${IAM}role/own`) => {
    const condition = { [operator]: { 'iam:PolicyARN': arn } };
    const may = allow('iam:DetachRolePolicy', on, condition);
    return found(withRole('iam:GetRole', 'role/own', [GUARD], may)).map(([, what]) => what);
  };
  const what = (on = `${IAM}role/own`) => [
    `iam:DetachRolePolicy on ${on} is on the holder itself. Detaching a policy also removes what it denies`,
  ];

  test.each([
    ['ArnEquals', `${IAM}policy/Guard`],
    ['StringEquals', `${IAM}policy/Guard`],
    ['ArnLike', `${IAM}policy/G*`],
    ['ArnLike', `${IAM}policy/*`],
    ['ArnNotEquals', `${IAM}policy/Other`],
  ])('leaves the one that denies: %s %s', (operator, arn) =>
    expect(detaching(operator, arn)).toEqual(what()),
  );

  test.each([
    ['ArnEquals', `${IAM}policy/Other`],
    ['ArnLike', `${IAM}policy/ops/*`],
    ['ArnEquals', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['ArnNotEquals', `${IAM}policy/Guard`],
  ])('leaves others only: %s %s', (operator, arn) => expect(detaching(operator, arn)).toEqual([]));

  test('leaves it on every role too', () => {
    expect(detaching('ArnEquals', `${IAM}policy/Guard`, '*')).toEqual(what('*'));
    expect(detaching('ArnEquals', `${IAM}policy/Other`, '*')).toEqual([]);
  });
});

test('everything except some actions on the holder by its name', () => {
  const but = (NotAction: string[], on: string) =>
    found(
      withRole('iam:GetRole', 'role/own', [GUARD], {
        Effect: 'Allow',
        NotAction,
        Resource: IAM + on,
      }),
    ).map(([, what]) => what);
  const others = ['connect:*', 's3:*', 'iam:Put*', 'iam:C*', 'iam:A*', 'iam:U*', 'sts:*', 'iam:P*'];
  expect(but(others, 'role/own')).toEqual([
    expect.stringContaining('iam:DetachRolePolicy on arn:aws:iam::111122223333:role/own'),
  ]);
  expect(but([...others, 'iam:D*'], 'role/own')).toEqual([]);
  expect(but(others, 'role/other')).toEqual([]);
});
