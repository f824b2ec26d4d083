import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { newStack } from './template';
import { ConnectAccess, ConnectAccessRole, ConnectScope } from '../../src';

/** A role of the account with access on a scope. */
export const scopedRole = (
  access: ConnectAccess,
  connectScope: ConnectScope,
  stack: Stack = newStack(),
): ConnectAccessRole =>
  new ConnectAccessRole(stack, 'Role', {
    assumedBy: new AccountRootPrincipal(),
    access,
    connectScope,
  });
