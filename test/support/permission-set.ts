import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { newStack, readable, StatementJson } from './template';
import {
  ConnectAccess,
  ConnectPermissionSet,
  ConnectPermissionSetProps,
  ConnectScope,
} from '../../src';

export const IDENTITY_CENTER = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
export const MANAGEMENT = '999988887777';
export const [FIRST, SECOND] = ['111122223333', '444455556666'];
export const FIRST_INSTANCE = `arn:aws:connect:us-east-1:${FIRST}:instance/11111111-2222-3333-4444-555555555555`;
export const SECOND_INSTANCE = `arn:aws:connect:eu-west-2:${SECOND}:instance/22222222-2222-3333-4444-555555555555`;

/** A stack of the management account, in which there is no instance. */
export const managementStack = () =>
  newStack({ env: { account: MANAGEMENT, region: 'eu-central-1' } });

/** A permission set for the first instance, with what is given instead. */
export const permissionSet = (
  props: Partial<ConnectPermissionSetProps> = {},
  stack: Stack = managementStack(),
  id = 'Set',
) =>
  new ConnectPermissionSet(stack, id, {
    identityCenterInstanceArn: IDENTITY_CENTER,
    permissionSetName: 'ContactCenter',
    access: ConnectAccess.actions('connect:DescribeUser'),
    connectScope: ConnectScope.instanceArn(FIRST_INSTANCE),
    ...props,
  });

/** The permission set's properties in the template of its stack, intrinsics as text. */
export function propertiesOf(set: ConnectPermissionSet): any {
  const stack = Stack.of(set);
  return readable(
    Template.fromStack(stack).toJSON().Resources[stack.getLogicalId(set.node.defaultChild as any)]
      .Properties,
  );
}

export const inlineOf = (set: ConnectPermissionSet): StatementJson[] =>
  propertiesOf(set).InlinePolicy?.Statement ?? [];
