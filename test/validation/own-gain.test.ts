import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333';
const denyAllBut = (...NotAction: readonly string[]) => ({
  Effect: 'Deny',
  NotAction,
  Resource: '*',
});
const CONNECT = 'connect:DescribeUser';
const WRITE = 'iam:PutUserPolicy';
const ATTACH = 'iam:AttachUserPolicy';
const REWRITE = 'iam:CreatePolicyVersion';

interface Details {
  readonly of: readonly object[];
  readonly group?: readonly object[];
  readonly attached?: readonly object[];
  readonly more?: object;
  readonly others?: readonly object[];
  readonly groups?: readonly object[];
}

const useOf = (PolicyName: string) => ({ PolicyName, PolicyArn: `${IAM}:policy/${PolicyName}` });

const groupDetails = (GroupName: string, statements: readonly object[]) => ({
  GroupName,
  Arn: `${IAM}:group/${GroupName}`,
  GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  AttachedManagedPolicies: [],
});

/** The severity and the actions of what is found about more access of a user. */
const found = ({
  of,
  group,
  attached,
  more = {},
  others = [],
  groups = [],
}: Details): readonly string[] =>
  audit(
    read('account.json', {
      UserDetailList: [
        userDetails('u', connectHolder(...of), {
          ...(group && { GroupList: ['g'] }),
          ...(attached && { AttachedManagedPolicies: [useOf('Limit')] }),
          ...more,
        }),
        ...others,
      ],
      GroupDetailList: [...(group ? [groupDetails('g', group)] : []), ...groups],
      RoleDetailList: [],
      Policies: attached ? [policyDetails('Limit', attached)] : [],
    })!,
  )
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity, subject }) => `${severity} ${subject}`);

const SELF = `${IAM}:user/u`;

describe('a deny of everything but some actions limits what a user writes into itself', () => {
  const limit = denyAllBut(CONNECT, WRITE, ATTACH);

  test('as a policy of its group', () => {
    expect(found({ of: [allow(WRITE, SELF)], group: [limit] })).toEqual([`warning ${WRITE}`]);
    expect(found({ of: [allow(ATTACH, SELF)], group: [limit] })).toEqual([`warning ${ATTACH}`]);
  });

  test('as a managed policy', () => {
    expect(found({ of: [allow(WRITE, SELF)], attached: [limit] })).toEqual([`warning ${WRITE}`]);
  });

  test('who then gives to others', () => {
    expect(found({ of: [allow(WRITE)], group: [limit] })).toEqual([`error ${WRITE}`]);
    expect(found({ of: [allow('*')], group: [limit] })).toEqual(['error *']);
  });

  test('who joins groups, and does not overwrite them by that', () => {
    const join = 'iam:AddUserToGroup';
    const foundIn = (group: readonly object[]) =>
      found({ of: [allow(join)], group, groups: [groupDetails('admins', [allow('*')])] });
    expect(foundIn([denyAllBut(CONNECT, join)])).toEqual([`error ${join}`]);
    expect(foundIn([])).toEqual([`fatal ${join}`]);
    expect(foundIn([denyAllBut(CONNECT, join, 'iam:RemoveUserFromGroup')])).toEqual([
      `error ${join}`,
    ]);
  });

  test('also where it may attach one policy', () => {
    const arn = { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' } };
    const one = allow(ATTACH, SELF, arn);
    expect(found({ of: [one], group: [limit] })).toEqual([`warning ${ATTACH}`]);
    expect(found({ of: [one] })).toEqual([`fatal ${ATTACH}`]);
  });
});

describe('it limits nobody', () => {
  test('who overwrites it', () => {
    const own = denyAllBut(CONNECT, WRITE, ATTACH);
    expect(found({ of: [allow(WRITE, SELF), own] })).toEqual([`fatal ${WRITE}`]);
    const both = [allow([WRITE, ATTACH], SELF), own];
    expect(found({ of: both })).toEqual([`fatal ${WRITE}, ${ATTACH}`]);
    expect(found({ of: [allow(ATTACH, SELF), own] })).toEqual([`fatal ${ATTACH}`]);
    expect(found({ of: [allow(ATTACH, SELF), denyAllBut(CONNECT, ATTACH)] })).toEqual([
      `warning ${ATTACH}`,
    ]);
  });

  test('who rewrites it', () => {
    const limit = denyAllBut(CONNECT, REWRITE);
    const rewrites = allow(REWRITE, `${IAM}:policy/*`);
    expect(found({ of: [rewrites], attached: [limit] })).toEqual([`fatal ${REWRITE}`]);
    expect(found({ of: [allow(WRITE, SELF)], attached: [denyAllBut(WRITE, REWRITE)] })).toEqual([
      `fatal ${WRITE}`,
    ]);
  });

  test.each(['iam:RemoveUserFromGroup', 'iam:DeleteGroupPolicy', 'iam:PutGroupPolicy', 'iam:*'])(
    'whom it leaves %s',
    (action) => {
      const limit = denyAllBut(CONNECT, WRITE, action);
      expect(found({ of: [allow(WRITE, SELF)], group: [limit] })).toEqual([`fatal ${WRITE}`]);
    },
  );

  test.each(['iam:CreateAccessKey', 'sts:AssumeRole'])('whom it lets act by %s', (action) => {
    const limit = denyAllBut(CONNECT, WRITE, action);
    expect(found({ of: [allow(WRITE, SELF)], group: [limit] })).toEqual([`fatal ${WRITE}`]);
  });

  test('to whom it may not apply, or not on everything', () => {
    const limit = denyAllBut(CONNECT, WRITE);
    const noMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
    for (const one of [
      { ...limit, Condition: noMfa },
      { ...limit, Resource: `${IAM}:*` },
      { Effect: 'Deny', Action: ['iam:Attach*', 'iam:Create*', 'sts:*'], Resource: '*' },
    ])
      expect(found({ of: [allow(WRITE, SELF)], group: [one] })).toEqual([`fatal ${WRITE}`]);
  });

  test('who has keys of others', () => {
    const keys = 'iam:CreateAccessKey';
    const limit = denyAllBut(CONNECT, WRITE, keys);
    const v = userDetails('v', policy());
    expect(found({ of: [allow([WRITE, keys])], group: [limit], others: [v] })).toEqual([
      `fatal ${WRITE}`,
    ]);
  });
});

test('a role stays within a deny that it can not take off', () => {
  const [write, detach] = ['iam:PutRolePolicy', 'iam:DetachRolePolicy'];
  const severities = (...left: readonly string[]) =>
    audit(
      read('account.json', {
        UserDetailList: [],
        GroupDetailList: [],
        RoleDetailList: [
          roleDetails('r', policy(), connectHolder(allow(write, `${IAM}:role/r`)), {
            AttachedManagedPolicies: [useOf('Limit')],
          }),
        ],
        Policies: [policyDetails('Limit', [denyAllBut(CONNECT, write, ...left)])],
      })!,
    )
      .filter(({ id }) => /escalation/.test(id))
      .map(({ severity }) => severity);
  expect(severities()).toEqual(['warning']);
  expect(severities(detach)).toEqual(['fatal']);
});

describe('denies that close everything together limit what a user writes into itself', () => {
  const limit = denyAllBut(CONNECT, WRITE);
  const [{ Resource: _, ...bare }, NotResource] = [limit, `${IAM}:user/*`];
  const onOthers = { ...bare, NotResource };
  const all = { Effect: 'Deny', Action: '*', Resource: '*' };
  const [IN, OUT] = ['StringEquals', 'StringNotEquals'];
  const ifRegion = (operator: string, region = 'eu-west-2') => ({
    ...limit,
    Condition: { [operator]: { 'aws:RequestedRegion': region } },
  });

  test.each([
    ['by a condition and its opposite', [ifRegion(IN), ifRegion(OUT)]],
    ['by resources and all others', [{ ...limit, Resource: `${IAM}:user/*` }, onOthers]],
    ['with one that is needless', [limit, { ...all, Action: 's3:DeleteBucket' }]],
  ])('%s', (_what, group) => {
    expect(found({ of: [allow(WRITE, SELF)], group })).toEqual([`warning ${WRITE}`]);
  });

  test.each([
    ['a value is left', [ifRegion(IN), ifRegion(OUT, 'eu-west-1')]],
    ['a resource is left', [{ ...limit, Resource: `${IAM}:user/a*` }, onOthers]],
    ['one is missing', [ifRegion(OUT)]],
  ])('not where %s', (_what, group) => {
    expect(found({ of: [allow(WRITE, SELF)], group })).toEqual([`fatal ${WRITE}`]);
  });

  test('not where the user can take one off', () => {
    const detach = 'iam:DetachUserPolicy';
    const sure = (left: readonly string[], operator: string) => ({
      ...denyAllBut(CONNECT, WRITE, ...left),
      Condition: { [operator]: { 'aws:RequestedRegion': 'eu-west-2' } },
    });
    const foundWith = (...left: readonly string[]) =>
      found({ of: [allow(WRITE, SELF)], group: [sure(left, IN)], attached: [sure(left, OUT)] });
    expect(foundWith()).toEqual([`warning ${WRITE}`]);
    expect(foundWith(detach)).toEqual([`fatal ${WRITE}`]);
  });

  test('also where it can take off another one', () => {
    const detach = 'iam:DetachUserPolicy';
    const foundWith = (attached: object) =>
      found({
        of: [allow(WRITE, SELF)],
        group: [denyAllBut(CONNECT, WRITE, detach)],
        attached: [attached],
      });
    expect(foundWith({ ...all, Action: 's3:DeleteBucket' })).toEqual([`warning ${WRITE}`]);
  });
});
