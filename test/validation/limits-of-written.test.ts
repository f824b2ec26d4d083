import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const DENY_ALL = 'arn:aws:iam::aws:policy/AWSDenyAll';
const [PUT, ASSUME, TRUST] = [
  'iam:PutRolePolicy',
  'sts:AssumeRole',
  'iam:UpdateAssumeRolePolicy',
] as const;
const [PUT_USER, KEY, REWRITE] = [
  'iam:PutUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreatePolicyVersion',
] as const;
const LOGS = policy(allow('logs:PutLogEvents'));
const [ACCOUNT, EC2] = [{ AWS: `${IAM}root` }, { Service: 'ec2.amazonaws.com' }];

const bounded = { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Limit` } };
const attached = (...arns: readonly string[]) => ({
  AttachedManagedPolicies: arns.map((PolicyArn) => ({ PolicyArn, PolicyName: 'P' })),
});
const role = (name: string, trust: object, more: object = {}, own = LOGS) =>
  roleDetails(name, policy({ Effect: 'Allow', Principal: trust, Action: ASSUME }), own, more);
const deny = (part: object, more: object = {}) => ({
  Effect: 'Deny',
  Resource: '*',
  ...part,
  ...more,
});
const ALL = { Action: '*' };
const APP_ONLY = { Resource: `${IAM}role/App` };

interface Account {
  readonly of: readonly object[];
  readonly holder?: object;
  readonly roles?: readonly object[];
  readonly users?: readonly object[];
  /** The policy Limit. */
  readonly limit?: readonly object[];
}

/** The severities of the ways of the user Holder, each with its first action. */
const found = ({ of, holder = {}, roles = [], users = [], limit }: Account) =>
  audit(
    defined(
      read('account.json', {
        UserDetailList: [userDetails('Holder', connectHolder(...of), holder), ...users],
        GroupDetailList: [],
        RoleDetailList: roles,
        Policies: limit ? [policyDetails('Limit', limit)] : [],
      }),
    ),
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity} ${/^\S+/.exec(what)?.[0]}`);

/** The severity of what is found first about an action. */
const severityOf = (action: string, account: Account) =>
  found(account)
    .find((one) => one.endsWith(` ${action}`))
    ?.split(' ')[0];

const STORAGE = [allow('s3:*')];
const APP = role('App', ACCOUNT, bounded);
const DENIED = role('App', ACCOUNT, attached(DENY_ALL));

describe.each([
  ['assumes any role', [allow(PUT), allow(ASSUME)]],
  ['assumes it by name', [allow(PUT), allow(ASSUME, `${IAM}role/App`)]],
  ['rewrites its trust', [allow(PUT), allow(TRUST)]],
])('who writes into a role, and %s,', (_, of) => {
  test('gives to others where a boundary confines all such roles', () => {
    expect(severityOf(PUT, { of, roles: [APP], limit: STORAGE })).toBe('error');
  });

  test('gives to others where denies confine them', () => {
    expect(severityOf(PUT, { of, roles: [DENIED] })).toBe('error');
    const limit = [deny({ NotAction: 's3:*' })];
    const roles = [role('App', ACCOUNT, attached(`${IAM}policy/Limit`))];
    expect(severityOf(PUT, { of, roles, limit })).toBe('error');
  });

  test.each<[string, readonly object[]]>([
    ['everything', [allow('*')]],
    ['everything but some', [allow('*'), deny({ Action: 'organizations:*' })]],
    ['a way that it lacks', [allow(['s3:*', PUT_USER])]],
    ['itself', [allow('iam:DeleteRolePermissionsBoundary')]],
    ['its own policy', [allow(REWRITE)]],
  ])('gains by it if the boundary leaves %s', (__, limit) => {
    expect(severityOf(PUT, { of, roles: [APP], limit })).toBe('fatal');
  });

  test.each<[string, object]>([
    ['under a condition', deny(ALL, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    ['of some actions', deny({ Action: 's3:*' })],
    ['of some resources', deny(ALL, { Resource: 'arn:aws:s3:::*' })],
    ['of all but ways that it lacks', deny({ NotAction: 'iam:*' })],
  ])('gains by it with a deny %s', (__, one) => {
    const roles = [role('App', ACCOUNT, attached(`${IAM}policy/Limit`))];
    expect(severityOf(PUT, { of, roles, limit: [one] })).toBe('fatal');
  });

  test('gains by it with a deny that it overwrites, or takes off', () => {
    const overwritten = role('App', ACCOUNT, {}, policy(deny(ALL)));
    expect(severityOf(PUT, { of, roles: [overwritten] })).toBe('fatal');
    const taking = (action: string, on = `${IAM}role/App`) => [...of, allow(action, on)];
    expect(severityOf(PUT, { of: taking('iam:DetachRolePolicy'), roles: [DENIED] })).toBe('fatal');
    const other = taking('iam:DetachRolePolicy', `${IAM}role/Other`);
    expect(severityOf(PUT, { of: other, roles: [DENIED] })).toBe('error');
    const roles = [role('App', ACCOUNT, attached(`${IAM}policy/Limit`))];
    const limit = [deny({ NotAction: 'iam:DetachRolePolicy' })];
    expect(severityOf(PUT, { of, roles, limit })).toBe('fatal');
  });

  const DELETE = 'iam:DeleteRolePermissionsBoundary';
  const REPLACE = 'iam:PutRolePermissionsBoundary';
  const same = { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/Limit` } };
  const inOffice = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };

  test.each<[string, readonly object[], string]>([
    ['rewrites', [allow(REWRITE, `${IAM}policy/Limit`)], 'fatal'],
    ['rewrites as any policy', [allow(REWRITE)], 'fatal'],
    ['removes', [allow(DELETE, `${IAM}role/App`)], 'fatal'],
    ['replaces', [allow(REPLACE, `${IAM}role/App`)], 'fatal'],
    ['replaces only by itself', [allow(REPLACE, `${IAM}role/App`, same)], 'error'],
    ['rewrites under a condition', [allow(REWRITE, '*', inOffice)], 'error'],
    [
      'must not rewrite',
      [allow(REWRITE), deny({ Action: REWRITE, Resource: `${IAM}policy/Limit` })],
      'error',
    ],
    ['must not remove', [allow(DELETE), deny({ Action: DELETE }, APP_ONLY)], 'error'],
    ['leaves: it rewrites another one', [allow(REWRITE, `${IAM}policy/Other`)], 'error'],
    ['leaves: it removes that of another role', [allow(DELETE, `${IAM}role/Other`)], 'error'],
    ['leaves: it removes those of users', [allow('iam:DeleteUserPermissionsBoundary')], 'error'],
  ])('within a boundary that it %s', (__, more, severity) => {
    expect(severityOf(PUT, { of: [...of, ...more], roles: [APP], limit: STORAGE })).toBe(severity);
  });

  test('within a boundary of AWS, which nobody rewrites', () => {
    const PermissionsBoundaryArn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
    const roles = [role('App', ACCOUNT, { PermissionsBoundary: { PermissionsBoundaryArn } })];
    expect(severityOf(PUT, { of: [...of, allow(REWRITE)], roles })).toBe('error');
  });
});

describe('beside a role that a boundary confines', () => {
  const of = [allow(PUT), allow(ASSUME)];

  test.each<[string, object, object, string]>([
    ['assumes', ACCOUNT, allow(['s3:*', ASSUME]), 'fatal'],
    [
      'gives to a function',
      { Service: 'lambda.amazonaws.com' },
      allow(['lambda:*', 'iam:PassRole']),
      'error',
    ],
  ])('one as which only the first acts, and that it %s', (_, trust, limit, severity) => {
    const account = { of, limit: [limit] };
    expect(severityOf(PUT, { ...account, roles: [APP, role('Other', trust)] })).toBe(severity);
    expect(severityOf(PUT, { ...account, roles: [APP, role('Other', trust, bounded)] })).toBe(
      'error',
    );
  });

  test('another one counts if the holder acts as it', () => {
    const [other, service] = [role('Other', ACCOUNT), role('Other', EC2)];
    expect(severityOf(PUT, { of, roles: [APP, other], limit: STORAGE })).toBe('fatal');
    expect(severityOf(PUT, { of, roles: [APP, service], limit: STORAGE })).toBe('error');
  });

  test('the same boundary on the holder leaves nothing to gain', () => {
    const limit = [allow(['connect:*', PUT, ASSUME])];
    const all = { of: [allow(['iam:*', 'sts:*'])], limit };
    expect(severityOf(PUT, { ...all, roles: [APP], holder: bounded })).toBe('error');
    expect(severityOf(PUT, { ...all, roles: [role('App', ACCOUNT)], holder: bounded })).toBe(
      'fatal',
    );
  });
});

describe('who writes into users, and makes their keys,', () => {
  const of = [allow([PUT_USER, KEY])];
  const own = `${IAM}user/Holder`;
  const user = (more: object) => userDetails('Other', connectHolder(), more);

  test('gives to others where a boundary or denies confine them', () => {
    const denied = [...of, deny({ Action: PUT_USER, Resource: own })];
    const [byBoundary, byDeny] = [user(bounded), user(attached(DENY_ALL))];
    expect(severityOf(PUT_USER, { of: denied, users: [byBoundary], limit: STORAGE })).toBe('error');
    expect(severityOf(PUT_USER, { of: denied, users: [byDeny] })).toBe('error');
    expect(severityOf(PUT_USER, { of: denied, users: [user({})] })).toBe('fatal');
    expect(found({ of: denied, users: [byBoundary], limit: STORAGE })).not.toContain(
      `fatal ${KEY}`,
    );
  });

  test('gains by what its own boundary leaves', () => {
    const holder = { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Limit` } };
    const users = [user(bounded)];
    const leaving = (action: string) => [REACHES_CONNECT, allow([PUT_USER, KEY, action])];
    expect(severityOf(PUT_USER, { of, holder, users, limit: leaving('s3:*') })).toBe('error');
    expect(severityOf(PUT_USER, { of, holder, users, limit: leaving('*') })).toBe('fatal');
  });
});

test('who rewrites a managed policy of a role that denies confine gives to others', () => {
  const limit = [allow('connect:DescribeUser')];
  const of = [allow(REWRITE, `${IAM}policy/Limit`), allow(ASSUME, `${IAM}role/App`)];
  const having = (...arns: readonly string[]) => [
    role('App', ACCOUNT, attached(`${IAM}policy/Limit`, ...arns)),
  ];
  expect(severityOf(REWRITE, { of, roles: having(), limit })).toBe('fatal');
  expect(severityOf(REWRITE, { of, roles: having(DENY_ALL), limit })).toBe('warning');
  const denying = [...limit, deny(ALL)];
  expect(severityOf(REWRITE, { of, roles: having(), limit: denying })).toBe('fatal');
});
