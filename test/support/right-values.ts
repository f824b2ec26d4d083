import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as campaigns from 'aws-cdk-lib/aws-connectcampaigns';
import * as campaignsV2 from 'aws-cdk-lib/aws-connectcampaignsv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as lex from 'aws-cdk-lib/aws-lex';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { enumerations, Input, propertiesOf, structs } from './public-members';
import { ACCOUNT, CAMPAIGN_ID, INSTANCE_ARN, INSTANCE_ID } from './template';
import * as library from '../../src';

const REGION = 'us-east-1';
const named = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** Texts by the member and the name of the parameter or property, where they must have a form. */
const TEXTS: Readonly<Record<string, string>> = {
  id: 'Id',
  instanceArn: INSTANCE_ARN,
  instanceId: INSTANCE_ID,
  campaignArn: named('connect-campaigns', `campaign/${CAMPAIGN_ID}`),
  campaignId: CAMPAIGN_ID,
  botAliasArn: named('lex', 'bot-alias/ABCDE12345/FGHIJ67890'),
  'RoleCreation.withoutPermissionsBoundary.acknowledgement': 'there is another control',
  'ConnectAccess.actions.names': 'connect:ListUsers',
  'ConnectAccess.operations.names': 'ListUsers',
  'ConnectAccess.operationsWithTags.names': 'CreateUser',
  'ConnectGrants.operations.names': 'ListUsers',
  'ConnectAccess.deploys.resourceTypes': 'AWS::Connect::Queue',
  'ConnectAccess.deploysWith.resourceTypes': 'AWS::Connect::Queue',
  'ConnectAccess.uncataloguedAction.name': 'connect:InventQueue',
  'ConnectAccess.uncataloguedAction.resourceTypes': 'queue',
  managedPolicyVersion: 'v4',
  'ConnectAccess.readOnly.managedPolicyVersion': 'v3',
  'ConnectReadOnlyRoleProps.managedPolicyVersion': 'v3',
  'ConnectAccess.voiceId.managedPolicyVersion': 'v3',
  'VoiceIdAdminProps.managedPolicyVersion': 'v3',
  policyName: 'AmazonConnect_FullAccess',
  version: 'v4',
  'ConnectCondition.preferredUsers.userArns': `${INSTANCE_ARN}/user/${INSTANCE_ID}`,
  'ConnectCondition.users.userArns': `${INSTANCE_ARN}/user/${INSTANCE_ID}`,
  'ConnectFederationRole.relayStateTo.destination': '/ccp-v2/chat',
  'ConnectScope.withApplications.applicationArns': named(
    'app-integrations',
    `application/${INSTANCE_ID}`,
  ),
  'ConnectScope.withAssistants.assistantArns': named('wisdom', `assistant/${INSTANCE_ID}`),
  'ConnectScope.withKnowledgeBases.knowledgeBaseArns': named(
    'wisdom',
    `knowledge-base/${INSTANCE_ID}`,
  ),
  'ConnectScope.withCasesDomains.domainArns': named('cases', `domain/${INSTANCE_ID}`),
  'ConnectScope.withProfileDomains.domainArns': named('profile', 'domains/acme'),
  'ConnectScope.withVoiceIdDomains.domainArns': named('voiceid', 'domain/AbCdEfGhIjKlMnOpQrStUv'),
  'ConnectScope.withResources.type': 'queue',
  'ConnectScope.withResources.arns': `${INSTANCE_ARN}/queue/${INSTANCE_ID}`,
  'ConnectScope.withTaggedTypes.types': 'queue',
  roleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_x`,
  path: '/connect/',
  'SamlSignIn.endpoint.url': 'https://signin.aws.amazon.com/saml',
  'SamlSignIn.inRegion.region': REGION,
  'PrincipalAssertions.canCall.action': 'connect:DescribeInstance',
  'PrincipalAssertions.cannotCall.action': 's3:GetObject',
  'PrincipalAssertions.canOnlyCall.actions': 'connect:DescribeInstance',
  'AccessAssertions.principalNamed.idOrPath': 'Reader',
  'ConnectAccessReport.whoCan.what': 'connect:ListUsers',
  identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  awsManagedPolicies: 'job-function/ViewOnlyAccess',
  awsPermissionsBoundary: 'job-function/ViewOnlyAccess',
  relayState: 'https://console.aws.amazon.com/connect',
  sourceIps: '192.0.2.0/24',
  rule: 'escalation',
  'AccessRequest.resource': INSTANCE_ARN,
  'ConditionalAccessRequest.resource': INSTANCE_ARN,
  partsWithoutAccess: 'Nothing',
  'ConnectPermissionSetProps.permissionSetName': 'Supervisors',
  'CustomerManagedPolicy.policyName': 'Reports',
};

const TEMPLATE = {
  Resources: {
    Reader: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'Reader',
        AssumeRolePolicyDocument: {},
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 'connect:DescribeInstance', Resource: '*' }],
            },
          },
        ],
      },
    },
  },
};

type Make = (stack: Stack) => unknown;

/** A right value of each class and interface. */
const OBJECTS: Readonly<Record<string, Make>> = {
  Construct: (stack) => stack,
  IConstruct: (stack) => stack,
  Stack: (stack) => stack,
  Duration: () => Duration.hours(1),
  any: () => TEMPLATE,
  'assertions.Template': () => Template.fromJSON(TEMPLATE),
  'connect.CfnInstance': (stack) => instance(stack),
  'interfaces.aws_connect.IInstanceRef': (stack) => instance(stack),
  'interfaces.aws_connect.IContactFlowRef': (stack) =>
    new connect.CfnContactFlow(stack, 'Flow', {
      instanceArn: INSTANCE_ARN,
      name: 'Flow',
      type: 'CONTACT_FLOW',
      content: '{}',
    }),
  'interfaces.aws_connect.IQueueRef': (stack) =>
    new connect.CfnQueue(stack, 'Queue', {
      instanceArn: INSTANCE_ARN,
      name: 'Queue',
      hoursOfOperationArn: `${INSTANCE_ARN}/operating-hours/${INSTANCE_ID}`,
    }),
  'interfaces.aws_connect.ISecurityProfileRef': (stack) =>
    new connect.CfnSecurityProfile(stack, 'Profile', {
      instanceArn: INSTANCE_ARN,
      securityProfileName: 'Profile',
    }),
  'interfaces.aws_connectcampaignsv2.ICampaignRef': (stack) =>
    new campaignsV2.CfnCampaign(stack, 'New', {
      name: 'new',
      connectInstanceId: INSTANCE_ID,
      channelSubtypeConfig: {},
    }),
  'interfaces.aws_connectcampaigns.ICampaignRef': (stack) =>
    new campaigns.CfnCampaign(stack, 'Old', {
      name: 'old',
      connectInstanceArn: INSTANCE_ARN,
      dialerConfig: {},
      outboundCallConfig: { connectContactFlowArn: INSTANCE_ARN },
    }),
  'interfaces.aws_kms.IKeyRef': (stack) => new kms.Key(stack, 'Key'),
  'kms.IKey': (stack) => new kms.Key(stack, 'Key'),
  'interfaces.aws_kinesis.IStreamRef': (stack) => new kinesis.Stream(stack, 'Stream'),
  'interfaces.aws_kinesisfirehose.IDeliveryStreamRef': (stack) =>
    new firehose.CfnDeliveryStream(stack, 'Delivery'),
  'interfaces.aws_lambda.IFunctionRef': (stack) =>
    lambda.Function.fromFunctionName(stack, 'Function', 'look-up'),
  'interfaces.aws_lex.IBotAliasRef': (stack) =>
    new lex.CfnBotAlias(stack, 'Bot', { botAliasName: 'live', botId: 'ABCDE12345' }),
  'interfaces.aws_logs.ILogGroupRef': (stack) => new logs.CfnLogGroup(stack, 'LogGroup'),
  'interfaces.aws_s3.IBucketRef': (stack) => s3.Bucket.fromBucketName(stack, 'Bucket', 'acme'),
  'interfaces.aws_iam.IRoleRef': (stack) => role(stack),
  'interfaces.aws_iam.IGroupRef': (stack) => new iam.Group(stack, 'Group'),
  'interfaces.aws_iam.IUserRef': (stack) => new iam.User(stack, 'User'),
  'interfaces.aws_iam.IManagedPolicyRef': (stack) => policy(stack),
  'interfaces.aws_iam.ISAMLProviderRef': (stack) => provider(stack),
  'iam.IRole': (stack) => role(stack),
  'iam.IGrantable': (stack) => role(stack),
  'iam.IManagedPolicy': (stack) => policy(stack),
  'iam.IPrincipal': () => new iam.AccountPrincipal(ACCOUNT),
  'iam.PolicyDocument': () => new iam.PolicyDocument(),
  AccessAssertions: () => library.AccessAssertions.fromTemplate(Template.fromJSON(TEMPLATE)),
  PrincipalAssertions: () =>
    library.AccessAssertions.fromTemplate(Template.fromJSON(TEMPLATE)).principalNamed('Reader'),
  ConnectAccess: () => library.ConnectAccess.jobs(library.ConnectJob.DIRECTORY_LOOKUP),
  ConnectAccessReport: () => library.ConnectAccessReport.fromTemplates({ TEMPLATE }),
  ConnectAccessPolicy: (stack) =>
    new library.ConnectAccessPolicy(stack, 'Policy', {
      access: library.ConnectAccess.search(),
      connectScope: library.ConnectScope.instanceArn(INSTANCE_ARN),
    }),
  ConnectCampaign: () => library.ConnectCampaign.fromCampaignId(CAMPAIGN_ID),
  ConnectCondition: () => library.ConnectCondition.subtypes('connect:Chat'),
  ConnectFederationRole: (stack) =>
    new library.ConnectFederationRole(stack, 'Agents', {
      samlProvider: provider(stack),
      connectScope: library.ConnectScope.instanceArn(INSTANCE_ARN),
    }),
  ConnectGrants: () =>
    library.ConnectGrants.fromScope(library.ConnectScope.instanceArn(INSTANCE_ARN)),
  ConnectJob: () => library.ConnectJob.DIRECTORY_LOOKUP,
  ConnectJobBase: () => library.ConnectJob.DIRECTORY_LOOKUP,
  ConnectKeyGrants: (stack) => library.ConnectKeyGrants.fromKey(new kms.Key(stack, 'GrantsKey')),
  ConnectScope: () => library.ConnectScope.instanceArn(INSTANCE_ARN),
  ConnectServiceLinkedRoleType: () => library.ConnectServiceLinkedRoleType.INSTANCE,
  ConsolePage: () => library.ConsolePage.DATA_STREAMING,
  ConsoleUseCase: () => library.ConsoleUseCase.LIST_INSTANCE,
  ConsoleUseCaseBase: () => library.ConsoleUseCase.LIST_INSTANCE,
  LexBot: () => library.LexBot.fromV1Name('Flowers'),
  RoleCreation: () => library.RoleCreation.withoutPermissionsBoundary('there is another control'),
  SamlSignIn: () => library.SamlSignIn.atInstances(),
  'ServiceLinkedRoleAccess.role.role': (stack) =>
    new library.ConnectServiceLinkedRole(stack, 'Slr'),
  'ConnectScope.plus.other': () =>
    library.ConnectScope.instanceArn(INSTANCE_ARN.replace('1111', '2222')),
  'ConnectAccess.withPinnedPolicy': () => library.ConnectAccess.fullAccess(),
  'ConnectScope.withTaggedTypes': () =>
    library.ConnectScope.instanceArn(INSTANCE_ARN).withTags({ Team: 'North' }),
  'ConnectAccess.deploysStack.stack': (stack) => {
    instance(stack);
    return stack;
  },
  'ConnectAccess.deploysTemplate.template': () => ({
    Resources: { Q: { Type: 'AWS::Connect::Queue' } },
  }),
  'PrincipalAssertions.can.action': () => library.ConnectAction.DESCRIBE_INSTANCE,
  'PrincipalAssertions.canOnly.actions': () => library.ConnectAction.DESCRIBE_INSTANCE,
  ServiceLinkedRoleAccess: () => library.ServiceLinkedRoleAccess.any(),
  TagValue: () => library.TagValue.userName(),
};

const instance = (stack: Stack) =>
  new connect.CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });
const role = (stack: Stack) =>
  new iam.Role(stack, 'Role', { assumedBy: new iam.AccountPrincipal(ACCOUNT) });
const policy = (stack: Stack) => iam.ManagedPolicy.fromManagedPolicyName(stack, 'Limits', 'limits');
const provider = (stack: Stack) =>
  iam.SamlProvider.fromSamlProviderArn(
    stack,
    'Workforce',
    `arn:aws:iam::${ACCOUNT}:saml-provider/Workforce`,
  );

/**
 * A right value for a parameter or a property.
 *
 * @param owner the method or struct: `ConnectScope.instanceArn`, `ConnectAdminRoleProps`
 */
export function rightValue(stack: Stack, owner: string, { name, type }: Input): unknown {
  const own = OBJECTS[`${owner}.${name}`];
  if (own) return own(stack);
  const item = /^(.*)\[\]$/.exec(type)?.[1];
  if (item) return [rightValue(stack, owner, { ...REQUIRED, name, type: item })];
  const value = /^\{ \[key: string\]: (.*) \}$/.exec(type)?.[1];
  if (value) return { Key: rightValue(stack, owner, { ...REQUIRED, name, type: value }) };
  if (type === 'string') return TEXTS[`${owner}.${name}`] ?? TEXTS[name] ?? 'Text';
  if (type === 'boolean') return true;
  if (type === 'number') return 100;
  if (enumerations().includes(type)) return Object.values((library as any)[type])[0];
  if (structs().includes(type)) return rightProps(stack, type);
  const make = OBJECTS[owner] ?? OBJECTS[type];
  if (!make) throw new Error(`no right value for ${owner}.${name}, a ${type}`);
  return make(stack);
}

const REQUIRED = { optional: false, variadic: false };

/** What a struct needs, and nothing that it can do without. */
export function rightProps(stack: Stack, struct: string): Record<string, unknown> {
  const needed = propertiesOf(struct).filter(({ optional }) => !optional);
  const own = needed.map((one) => [one.name, rightValue(stack, struct, one)]);
  return { ...Object.fromEntries(own), ...NEEDS[struct]?.(stack) };
}

const roleProps = () => ({ assumedBy: new iam.AccountPrincipal(ACCOUNT) });
/** What a construct needs besides what the struct of ours requires. */
const NEEDS: Readonly<Record<string, (stack: Stack) => object>> = {
  CampaignsOperatorProps: roleProps,
  ConnectAccessRoleProps: roleProps,
  ConnectAdminRoleProps: roleProps,
  ConnectEmergencyAccessRoleProps: roleProps,
  ConnectReadOnlyRoleProps: roleProps,
  VoiceIdAdminProps: roleProps,
  ConnectInlinePolicyProps: (stack) => ({ roles: [role(stack)] }),
};
