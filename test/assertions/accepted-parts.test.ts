import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { AccessAssertions, ConnectAction } from '../../src';

function withTransforms(...names: string[]) {
  const stack = new Stack();
  names.forEach((name) => stack.addTransform(name));
  const role = new Role(stack, 'Role', { assumedBy: new AccountRootPrincipal() });
  role.addToPolicy(new PolicyStatement({ actions: ['connect:DescribeUser'], resources: ['*'] }));
  return (partsWithoutAccess: string[]) =>
    AccessAssertions.fromStack(stack, { partsWithoutAccess }).principal(role);
}

test('a macro that changes no access is accepted by name', () => {
  withTransforms('AddTags')(['AddTags'])
    .can(ConnectAction.DESCRIBE_USER)
    .cannot(ConnectAction.DELETE_USER)
    .canOnly(ConnectAction.DESCRIBE_USER);
});

test('another macro still makes the verdict unknown', () => {
  const role = withTransforms('AddTags', 'AddRoles')(['AddTags']);
  expect(() => role.cannot(ConnectAction.DELETE_USER)).toThrow(
    'It is not known whether Role can connect:DeleteUser. Not read:\n  the transform AddRoles\n',
  );
});

test('a name that nothing has is an error', () => {
  expect(() => withTransforms('AddTags')(['AddTag'])).toThrow(
    "AccessAssertions partsWithoutAccess: nothing that was not read has this name. Got 'AddTag'. Allowed: AddTags.",
  );
  expect(() => withTransforms()(['AddTags'])).toThrow('Allowed: none: everything was read.');
});
