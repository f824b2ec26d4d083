/*
 * One use of everything that the library has: every class, method, property and enumeration.
 * app.py, App.java and app.go are this app in other words, and told.py, Told.java and told.go what
 * told.ts is, line by line; their templates are to be the same, byte for byte.
 */
import { App, CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
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
import {
  AgentAssistAction,
  AppIntegrationsAction,
  CampaignsAction,
  CampaignsApi,
  CampaignsLevel,
  CampaignsOperator,
  CasesAction,
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectAccessValidation,
  ConnectAction,
  ConnectAdminRole,
  ConnectCampaign,
  ConnectEmergencyAccess,
  ConnectEmergencyAccessRole,
  ConnectFederationForm,
  ConnectFederationRole,
  ConnectGrants,
  ConnectInlinePolicy,
  ConnectJob,
  ConnectKeyGrants,
  ConnectPermissionSet,
  ConnectReadOnlyRole,
  ConnectScope,
  ConnectServiceLinkedRole,
  ConnectServiceLinkedRoleType,
  ConsoleAccess,
  ConsolePage,
  ConsoleUseCase,
  CustomerProfilesAction,
  FindingSeverity,
  LexBot,
  RoleCreation,
  SamlSignIn,
  ServiceLinkedRoleAccess,
  ServiceLinkedRolesLevel,
  ServiceLinkedRoleSuffix,
  UnsupportedTagBehavior,
  VoiceIdAction,
  VoiceIdAdmin,
} from 'cdk-amazon-connect-iam';
import { tell } from './told';

const app = new App();
const stack = new Stack(app, 'Everything', {
  env: { account: '111122223333', region: 'eu-west-2' },
});
const say = (name: string, ...values: string[]) =>
  new CfnOutput(stack, name, { value: values.join(' | ') });

const validation = new ConnectAccessValidation(app, {
  failOn: FindingSeverity.FATAL,
  exceptions: [
    {
      rule: 'escalation',
      constructPath: 'Everything/Unbounded',
      reason: 'there is another control',
    },
  ],
});
Validations.of(app).addPlugins(validation);

// What the library is pointed at.
const employees = new iam.AccountPrincipal('111122223333');
const instance = new connect.CfnInstance(stack, 'Instance', {
  identityManagementType: 'SAML',
  attributes: { inboundCalls: true, outboundCalls: true },
});
const flow = new connect.CfnContactFlow(stack, 'Flow', {
  instanceArn: instance.attrArn,
  name: 'Flow',
  type: 'CONTACT_FLOW',
  content: '{}',
});
const queue = new connect.CfnQueue(stack, 'Queue', {
  instanceArn: instance.attrArn,
  name: 'Queue',
  hoursOfOperationArn:
    'arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/' +
    'operating-hours/11111111-2222-3333-4444-555555555555',
});
const profile = new connect.CfnSecurityProfile(stack, 'Profile', {
  instanceArn: instance.attrArn,
  securityProfileName: 'Profile',
});
const key = new kms.Key(stack, 'Key');
const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'acme-calls');
const lookUp = lambda.Function.fromFunctionArn(
  stack,
  'LookUp',
  'arn:aws:lambda:eu-west-2:111122223333:function:lookup',
);
const stream = new kinesis.CfnStream(stack, 'Stream', { shardCount: 1 });
const delivery = new firehose.CfnDeliveryStream(stack, 'Delivery', { deliveryStreamName: 'acme' });
const logGroup = new logs.CfnLogGroup(stack, 'LogGroup', { logGroupName: '/aws/connect/acme' });
const bot = new lex.CfnBotAlias(stack, 'Bot', { botAliasName: 'live', botId: 'ABCDE12345' });
const boundary = iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary');
const samlProvider = iam.SamlProvider.fromSamlProviderArn(
  stack,
  'Workforce',
  'arn:aws:iam::111122223333:saml-provider/Workforce',
);
const application = new iam.Role(stack, 'Application', {
  assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
});
const arn = 'arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555';
const newCampaign = new campaignsV2.CfnCampaign(stack, 'NewCampaign', {
  name: 'new',
  connectInstanceId: '11111111-2222-3333-4444-555555555555',
  channelSubtypeConfig: {
    telephony: {
      outboundMode: { agentlessConfig: {} },
      defaultOutboundConfig: { connectContactFlowId: flow.attrContactFlowArn },
    },
  },
});
const oldCampaign = new campaigns.CfnCampaign(stack, 'OldCampaign', {
  name: 'old',
  connectInstanceArn: arn,
  dialerConfig: { agentlessDialerConfig: {} },
  outboundCallConfig: { connectContactFlowArn: flow.attrContactFlowArn },
});

// Where.
const one = ConnectScope.instances(instance);
const two = ConnectScope.instanceArn(arn).plus(
  ConnectScope.instanceId('22222222-2222-3333-4444-555555555555'),
);
const all = ConnectScope.allInstances();
const furnished = one
  .withStorageBuckets(bucket)
  .withImportBuckets(bucket)
  .withEncryptionKeys(key)
  .withLambdaFunctions(lookUp)
  .withLexBots(
    LexBot.fromAlias(bot),
    LexBot.fromAliasArn('arn:aws:lex:eu-west-2:111122223333:bot-alias/ABCDE12345/FGHIJ67890'),
    LexBot.fromV1Name('Flowers'),
  )
  .withKinesisStreams(stream)
  .withDeliveryStreams(delivery)
  .withLogGroups(logGroup)
  .withProfileDomains('arn:aws:profile:eu-west-2:111122223333:domains/acme')
  .withVoiceIdDomains('arn:aws:voiceid:eu-west-2:111122223333:domain/AbCdEfGhIjKlMnOpQrStUv')
  .withServiceLinkedRole(ServiceLinkedRoleAccess.any())
  .withRoleCreation(RoleCreation.withPermissionsBoundary(boundary, '/connect/'));

// What AWS documents.
const admin = new ConnectAdminRole(stack, 'Admin', {
  assumedBy: employees,
  externalIds: ['acme'],
  maxSessionDuration: Duration.hours(2),
  serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(instance.attrServiceRole),
  storageBuckets: [bucket],
  encryptionKeys: [key],
  lambdaFunctions: [lookUp],
  lexBots: [LexBot.fromAlias(bot)],
  kinesisStreams: [stream],
  deliveryStreams: [delivery],
  denyEmergencyAccess: true,
});
const pinned = new ConnectAdminRole(stack, 'Pinned', {
  assumedBy: employees,
  managedPolicyVersion: 'v4',
  serviceLinkedRole: ServiceLinkedRoleAccess.none(),
});
const auditor = new ConnectReadOnlyRole(stack, 'Auditor', {
  assumedBy: employees,
  searchScope: one,
  denyFederation: true,
});
const voiceId = new VoiceIdAdmin(stack, 'VoiceId', { assumedBy: employees, encryptionKey: key });
Validations.of(voiceId).acknowledge({
  id: 'cdk-amazon-connect-iam:voice-id-end-of-support',
  reason: 'domains are deleted',
});
const dialer = new CampaignsOperator(stack, 'Dialer', {
  assumedBy: employees,
  level: CampaignsLevel.OPERATOR,
  apis: [CampaignsApi.V2],
  connectScope: one,
});
const named = new CampaignsOperator(stack, 'Named', {
  assumedBy: employees,
  campaigns: [
    ConnectCampaign.fromCampaignId('aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'),
    ConnectCampaign.fromCampaignArn(
      'arn:aws:connect-campaigns:eu-west-2:111122223333:campaign/bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee',
    ),
    ConnectCampaign.fromCampaign(newCampaign),
    ConnectCampaign.fromCampaignV1(oldCampaign),
  ],
});

// Any access.
const useCases = ConnectAccess.consoleUseCases(
  ConsoleUseCase.EDIT_CALL_RECORDING,
  ConsoleUseCase.ADD_REMOVE_LAMBDA_FUNCTIONS,
)
  .plus(ConnectAccess.consolePages(ConsolePage.CUSTOMER_PROFILES, ConsolePage.DATA_STREAMING))
  .minus(ConnectAccess.connectActions(ConnectAction.DISASSOCIATE_LAMBDA_FUNCTION));
const editor = new ConnectAccessRole(stack, 'Editor', {
  assumedBy: employees,
  access: useCases,
  connectScope: furnished,
});
const actions = ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER)
  .plus(ConnectAccess.campaignsActions(CampaignsAction.DELETE_CAMPAIGN))
  .plus(ConnectAccess.customerProfilesActions(CustomerProfilesAction.ADD_PROFILE_KEY))
  .plus(ConnectAccess.casesActions(CasesAction.BATCH_GET_FIELD))
  .plus(ConnectAccess.agentAssistActions(AgentAssistAction.CREATE_AI_AGENT))
  .plus(ConnectAccess.appIntegrationsActions(AppIntegrationsAction.CREATE_APPLICATION))
  .plus(ConnectAccess.voiceIdActions(VoiceIdAction.CREATE_DOMAIN))
  .plus(ConnectAccess.actions('connect:SearchUsers'))
  .plus(ConnectAccess.uncataloguedAction('connect:InventQueue', 'queue'));
const everywhere = new ConnectAccessRole(stack, 'Everywhere', {
  assumedBy: employees,
  access: actions,
  connectScope: two,
});
const managed = new ConnectAccessRole(stack, 'Managed', {
  assumedBy: employees,
  access: ConnectAccess.fullAccess()
    .withPinnedPolicy('AmazonConnect_FullAccess', 'v4')
    .plus(ConnectAccess.readOnly('v3'))
    .plus(ConnectAccess.search())
    .plus(ConnectAccess.voiceId())
    .plus(ConnectAccess.campaigns(CampaignsLevel.VIEWER))
    .plus(ConnectAccess.denyEmergencyAccess())
    .plus(ConnectAccess.denyFederation()),
  connectScope: all,
});
const tagged = new ConnectAccessPolicy(stack, 'Tagged', {
  access: ConnectAccess.jobs(ConnectJob.USER_ADMINISTRATION),
  connectScope: one.withTags({ Team: 'North' }, UnsupportedTagBehavior.OMIT),
  roles: [application],
});
const inline = new ConnectInlinePolicy(stack, 'Inline', {
  access: ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE),
  connectScope: one.withResources('queue', queue.attrQueueArn),
  roles: [application],
});
new ConnectAccessRole(stack, 'Unbounded', {
  assumedBy: employees,
  access: ConnectAccess.consolePages(ConsolePage.CUSTOMER_PROFILES),
  connectScope: one
    .withImportBuckets(bucket)
    .withRoleCreation(RoleCreation.withoutPermissionsBoundary('there is another control')),
});
new ConnectAccessRole(stack, 'OneCampaign', {
  assumedBy: employees,
  access: ConnectAccess.campaignsActions(CampaignsAction.DELETE_CAMPAIGN),
  connectScope: one.withCampaigns(
    ConnectCampaign.fromCampaignId('aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'),
  ),
});
new ConnectAccessRole(stack, 'Reader', {
  assumedBy: employees,
  access: ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE),
  connectScope: two,
});

// Signing in.
const agents = new ConnectFederationRole(stack, 'Agents', {
  samlProvider,
  connectScope: one,
  signIn: [
    SamlSignIn.atInstances(),
    SamlSignIn.inRegion('us-west-2'),
    SamlSignIn.endpoint('https://signin.aws.amazon.com/saml'),
  ],
});
const resilient = new ConnectFederationRole(stack, 'Resilient', {
  samlProvider,
  connectScope: two,
  form: ConnectFederationForm.INSTANCE_ID,
  signIn: [SamlSignIn.globalResiliency(ConnectScope.instanceArn(arn))],
  description: 'Agents of two Regions',
  managedPolicies: [boundary],
  permissionsBoundary: boundary,
});
const emergency = new ConnectEmergencyAccessRole(stack, 'Emergency', {
  assumedBy: employees,
  connectScope: one,
  sourceIps: ['192.0.2.0/24'],
  requireMfa: true,
});
new iam.ManagedPolicy(stack, 'NoOtherEmergencyAccess', {
  document: ConnectEmergencyAccess.denyElsewhere(stack, { connectScope: one, roles: [emergency] }),
});
const supervisors = new ConnectPermissionSet(stack, 'Supervisors', {
  identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  permissionSetName: 'Supervisors',
  access: ConnectAccess.readOnly().plus(ConnectAccess.search()),
  connectScope: ConnectScope.instanceArn(arn),
  sessionDuration: Duration.hours(8),
  relayState: 'https://eu-west-2.console.aws.amazon.com/connect/v2/app/instances',
  awsManagedPolicies: ['job-function/ViewOnlyAccess'],
  customerManagedPolicies: [{ policyName: 'Reports', path: '/connect/' }],
  tags: { Team: 'North' },
});

// Service-linked roles.
const serviceRole = new ConnectServiceLinkedRole(stack, 'ServiceRole', { customSuffix: 'support' });
const ofInstance = ConnectServiceLinkedRole.fromInstance(stack, 'RoleOfInstance', instance);
const ofDomain = ConnectServiceLinkedRole.fromRoleArn(
  stack,
  'RoleOfDomain',
  'arn:aws:iam::111122223333:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile_0123456789',
  ConnectServiceLinkedRoleType.CUSTOMER_PROFILES,
);
new ConnectAdminRole(stack, 'Platform', {
  assumedBy: employees,
  serviceLinkedRole: ServiceLinkedRoleAccess.role(serviceRole),
});
new ConnectAccessRole(stack, 'Keeper', {
  assumedBy: employees,
  access: ConnectAccess.serviceLinkedRoles(
    ServiceLinkedRolesLevel.ADMINISTRATOR,
    ...ConnectServiceLinkedRoleType.all(),
  ),
  connectScope: all,
});

// For applications, and for keys.
const grants = ConnectGrants.fromInstance(instance);
grants.startOutboundVoice(application);
grants.startChat(application, flow);
grants.startTaskOnAnyFlow(application);
grants.startWebCall(application, flow);
grants.writeContactAttributes(application);
grants.readMetrics(application, queue);
grants.readDirectory(application);
grants.manageUsers(application, profile);
grants.deployFlows(application);
ConnectGrants.fromScope(two).jobs(application, ConnectJob.DIRECTORY_LOOKUP, ConnectJob.CCP_SIGN_IN);
ConnectGrants.fromScope(one).access(
  application,
  ConnectAccess.connectActions(ConnectAction.LIST_QUEUES),
);
const keyGrants = ConnectKeyGrants.fromKey(key);
keyGrants.useCustomerProfiles(auditor);
keyGrants.administerCustomerProfiles(editor);
keyGrants.administerVoiceId(everywhere);
keyGrants.allowCustomerProfilesService('acme');

// What can be read of it.
const roles = {
  admin,
  pinned,
  auditor,
  voiceId,
  dialer,
  named,
  editor,
  everywhere,
  managed,
  tagged,
  inline,
  agents,
  resilient,
  emergency,
  supervisors,
};
for (const [name, { findings }] of Object.entries(roles)) {
  say(
    `Findings-${name}`,
    ...findings.map(
      ({ id, message, warning }) => `${id}, ${warning ? 'a warning' : 'no warning'}: ${message}`,
    ),
  );
}
say('Policies', ...tagged.policies.map((policy) => policy.node.path));
say(
  'RelayStates',
  agents.relayStateTo('/agent-app-v2'),
  ...agents.relayStates,
  resilient.relayStateTo('/ccp-v2/chat', ConnectScope.instanceArn(arn)),
);
say('PermissionSet', supervisors.permissionSetArn, supervisors.permissionSetRef.permissionSetArn);
say(
  'ServiceRoles',
  serviceRole.roleRef.roleArn,
  serviceRole.roleName,
  ofInstance.roleArn,
  ofDomain.roleName,
  ofDomain.roleType.id,
);
for (const type of ConnectServiceLinkedRoleType.all()) {
  say(
    `Type-${type.id}`,
    type.feature,
    type.namePrefix,
    type.path,
    type.principal,
    type.managedPolicyName,
    type.suffix === ServiceLinkedRoleSuffix.CALLER ? 'any suffix' : 'no suffix',
    type.acceptsSuffix ? 'accepted' : 'refused',
    ...type.inlinePolicies.map(
      ({ feature, on, actions: granted }) => `${feature} on ${on}: ${granted.join()}`,
    ),
  );
}
const page = ConsolePage.DATA_STREAMING;
say(
  'Page',
  page.name,
  ...page.useCases.map(({ id }) => id),
  ...page.views.map(({ label }) => label),
  ...page.edits.map(({ documentation }) => documentation),
);
const useCase = ConsoleUseCase.EDIT_CALL_RECORDING;
say(
  'UseCase',
  useCase.page,
  useCase.section ?? 'no section',
  useCase.access === ConsoleAccess.EDIT ? 'an edit' : 'no edit',
  ...useCase.formerNames,
  ...useCase.actions,
);
say('NoSection', ConsoleUseCase.LIST_INSTANCE.section ?? 'no section');
const job = ConnectJob.OUTBOUND_DIALER;
say('Job', job.id, job.label, job.does, ...job.actions);
say(
  'Scope',
  all.coversAllInstances ? 'all' : 'some',
  one.coversAllInstances ? 'all' : 'some',
  ...actions.actionNames,
);
try {
  ConnectScope.instanceId('acme-support');
} catch (error) {
  // Each language puts its own words before, and some a stack after.
  say('Error', /ConnectScope\.instanceId: .*/.exec((error as Error).message)?.[0] ?? '');
}
say(
  'Validation',
  validation.name,
  validation.version ?? 'no version',
  ...(validation.ruleIds ?? []),
);

tell(stack, app.synth().directory);
