import { Aws, Duration, Stack, StackProps } from 'aws-cdk-lib';
import {
  ConnectAccess,
  ConnectJob,
  ConnectPermissionSet,
  ConnectScope,
} from 'cdk-amazon-connect-iam';
import { Construct } from 'constructs';

/** In the management account: who comes by Identity Center to the contact centers of other accounts. */
export class IdentityStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    new ConnectPermissionSet(this, 'FlowDesigners', {
      identityCenterInstanceArn: `arn:${Aws.PARTITION}:sso:::instance/ssoins-1234567890abcdef`,
      permissionSetName: 'FlowDesigners',
      access: ConnectAccess.jobs(ConnectJob.FLOW_DEPLOYMENT),
      connectScope: ConnectScope.instanceArn(
        'arn:aws:connect:us-east-1:111122223333:instance/11111111-2222-3333-4444-555555555555',
      ),
      sessionDuration: Duration.hours(8),
    });
  }
}
