import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const trustIn = (Principal: object, Action = 'sts:AssumeRole') =>
  policy({ Effect: 'Allow', Principal, Action });
const OWN_ACCOUNT = trustIn({ AWS: `${IAM}root` });
const LAMBDA = trustIn({ Service: 'lambda.amazonaws.com' });
const PROVIDER = trustIn({ Federated: `${IAM}saml-provider/idp` }, 'sts:AssumeRoleWithSAML');

const ASSUME = allow('sts:AssumeRole', `${IAM}role/Admin`);
const PASS = allow('iam:PassRole', `${IAM}role/Admin`);
const FUNCTIONS = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
const attaches = (resource = 'role/Dev', action = 'iam:AttachRolePolicy', name = 'P') =>
  allow(action, `${IAM}${resource}`, {
    Condition: { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/${name}` } },
  });
const makes = (...actions: string[]) =>
  allow(actions, `${IAM}*/app-*`, {
    Condition: { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/P` } },
  });
const bounded = (name: string) => ({
  PermissionsBoundary: {
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: `${IAM}policy/${name}`,
  },
});

/** What is found about more access in an account with a policy P and a role Admin. */
const found = (granted: readonly object[], lists: object, trust: object = OWN_ACCOUNT) => {
  const {
    RoleDetailList = [],
    Policies = [],
    ...others
  } = {
    RoleDetailList: [] as readonly object[],
    Policies: [] as readonly object[],
    ...lists,
  };
  const details = {
    UserDetailList: [],
    GroupDetailList: [],
    ...others,
    RoleDetailList: [...RoleDetailList, roleDetails('Admin', trust, policy(allow('*')))],
    Policies: [policyDetails('P', granted), ...Policies],
  };
  return audit(read('details.json', details)!)
    .filter(({ id, place }) => id.endsWith('escalation') && !place.pointer.includes('Policies'))
    .map(({ id, what }) => `${id}: ${what}`);
};

const ofRole = (granted: readonly object[], own: readonly object[], trust?: object, more = {}) =>
  found(
    granted,
    { RoleDetailList: [roleDetails('Dev', PROVIDER, connectHolder(...own), more)] },
    trust,
  );

const GETS = expect.stringMatching(
  /^limited-escalation: .* on the role Admin: the holder attaches the policy P, and so gets connect:/,
);

describe('a policy that somebody attaches to itself opens a chain', () => {
  test('if it lets it assume a role', () => {
    expect(ofRole([ASSUME], [attaches()])).toEqual([GETS]);
  });

  test.each([
    ['the policy passes the role', [PASS], FUNCTIONS],
    ['the policy has the functions', [FUNCTIONS], PASS],
  ])('together with what it has, where %s', (_, granted, own) => {
    expect(ofRole(granted, [own, attaches()], LAMBDA)).toEqual([GETS]);
  });

  test('through its group', () => {
    const UserDetailList = [userDetails('u', connectHolder(), { GroupList: ['g'] })];
    const group = (on: string) => ({
      GroupName: 'g',
      Arn: `${IAM}group/g`,
      GroupPolicyList: [
        { PolicyName: 'p', PolicyDocument: policy(attaches(on, 'iam:AttachGroupPolicy')) },
      ],
      AttachedManagedPolicies: [],
    });
    const inGroup = (on: string) =>
      found([ASSUME], { UserDetailList, GroupDetailList: [group(on)] });
    expect(inGroup('group/g')).toContainEqual(GETS);
    expect(inGroup('group/other')).toEqual([]);
  });

  test('of another as which it can act', () => {
    const other = roleDetails('Mid', OWN_ACCOUNT, policy(attaches('role/Mid')));
    const dev = roleDetails(
      'Dev',
      PROVIDER,
      connectHolder(allow('sts:AssumeRole', `${IAM}role/Mid`)),
    );
    expect(found([ASSUME], { RoleDetailList: [dev, other] })).toContainEqual(
      expect.stringMatching(
        /AssumeRole on the role Mid: the holder gets .*, through the role Admin/,
      ),
    );
  });

  test('by a policy in place of its boundary', () => {
    const replaces = (name: string) =>
      allow('iam:PutRolePermissionsBoundary', `${IAM}role/Dev`, {
        Condition: { ArnEquals: { 'iam:PermissionsBoundary': `${IAM}policy/${name}` } },
      });
    const of = (name: string) =>
      found([allow('sts:*')], {
        RoleDetailList: [
          roleDetails('Dev', PROVIDER, connectHolder(ASSUME, replaces(name)), bounded('B')),
        ],
        Policies: [policyDetails('B', [allow(['connect:*', 'iam:*'])])],
      });
    expect(of('P')).toContainEqual(
      expect.stringMatching(
        /on the role Admin: the holder .* the boundary of the policy P, and so/,
      ),
    );
    expect(of('B').filter((text) => text.includes('the role Admin'))).toEqual([]);
  });
});

describe('a policy that somebody attaches to itself opens no chain', () => {
  test.each([
    ['if it goes to others', [ASSUME], [attaches('role/Other')]],
    ['if it is about another role', [allow('sts:AssumeRole', `${IAM}role/X`)], [attaches()]],
    ['if the holder is denied that', [ASSUME], [attaches(), deny('sts:AssumeRole')]],
    ['if the policy denies it', [ASSUME, deny('sts:*')], [attaches()]],
    ['if the holder may not attach', [ASSUME], [attaches(), deny('iam:Attach*')]],
    ['if it is another policy', [ASSUME], [attaches('role/Dev', 'iam:AttachRolePolicy', 'Q')]],
    ['without the rest', [PASS], [attaches()]],
  ])('%s', (_, granted, own) => {
    expect(ofRole(granted, own)).toEqual([]);
  });

  test('if the role does not trust it', () => {
    expect(ofRole([ASSUME], [attaches()], LAMBDA)).toEqual([]);
    expect(ofRole([ASSUME], [attaches()], trustIn({ AWS: `${IAM}role/Other` }))).toEqual([]);
  });

  test.each([
    ['leaves it out', ['connect:*', 'iam:*'], 0],
    ['allows it', ['connect:*', 'iam:*', 'sts:*'], 1],
  ])('if its boundary %s', (_, allowed, count) => {
    const RoleDetailList = [roleDetails('Dev', PROVIDER, connectHolder(attaches()), bounded('B'))];
    const Policies = [policyDetails('B', [allow(allowed)])];
    expect(found([ASSUME], { RoleDetailList, Policies })).toHaveLength(count);
  });

  test('that it has already', () => {
    const [known, ...others] = ofRole([ASSUME], [ASSUME, attaches()]);
    expect(known).toMatch(/sts:AssumeRole on the role Admin: the holder gets/);
    expect(others).toEqual([]);
  });
});

describe('what somebody makes within a boundary opens a chain', () => {
  test.each([
    ['a role', ['iam:CreateRole', 'iam:PutRolePolicy']],
    ['a user', ['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey']],
  ])('%s', (_, actions) => {
    const [making, writing, ...keys] = actions;
    const own = [
      makes(making, writing),
      ...(keys.length > 0 ? [allow(keys, `${IAM}user/app-*`)] : []),
    ];
    const text =
      /on the role Admin: the holder gives permissions within the boundary of the policy P/;
    const all = (granted: object, trust?: object) =>
      ofRole([granted], own, trust).filter((one) => one.includes('the role Admin'));
    expect(all(ASSUME)).toEqual([expect.stringMatching(text)]);
    expect(all(allow('s3:*'))).toEqual([]);
    expect(all(ASSUME, LAMBDA)).toEqual([]);
  });

  test('by a policy that it attaches to a new role', () => {
    const make = allow('iam:CreateRole', `${IAM}role/app-*`);
    expect(ofRole([ASSUME], [make, attaches('role/app-*')])).toContainEqual(GETS);
    expect(ofRole([PASS], [make, attaches('role/app-*')])).toEqual([]);
    expect(ofRole([PASS], [make, FUNCTIONS, attaches('role/app-*')], LAMBDA)).toEqual([]);
  });

  test('not without an action on it', () => {
    expect(ofRole([ASSUME], [makes('iam:CreateRole')])).toEqual([]);
    expect(ofRole([ASSUME], [makes('iam:PutRolePolicy')])).toEqual([]);
  });
});
