import { Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';

/** An instance that a stack creates. */
export const instanceIn = (stack: Stack): CfnInstance =>
  new CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });
