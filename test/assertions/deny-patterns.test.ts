import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import {
  AccessAssertions,
  ConnectAccessReport,
  ConnectAction,
  PrincipalAssertions,
} from '../../src';
import { INSTANCE_ARN, newStack } from '../support/template';

const USERS = `${INSTANCE_ARN}/agent`;
const PROFILES = `${INSTANCE_ARN}/security-profile`;

/** A role that may delete users, and a deny on some of them. */
function roleWithDeny(denied: readonly string[]): { stack: Stack; role: PrincipalAssertions } {
  const stack = newStack();
  const statements = [
    {
      Effect: 'Allow',
      Action: ['connect:DeleteUser', 'connect:UpdateUserSecurityProfiles'],
      Resource: [`${USERS}/*`, `${PROFILES}/*`],
    },
    { Effect: 'Deny', Action: 'connect:*', Resource: denied },
  ];
  const policy = new PolicyDocument({
    statements: statements.map((statement) => PolicyStatement.fromJson(statement)),
  });
  const role = new Role(stack, 'Role', {
    assumedBy: new AccountRootPrincipal(),
    inlinePolicies: { policy },
  });
  return { stack, role: AccessAssertions.fromStack(stack).principal(role) };
}

describe('a deny on ids of one character', () => {
  const { stack, role } = roleWithDeny([`${USERS}/?`, `${PROFILES}/?`]);

  test('leaves access to users', () => {
    expect(() => role.cannot(ConnectAction.DELETE_USER)).toThrow('DeleteUser');
    expect(() => role.can(ConnectAction.DELETE_USER)).not.toThrow();
  });

  test('leaves access to some of all users', () =>
    expect(() => role.cannot(ConnectAction.DELETE_USER, { resource: `${USERS}/*` })).toThrow(
      'DeleteUser',
    ));

  test('denies a user whose id is one character', () => {
    expect(() => role.cannot(ConnectAction.DELETE_USER, { resource: `${USERS}/1` })).not.toThrow();
    expect(() => role.can(ConnectAction.DELETE_USER, { resource: `${USERS}/12` })).not.toThrow();
  });

  test('leaves access in the report', () => {
    const report = ConnectAccessReport.fromStack(stack).toText();
    expect(report).toContain('DeleteUser');
    expect(report).not.toContain('Nothing in Amazon Connect');
  });
});

test('a deny on all users leaves no access', () => {
  const { role } = roleWithDeny([`${USERS}/*`, `${PROFILES}/*`]);
  expect(() => role.cannot(ConnectAction.DELETE_USER)).not.toThrow();
});
