import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allow, policy } from '../support/documents';
import { INSTANCE } from '../support/readings';

/* Roles that pass each other to functions. Each pair of them may be a step of a chain. */

const ROLES = 'arn:aws:iam::111122223333:role/';

/** An account in which each role may pass some others. */
const accountOf = (roles: number, passed: (i: number) => string) => ({
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: Array.from({ length: roles }, (_, i) => ({
    RoleName: `r${i}`,
    Path: '/',
    Arn: `${ROLES}r${i}`,
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    AttachedManagedPolicies: [],
    RolePolicyList: [
      {
        PolicyName: 'p',
        PolicyDocument: policy(
          allow('connect:DescribeQueue', `${INSTANCE}/queue/*`),
          allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
          allow('iam:PassRole', passed(i)),
        ),
      },
    ],
  })),
});

function seconds(content: object): number {
  const world = readTogether([{ file: 'account.json', content }]);
  const begin = process.cpuUsage();
  audit(world);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

// Measured for a ring: 1.1 s; for patterns: 1.6 s; for any role: 3.5 s, and 1.5 s of loading, while others ran on
// two cores. On a slower machine 2.8 and 2.9 s.
test.each([
  ['the next one', (i: number) => `${ROLES}r${(i + 1) % 1000}`, 8],
  ['those of a pattern', (i: number) => `${ROLES}r${i % 10}*`, 8],
  ['any', () => '*', 10],
])('an audit of a thousand roles that pass %s', (_, passed, most) => {
  expect(seconds(accountOf(1000, passed))).toBeLessThan(most);
});

// Measured: 1.4 s, with the rules loaded. To ask what everything within each boundary gives took 13 s.
test('an audit of a role that must use a boundary of hundreds of policies of AWS', () => {
  const account = accountOf(1, () => '*');
  account.RoleDetailList[0].RolePolicyList[0].PolicyDocument = policy(
    allow('connect:DescribeQueue', `${INSTANCE}/queue/*`),
    {
      ...allow(['iam:CreateRole', 'iam:PutRolePolicy']),
      Condition: { ArnLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/Amazon*' } },
    },
  );
  expect(seconds(account)).toBeLessThan(6);
});

// Measured: 6 s, with the rules loaded, while others ran. To judge all policies together took 30 s for each role.
test.each([
  ['an allow', { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/*' } }],
  ['a deny', { ArnNotLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/*' } }],
])('an audit of twenty roles that attach any policy of AWS, by %s', (kind, Condition) => {
  const account = accountOf(20, () => '*');
  account.RoleDetailList.forEach((role, i) => {
    const attach = allow('iam:AttachRolePolicy', `${ROLES}app-${i}-*`);
    const limits =
      kind === 'an allow' ? [] : [{ ...attach, Effect: 'Deny', Resource: '*', Condition }];
    role.RolePolicyList[0].PolicyDocument = policy(
      allow('connect:DescribeQueue', `${INSTANCE}/queue/*`),
      kind === 'an allow' ? { ...attach, Condition } : attach,
      ...limits,
    );
  });
  expect(seconds(account)).toBeLessThan(15);
});
