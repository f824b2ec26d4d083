import { Aws, CfnOutput, RemovalPolicy, Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  CampaignsOperator,
  ConnectAccess,
  ConnectAccessRole,
  ConnectAction,
  ConnectAdminRole,
  ConnectEmergencyAccessRole,
  ConnectFederationRole,
  ConnectGrants,
  ConnectJob,
  ConnectKeyGrants,
  ConnectReadOnlyRole,
  ConnectScope,
  ConnectServiceLinkedRole,
  ConsoleUseCase,
  ServiceLinkedRoleAccess,
  VoiceIdAdmin,
} from 'cdk-amazon-connect-iam';
import { Construct, IConstruct } from 'constructs';

/** Accepts findings of a construct, each with a reason that reviewers read. */
function accept(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(construct).acknowledge({ id: `cdk-amazon-connect-iam:${id}`, reason });
}

/** A contact center and the people who look after it. */
export class ContactCenterStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // ---- the instance and what it stores -------------------------------------------------------
    const instance = new connect.CfnInstance(this, 'Instance', {
      identityManagementType: 'SAML',
      instanceAlias: 'acme-support',
      attributes: { inboundCalls: true, outboundCalls: true, contactflowLogs: true },
    });
    const key = new kms.Key(this, 'Key', {
      enableKeyRotation: true,
      description: 'Recordings and contact records',
    });
    const recordings = new s3.Bucket(this, 'Recordings', {
      encryptionKey: key,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      serverAccessLogsPrefix: 'access-logs/',
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const contactRecords = new kinesis.Stream(this, 'ContactRecords', { encryptionKey: key });
    const lookUpCustomer = new lambda.Function(this, 'LookUpCustomer', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => ({ tier: "gold" });'),
    });
    new connect.CfnInstanceStorageConfig(this, 'CallRecordings', {
      instanceArn: instance.attrArn,
      resourceType: 'CALL_RECORDINGS',
      storageType: 'S3',
      s3Config: {
        bucketName: recordings.bucketName,
        bucketPrefix: 'calls',
        encryptionConfig: { encryptionType: 'KMS', keyId: key.keyArn },
      },
    });

    const reminders = new connect.CfnContactFlow(this, 'Reminders', {
      instanceArn: instance.attrArn,
      name: 'Reminders',
      type: 'CONTACT_FLOW',
      content: JSON.stringify({
        Version: '2019-10-30',
        StartAction: 'end',
        Actions: [{ Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {} }],
      }),
    });

    // ---- the people ----------------------------------------------------------------------------
    const identityProvider = iam.SamlProvider.fromSamlProviderArn(
      this,
      'Workforce',
      `arn:${Aws.PARTITION}:iam::${this.account}:saml-provider/Workforce`,
    );
    const employees = new iam.SamlConsolePrincipal(identityProvider, {});
    const auditAccount = new iam.AccountPrincipal('444455556666').withConditions({
      StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
    });

    const agents = new ConnectFederationRole(this, 'Agents', {
      samlProvider: identityProvider,
      connectScope: ConnectScope.instances(instance),
    });
    new CfnOutput(this, 'RelayState', { value: agents.relayStateTo('/agent-app-v2') });

    const breakGlass = new ConnectEmergencyAccessRole(this, 'BreakGlass', {
      assumedBy: new iam.AccountPrincipal(this.account),
      connectScope: ConnectScope.instances(instance),
      sourceIps: ['192.0.2.0/24'],
      requireMfa: true,
    });
    accept(breakGlass, {
      'emergency-access':
        'For outages of the identity provider, with MFA and from the office only.',
    });

    new ConnectAdminRole(this, 'Admin', {
      assumedBy: employees,
      storageBuckets: [recordings],
      encryptionKeys: [key],
      lambdaFunctions: [lookUpCustomer],
      kinesisStreams: [contactRecords],
      denyEmergencyAccess: true,
    });

    // AWS's own advice: the service-linked role is made beforehand, and who administers instances cannot rewrite it.
    new ConnectServiceLinkedRole(this, 'ServiceRole', { customSuffix: 'support' });
    new ConnectAdminRole(this, 'Contractor', {
      assumedBy: employees,
      serviceLinkedRole: ServiceLinkedRoleAccess.none(),
      denyEmergencyAccess: true,
    });

    new ConnectReadOnlyRole(this, 'Auditor', {
      assumedBy: auditAccount,
      // What AWS adds to the managed policy is read first.
      managedPolicyVersion: 'v4',
      searchScope: ConnectScope.instances(instance),
      denyFederation: true,
    });

    new ConnectAccessRole(this, 'Storage', {
      assumedBy: employees,
      access: ConnectAccess.consoleUseCases(
        ConsoleUseCase.EDIT_CALL_RECORDING,
        ConsoleUseCase.EDIT_CHAT_TRANSCRIPTS,
      ),
      connectScope: ConnectScope.instances(instance)
        .withStorageBuckets(recordings)
        .withEncryptionKeys(key),
    });

    new ConnectAccessRole(this, 'Users', {
      assumedBy: employees,
      access: ConnectAccess.connectActions(
        ConnectAction.DESCRIBE_USER,
        ConnectAction.SEARCH_USERS,
        ConnectAction.UPDATE_USER_ROUTING_PROFILE,
      ),
      connectScope: ConnectScope.instances(instance).withTags({ Team: 'North' }),
    });

    new ConnectAccessRole(this, 'Supervisors', {
      assumedBy: employees,
      access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
      connectScope: ConnectScope.instances(instance),
    });

    new CampaignsOperator(this, 'Campaigns', {
      assumedBy: employees,
      connectScope: ConnectScope.instances(instance),
    });

    const voiceId = new VoiceIdAdmin(this, 'VoiceId', {
      assumedBy: employees,
      connectScope: ConnectScope.instances(instance),
      // A key of its own: what decrypts voice prints need not decrypt recordings.
      encryptionKey: new kms.Key(this, 'VoiceIdKey', {
        enableKeyRotation: true,
        description: 'Voice ID domains',
      }),
    });
    accept(voiceId, { 'voice-id-end-of-support': 'Only until the last domain is deleted.' });

    // ---- the applications ----------------------------------------------------------------------
    const application = (name: string) =>
      new lambda.Function(this, name, {
        runtime: lambda.Runtime.NODEJS_22_X,
        handler: 'index.handler',
        code: lambda.Code.fromInline('exports.handler = async () => {};'),
      });
    const grants = ConnectGrants.fromInstance(instance);
    grants.writeContactAttributes(lookUpCustomer);
    grants.startTask(application('Reminder'), reminders);
    grants.readMetricsOfAnyQueue(application('Wallboard'));

    // Customer Profiles keeps its domain under a key of its own, used through the service alone.
    const profilesKey = new kms.Key(this, 'ProfilesKey', {
      enableKeyRotation: true,
      description: 'Customer Profiles domain',
    });
    ConnectKeyGrants.fromKey(profilesKey).useCustomerProfiles(lookUpCustomer);
  }
}
