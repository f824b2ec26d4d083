import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { allow, deny, policy } from '../support/documents';

/* A policy that takes users, roles, or groups gives what these have. The details of an account show that. */

const IAM = 'arn:aws:iam::111122223333:';
const T = `${IAM}policy/T`;
const READS = [allow('s3:GetObject', 'arn:aws:s3:::files/*')];
const EVERYTHING = [allow('*')];
const KEYS = allow('iam:CreateAccessKey');
const TRUSTS = allow('iam:UpdateAssumeRolePolicy');
const JOINS = allow('iam:AddUserToGroup');
const WRITES_DORA = allow('iam:PutUserPolicy', `${IAM}user/dora`);
const HAS_T = { AttachedManagedPolicies: [{ PolicyName: 'T', PolicyArn: T }] };
const LIMITS = { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Limits` } };

const trusting = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const TRUSTED = trusting({ AWS: `${IAM}root` });
const CLOSED = trusting({ Service: 'lambda.amazonaws.com' });

const ifT = (key = 'PolicyARN') => ({ Condition: { ArnEquals: { [`iam:${key}`]: T } } });
const attaches = (kind: 'Role' | 'User' | 'Group', on: string) =>
  allow(`iam:Attach${kind}Policy`, on === '*' ? on : `${IAM}${on}`, ifT());
const assumes = (name: string) => allow('sts:AssumeRole', `${IAM}role/${name}`);
const takesKeys = (name: string) => allow('iam:CreateAccessKey', `${IAM}user/${name}`);

/** How the user ann, or the role dev, gets the policy T. */
const TO_ROLE = [attaches('Role', 'role/other'), assumes('other')];
const TO_ANY_ROLE = [attaches('Role', '*'), assumes('other')];
const TO_USER = [attaches('User', 'user/bob'), takesKeys('bob')];
const TO_JOINED = [
  attaches('Group', 'group/team'),
  allow('iam:AddUserToGroup', `${IAM}group/team`),
];
const TO_GROUP_OF_USER = [attaches('Group', 'group/staff'), takesKeys('carl')];
const TO_NEW_ROLE = [
  attaches('Role', 'role/new-*'),
  allow(['iam:CreateRole', 'sts:AssumeRole'], `${IAM}role/new-*`),
];
const TO_NEW_USER = [
  attaches('User', 'user/new-*'),
  allow(['iam:CreateUser', 'iam:CreateAccessKey'], `${IAM}user/new-*`),
];
const TO_NEW_GROUP = [
  attaches('Group', 'group/new-*'),
  allow(['iam:CreateGroup', 'iam:AddUserToGroup'], `${IAM}group/new-*`),
];
const WITHIN_T = [
  allow(['iam:CreateRole', 'iam:PutRolePolicy'], `${IAM}role/new-*`, ifT('PermissionsBoundary')),
  assumes('new-*'),
];
const SWITCHES = [allow('iam:SetDefaultPolicyVersion', T)];

interface Account {
  /** What the policy T allows. Default: keys of all users. */
  readonly gives?: readonly object[];
  /** Whether T allows that only in an older version. */
  readonly isOld?: boolean;
  /** Who may do it. Default: the user ann. */
  readonly holder?: 'ann' | 'dev';
  readonly ann?: object;
  readonly bob?: readonly object[];
  readonly role?: readonly object[];
  readonly roleMore?: object;
  /** What others have: a user, a role that trusts nobody, and a group. Default: the user does not exist. */
  readonly admin?: readonly object[];
  readonly adminRole?: readonly object[];
  readonly adminGroup?: readonly object[];
  readonly limits?: readonly object[];
  readonly more?: object;
}

const versioned = (PolicyName: string, ...documents: readonly (readonly object[])[]) => ({
  PolicyName,
  Arn: `${IAM}policy/${PolicyName}`,
  DefaultVersionId: `v${documents.length}`,
  PolicyVersionList: documents.map((statements, i) => ({
    VersionId: `v${i + 1}`,
    IsDefaultVersion: i === documents.length - 1,
    Document: policy(...statements),
  })),
});

const group = (GroupName: string, statements: readonly object[]) => ({
  GroupName,
  Arn: `${IAM}group/${GroupName}`,
  GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  AttachedManagedPolicies: [],
});

/** How severe it is that somebody gets the policy T, by actions that attach or switch it. */
function severity(
  own: readonly object[],
  {
    gives = [KEYS],
    isOld = false,
    holder = 'ann',
    ann = {},
    bob = READS,
    role = READS,
    roleMore = {},
    admin,
    adminRole = READS,
    adminGroup = READS,
    limits = READS,
    more = {},
  }: Account = {},
) {
  const details = {
    UserDetailList: [
      ...(holder === 'ann' ? [userDetails('ann', connectHolder(...own), ann)] : []),
      userDetails('bob', policy(...bob)),
      userDetails('carl', policy(...READS), { GroupList: ['staff'] }),
      userDetails('dora', policy(...READS)),
      ...(admin ? [userDetails('admin', policy(...admin))] : []),
    ],
    RoleDetailList: [
      ...(holder === 'dev' ? [roleDetails('dev', CLOSED, connectHolder(...own))] : []),
      roleDetails('other', TRUSTED, policy(...role), roleMore),
      roleDetails('admin', CLOSED, policy(...adminRole)),
    ],
    GroupDetailList: [group('team', READS), group('staff', READS), group('admins', adminGroup)],
    Policies: [
      isOld ? versioned('T', gives, READS) : versioned('T', gives),
      versioned('Limits', limits),
    ],
    ...more,
  };
  return audit(defined(read('details.json', details))).find(
    ({ id, what }) =>
      /escalation/.test(id) && /Policy.*: the holder .*(policy T|version)/.test(what),
  )?.severity;
}

const ROADS: readonly [string, readonly object[], Account?][] = [
  ['to a role that it assumes', TO_ROLE],
  ['to any role, of which it assumes one', TO_ANY_ROLE],
  ['to a user that it takes', TO_USER],
  ['to a group that it joins', TO_JOINED],
  ['to the group of a user that it takes', TO_GROUP_OF_USER],
  ['to a role that it makes', TO_NEW_ROLE],
  ['to a user that it makes', TO_NEW_USER],
  ['to a group that it makes', TO_NEW_GROUP],
  ['as the boundary of a role that it makes', WITHIN_T],
  ['as a version of a policy that it has', SWITCHES, { isOld: true, ann: HAS_T }],
  [
    'as a version of a policy of a role that it assumes',
    [...SWITCHES, assumes('other')],
    { isOld: true, roleMore: HAS_T },
  ],
];

describe.each(ROADS)('a policy that takes others, %s', (_, own, account = {}) => {
  test.each<[string, Account, RegExp]>([
    ['is not fatal where nobody has more', {}, /^(error|warning)$/],
    ['is an error where one may have more', { bob: [allow('connect:*')] }, /^error$/],
    ['is an error where denies limit it', { admin: [...EVERYTHING, deny('s3:*')] }, /^error$/],
    ['is fatal where one is an administrator', { admin: EVERYTHING }, /^fatal$/],
    ['is fatal where users are on another page', { more: { IsTruncated: true } }, /^fatal$/],
  ])('%s', (__, more, expected) => {
    expect(severity(own, { ...account, ...more })).toMatch(expected);
  });

  test('is fatal where it takes an administrator by trust, and not where it takes another role', () => {
    const gives = [TRUSTS];
    expect(severity(own, { ...account, gives })).not.toBe('fatal');
    expect(severity(own, { ...account, gives, adminRole: EVERYTHING })).toBe('fatal');
  });

  test('is fatal where it also writes into one', () => {
    expect(severity(own, { ...account, gives: [KEYS, WRITES_DORA] })).toBe('fatal');
    expect(severity([...own, WRITES_DORA], account)).toBe('fatal');
  });
});

test.each(ROADS.slice(0, -1))(
  'a policy that joins groups, %s, is fatal where one is of administrators',
  (_, own, account = {}) => {
    const gives = [JOINS];
    expect(severity(own, { ...account, gives })).not.toBe('fatal');
    expect(severity(own, { ...account, gives, adminGroup: EVERYTHING })).toBe('fatal');
  },
);

describe('whose access a role takes then', () => {
  const limited = (statements: readonly object[]): Account => ({
    roleMore: LIMITS,
    limits: statements,
  });
  test.each<[string, Account, string]>([
    ['a role does not join groups', { holder: 'dev', gives: [JOINS] }, 'error'],
    ['a role writes into one', { role: [WRITES_DORA] }, 'fatal'],
    ['denies of the role count', { admin: EVERYTHING, role: [deny('iam:*', '*')] }, 'warning'],
    [
      'denies on an administrator count',
      { admin: EVERYTHING, role: [deny(KEYS.Action as string, `${IAM}user/admin`)] },
      'error',
    ],
    ['denies of something else do not', { admin: EVERYTHING, role: [deny('s3:*')] }, 'fatal'],
    ['its boundary counts', { ...limited(READS), admin: EVERYTHING }, 'warning'],
    ['its boundary may allow that', { ...limited([KEYS]), admin: EVERYTHING }, 'fatal'],
    ['its boundary may allow that, and nobody has more', limited([KEYS]), 'error'],
  ])('%s', (_, account, expected) => {
    expect(severity(TO_ROLE, account)).toBe(expected);
  });

  test('who joins administrators with a deny of something else is judged as one', () => {
    const account = { gives: [JOINS], adminGroup: EVERYTHING };
    expect(severity([...TO_ROLE, deny('s3:*')], account)).toBe('fatal');
  });

  test('who may not assume an administrator lets others in', () => {
    const own = [...TO_ROLE, deny('sts:AssumeRole', `${IAM}role/admin`)];
    expect(severity(own, { gives: [TRUSTS], adminRole: EVERYTHING })).toBe('fatal');
  });
});

test('what gives everything, or writes into all, needs nobody with more', () => {
  expect(severity(TO_ROLE, { gives: EVERYTHING })).toBe('fatal');
  expect(severity(TO_ROLE, { gives: [KEYS, allow('iam:PutUserPolicy')] })).toBe('fatal');
});
