import { Aws, Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { IPrincipal, Role, SamlProvider, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  CampaignsLevel,
  CampaignsOperator,
  ConnectAccess,
  ConnectAccessRole,
  ConnectAdminRole,
  ConnectEmergencyAccessRole,
  ConnectFederationForm,
  ConnectFederationRole,
  ConnectJob,
  ConnectReadOnlyRole,
  ConnectScope,
  ConnectServiceLinkedRoleType,
  LexBot,
  ServiceLinkedRoleAccess,
  ServiceLinkedRolesLevel,
  VoiceIdAdmin,
} from '../../src';

/** Every construct with every option, in one stack: what holds for all of them is tested on these. */
export function everyRole(
  stack: Stack,
  assumedBy: IPrincipal = new ServicePrincipal('codebuild.amazonaws.com'),
): Record<string, Role> {
  const instance = new CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });
  const key = new Key(stack, 'Key', { enableKeyRotation: true });
  const connectScope = ConnectScope.instances(instance);
  const samlProvider = SamlProvider.fromSamlProviderArn(
    stack,
    'Provider',
    stack.formatArn({
      partition: Aws.PARTITION,
      service: 'iam',
      region: '',
      resource: 'saml-provider',
      resourceName: 'acme',
    }),
  );
  return {
    Admin: new ConnectAdminRole(stack, 'Admin', { assumedBy }),
    AdminWithAll: new ConnectAdminRole(stack, 'AdminWithAll', {
      assumedBy,
      serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(instance.attrServiceRole),
      denyEmergencyAccess: true,
      storageBuckets: [
        Bucket.fromBucketName(stack, 'Calls', 'acme-calls'),
        Bucket.fromBucketName(stack, 'Chats', 'acme-chats'),
      ],
      encryptionKeys: [key],
      lambdaFunctions: [
        LambdaFunction.fromFunctionArn(
          stack,
          'Lookup',
          stack.formatArn({ service: 'lambda', resource: 'function:lookup' }),
        ),
      ],
      lexBots: [LexBot.fromV1Name('OrderFlowers')],
      kinesisStreams: [new Stream(stack, 'Stream')],
    }),
    Auditor: new ConnectReadOnlyRole(stack, 'Auditor', { assumedBy }),
    AuditorOfOne: new ConnectReadOnlyRole(stack, 'AuditorOfOne', {
      assumedBy,
      searchScope: connectScope,
      denyFederation: true,
    }),
    AuditorOfAll: new ConnectReadOnlyRole(stack, 'AuditorOfAll', {
      assumedBy,
      searchScope: ConnectScope.allInstances(),
    }),
    VoiceId: new VoiceIdAdmin(stack, 'VoiceId', { assumedBy, encryptionKey: key }),
    VoiceIdOfOne: new VoiceIdAdmin(stack, 'VoiceIdOfOne', { assumedBy, connectScope }),
    CampaignsViewer: new CampaignsOperator(stack, 'CampaignsViewer', {
      assumedBy,
      level: CampaignsLevel.VIEWER,
    }),
    CampaignsOperator: new CampaignsOperator(stack, 'CampaignsOperator', {
      assumedBy,
      connectScope,
    }),
    CampaignsAdministrator: new CampaignsOperator(stack, 'CampaignsAdministrator', {
      assumedBy,
      level: CampaignsLevel.ADMINISTRATOR,
      connectScope,
      encryptionKeys: [key],
    }),
    LinkedRoles: new ConnectAccessRole(stack, 'LinkedRoles', {
      assumedBy,
      access: ConnectAccess.serviceLinkedRoles(
        ServiceLinkedRolesLevel.ADMINISTRATOR,
        ...ConnectServiceLinkedRoleType.all(),
      ),
      connectScope: ConnectScope.allInstances(),
    }),
    UsersOfTeam: new ConnectAccessRole(stack, 'UsersOfTeam', {
      assumedBy,
      access: ConnectAccess.jobs(ConnectJob.USER_ADMINISTRATION),
      connectScope: connectScope.withTags({ Team: 'a' }),
    }),
    Federation: new ConnectFederationRole(stack, 'Federation', { samlProvider, connectScope }),
    FederationById: new ConnectFederationRole(stack, 'FederationById', {
      samlProvider,
      connectScope,
      form: ConnectFederationForm.INSTANCE_ID,
    }),
    Emergency: new ConnectEmergencyAccessRole(stack, 'Emergency', {
      assumedBy,
      connectScope,
      sourceIps: ['192.0.2.0/24'],
    }),
  };
}
