import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails } from '../support/accounts';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

const ROLE = 'arn:aws:iam::111122223333:role/';
const REMOVES = 'iam:DeleteRolePermissionsBoundary';

const role = (RoleName: string, statements: readonly object[], more: object = {}) => ({
  RoleName,
  Path: '/',
  Arn: `${ROLE}${RoleName}`,
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  AttachedManagedPolicies: [],
  ...more,
});
const BOUNDED = {
  PermissionsBoundary: {
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  },
};

/** What is found about more access of a role in the details of an account with another one. */
const found = (statement: object, other: object = {}, more: object = {}) =>
  audit(
    read('details.json', {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [
        role('Holder', [REACHES_CONNECT, statement]),
        role('Other', [allow('s3:ListAllMyBuckets')], other),
      ],
      Policies: [],
      ...more,
    })!,
  )
    .filter(({ id, what }) => id.endsWith('escalation') && what.includes('Boundary'))
    .map(({ severity, what }) => `${severity}: ${what}`);

test.each([
  [REMOVES, 'removes'],
  ['iam:PutRolePermissionsBoundary', 'replaces'],
])('%s is a warning where no role has a boundary', (action, does) => {
  expect(found(allow(action))).toEqual([
    `warning: ${action} on *: the holder ${does} the permissions boundary of any role, and none has one now`,
  ]);
});

test('it is an error where a role has one', () => {
  expect(found(allow(REMOVES), BOUNDED)).toEqual([
    `error: ${REMOVES} on *: the holder removes the permissions boundary of any role`,
  ]);
});

test('it is an error where roles are on other pages, or in no file', () => {
  expect(found(allow(REMOVES), {}, { IsTruncated: true })[0]).toMatch(/^error/);
  const users = allow('iam:DeleteUserPermissionsBoundary');
  expect(found(users)[0]).toMatch(/^error/);
});

test.each([
  ['of its own path, and then makes a role', '/team/', 'fatal'],
  ['of IAM Identity Center, which only AWS changes', '/aws-reserved/sso.amazonaws.com/', 'warning'],
])('a role lifts its boundary: one %s', (_, Path, severity) => {
  const may = [REACHES_CONNECT, allow([REMOVES, 'iam:CreateRole', 'iam:PutRolePolicy'])];
  const arn = 'arn:aws:iam::111122223333:policy/Bound';
  const own = role('Own', may, {
    Path,
    Arn: `${ROLE.slice(0, -1)}${Path}Own`,
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn },
  });
  const content = {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [own],
    Policies: [policyDetails('Bound', [REACHES_CONNECT, allow(REMOVES)])],
  };
  const all = audit(read('details.json', content)!).filter(({ id }) => id.endsWith('escalation'));
  expect(all.map((one) => one.severity)).toEqual([severity]);
});
