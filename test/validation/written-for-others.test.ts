import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const [PUT, ASSUME] = ['iam:PutRolePolicy', 'sts:AssumeRole'];
const LOGS = policy(allow('logs:PutLogEvents'));

const trusting = (Principal: object, Condition?: object) =>
  policy({ Effect: 'Allow', Principal, Action: ASSUME, Condition });
const [ACCOUNT, LAMBDA] = [{ AWS: `${IAM}root` }, { Service: 'lambda.amazonaws.com' }];
const role = (name: string, trust: object, statements = LOGS, more: object = {}) =>
  roleDetails(name, trusting(trust), statements, more);
const deny = (action: string, resource: string) => ({ ...allow(action, resource), Effect: 'Deny' });
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const FUNCTION = role('Function', LAMBDA);
const APP = role('App', ACCOUNT);

/** The severities of what is found about an action of the user Holder, or of its group. */
const found = (
  statements: readonly object[],
  roles: readonly object[],
  { action = PUT, isGroup = false, more = {} } = {},
) => {
  const [own, ofGroup] = [connectHolder(...statements), policy(allow('s3:GetObject'))];
  const group = {
    GroupName: 'Writers',
    Arn: `${IAM}group/Writers`,
    GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: own }],
    AttachedManagedPolicies: [],
  };
  const account = {
    UserDetailList: [
      userDetails('Holder', isGroup ? ofGroup : own, isGroup ? { GroupList: ['Writers'] } : {}),
    ],
    GroupDetailList: isGroup ? [group] : [],
    RoleDetailList: roles,
    Policies: [],
    ...more,
  };
  return audit(defined(read('account.json', account)))
    .filter(({ id, what }) => id.endsWith('escalation') && what.startsWith(action))
    .map(({ severity }) => severity);
};

const WRITES = [allow(PUT), allow(ASSUME)];

describe('who writes into roles of an account, and acts as none of them, does it for others', () => {
  test.each<[string, readonly object[], readonly object[]]>([
    ['a service acts as them', WRITES, [FUNCTION]],
    ['another account does', WRITES, [role('App', { AWS: 'arn:aws:iam::999988887777:root' })]],
    ['it may not write', [...WRITES, deny(PUT, `${IAM}role/A*`)], [APP, FUNCTION]],
    ['it may not assume', [...WRITES, deny(ASSUME, `${IAM}role/App`)], [APP, FUNCTION]],
    [
      'a boundary keeps it from writing',
      [allow(PUT, '*', { Null: { 'iam:PermissionsBoundary': 'true' } }), allow(ASSUME)],
      [
        role('App', ACCOUNT, LOGS, {
          PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Boundary` },
        }),
      ],
    ],
  ])('%s', (_, statements, roles) => {
    expect(found(statements, roles)).toEqual(['error']);
    expect(found(statements, roles, { isGroup: true })).toEqual(['error']);
  });

  test('so it is with policies that it attaches', () => {
    const action = 'iam:AttachRolePolicy';
    expect(found([allow(action), allow(ASSUME)], [FUNCTION], { action })).toEqual(['error']);
    expect(found([allow(action), allow(ASSUME)], [APP], { action })).toEqual(['fatal']);
  });
});

test('a boundary that conditions require is that of the role as which it acts', () => {
  const boundary = `${IAM}policy/Boundary`;
  const statements = [
    allow(PUT, '*', { StringEquals: { 'iam:PermissionsBoundary': boundary } }),
    allow(ASSUME),
  ];
  const bounded = role('App', ACCOUNT, LOGS, {
    PermissionsBoundary: { PermissionsBoundaryArn: boundary },
  });
  const more = { Policies: [policyDetails('Boundary', [allow('*')])] };
  expect(found(statements, [bounded], { more })).toEqual(['fatal']);
  expect(found(statements, [APP], { more })).toEqual(['error']);
  expect(found(statements, [FUNCTION], { more })).toEqual(['error']);
});

describe('it gains by it', () => {
  const hidden = [...WRITES, deny(PUT, `${IAM}role/App`)];
  const acting = (...statements: object[]) => role('App', ACCOUNT, policy(...statements));

  test.each<[string, readonly object[], readonly object[]]>([
    ['a role of both', WRITES, [APP]],
    [
      'a role that it gives to a function',
      [allow(PUT), allow('iam:PassRole'), allow('lambda:*')],
      [FUNCTION],
    ],
    [
      'a role that it lets itself in',
      [allow(PUT), allow('iam:UpdateAssumeRolePolicy')],
      [FUNCTION],
    ],
  ])('by %s', (_, statements, roles) => {
    expect(found(statements, roles)[0]).toBe('fatal');
  });

  test.each<[string, readonly object[], readonly object[]]>([
    ['a role that asks for MFA', WRITES, [roleDetails('App', trusting(ACCOUNT, MFA), LOGS)]],
    ['a role as which another role acts', hidden, [APP, role('Next', { AWS: `${IAM}role/App` })]],
    ['a role that writes into roles', hidden, [acting(allow(PUT))]],
    ['a role that takes its deny off', hidden, [acting(allow('iam:DeleteUserPolicy'))]],
    ['a role that changes tags', hidden, [acting(allow('iam:TagRole'))]],
    ['a deny that it takes off', [...hidden, allow('iam:DeleteUserPolicy')], [APP]],
  ])('perhaps by %s', (_, statements, roles) => {
    expect(found(statements, roles)).toContain('error');
    expect(found(statements, roles)).not.toContain('fatal');
  });

  test('by a role that it makes', () => {
    const statements = [...WRITES, allow('iam:CreateRole')];
    expect(found(statements, [FUNCTION], { action: 'iam:CreateRole' })).toEqual(['fatal']);
  });

  test('by a role that the details may leave out', () => {
    expect(found(WRITES, [])).toEqual(['fatal']);
    expect(found(WRITES, [FUNCTION], { more: { IsTruncated: true } })).toEqual(['fatal']);
    const named = [allow(PUT), allow(ASSUME, `${IAM}role/Unseen`)];
    expect(found(named, [])).toEqual(['fatal']);
    expect(found(named, [FUNCTION])).toEqual(['error']);
  });
});
