import { Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { calls, Journey, journey } from './variant';
import {
  CampaignsApi,
  CampaignsLevel,
  CampaignsOperator,
  ConnectAdminRole,
  ConnectCampaign,
  ConnectEmergencyAccess,
  ConnectEmergencyAccessRole,
  ConnectFederationForm,
  ConnectFederationRole,
  ConnectReadOnlyRole,
  ConnectScope,
  LexBot,
  SamlSignIn,
  ServiceLinkedRoleAccess,
  StatementsIn,
  VoiceIdAdmin,
} from '../../../src';

const CAMPAIGN = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

/** Roles for one purpose each, with every property of theirs. */
export const ROLES: readonly Journey[] = [
  journey(ConnectAdminRole, {
    'as AWS documents it': ({ employees }) => ({ assumedBy: employees }),
    managedPolicyVersion: ({ employees }) => ({ assumedBy: employees, managedPolicyVersion: 'v3' }),
    'serviceLinkedRole any': ({ employees }) => ({
      assumedBy: employees,
      serviceLinkedRole: ServiceLinkedRoleAccess.any(),
    }),
    'serviceLinkedRole none': ({ employees }) => ({
      assumedBy: employees,
      serviceLinkedRole: ServiceLinkedRoleAccess.none(),
    }),
    'serviceLinkedRole oneRoleArn': ({ employees, instance }) => ({
      assumedBy: employees,
      serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(instance.attrServiceRole),
    }),
    denyEmergencyAccess: ({ employees }) => ({ assumedBy: employees, denyEmergencyAccess: true }),
    storageBuckets: (world) => ({
      assumedBy: world.employees,
      storageBuckets: [world.bucket('acme-calls'), world.bucket('acme-chats')],
    }),
    encryptionKeys: ({ employees, key }) => ({ assumedBy: employees, encryptionKeys: [key] }),
    lambdaFunctions: ({ employees, lookUp }) => ({
      assumedBy: employees,
      lambdaFunctions: [lookUp],
    }),
    lexBots: (world) => ({
      assumedBy: world.employees,
      lexBots: [
        LexBot.fromV1Name('Orders'),
        LexBot.fromAliasArn(world.arn('lex', 'bot-alias/ABCDE12345/ZYXWV98765')),
      ],
    }),
    'lexBots of the app': ({ employees, botAlias }) => ({
      assumedBy: employees,
      lexBots: [LexBot.fromAlias(botAlias)],
    }),
    kinesisStreams: ({ employees, stream }) => ({
      assumedBy: employees,
      kinesisStreams: [stream],
      managedPolicyVersion: 'v1',
    }),
    deliveryStreams: ({ employees, deliveryStream }) => ({
      assumedBy: employees,
      deliveryStreams: [deliveryStream],
      managedPolicyVersion: 'v1',
    }),
    'all of it': (world) => ({
      assumedBy: world.employees,
      denyEmergencyAccess: true,
      storageBuckets: [world.bucket('acme-calls')],
      encryptionKeys: [world.key],
      lambdaFunctions: [world.lookUp],
      lexBots: [LexBot.fromV1Name('Orders')],
    }),
  }),
  journey(ConnectReadOnlyRole, {
    'as AWS documents it': ({ employees }) => ({ assumedBy: employees }),
    managedPolicyVersion: ({ employees }) => ({ assumedBy: employees, managedPolicyVersion: 'v3' }),
    searchScope: ({ employees, here }) => ({ assumedBy: employees, searchScope: here }),
    'searchScope of all': ({ employees }) => ({
      assumedBy: employees,
      searchScope: ConnectScope.allInstances(),
    }),
    denyFederation: ({ employees }) => ({ assumedBy: employees, denyFederation: true }),
  }),
  journey(VoiceIdAdmin, {
    'as AWS documents it': ({ employees }) => ({ assumedBy: employees }),
    managedPolicyVersion: ({ employees }) => ({ assumedBy: employees, managedPolicyVersion: 'v1' }),
    connectScope: ({ employees, here }) => ({ assumedBy: employees, connectScope: here }),
    serviceLinkedRole: ({ employees }) => ({
      assumedBy: employees,
      serviceLinkedRole: ServiceLinkedRoleAccess.none(),
    }),
    encryptionKey: ({ employees, key }) => ({ assumedBy: employees, encryptionKey: key }),
  }),
  journey(CampaignsOperator, {
    'of all instances': ({ employees }) => ({ assumedBy: employees }),
    'level viewer': ({ employees }) => ({ assumedBy: employees, level: CampaignsLevel.VIEWER }),
    apis: ({ employees }) => ({ assumedBy: employees, apis: [CampaignsApi.V2] }),
    connectScope: ({ employees, here }) => ({ assumedBy: employees, connectScope: here }),
    campaigns: (world) => ({
      assumedBy: world.employees,
      campaigns: [
        ConnectCampaign.fromCampaignId(CAMPAIGN),
        ConnectCampaign.fromCampaignArn(world.arn('connect-campaigns', `campaign/${CAMPAIGN}`)),
      ],
    }),
    'campaigns of the app': ({ employees, campaign, campaignV1 }) => ({
      assumedBy: employees,
      campaigns: [
        ConnectCampaign.fromCampaign(campaign),
        ConnectCampaign.fromCampaignV1(campaignV1),
      ],
    }),
    'level administrator': ({ employees, byId }) => ({
      assumedBy: employees,
      level: CampaignsLevel.ADMINISTRATOR,
      connectScope: byId,
    }),
    encryptionKeys: ({ employees, byId, key }) => ({
      assumedBy: employees,
      level: CampaignsLevel.ADMINISTRATOR,
      connectScope: byId,
      encryptionKeys: [key],
    }),
    serviceLinkedRole: ({ employees, byId }) => ({
      assumedBy: employees,
      level: CampaignsLevel.ADMINISTRATOR,
      connectScope: byId,
      serviceLinkedRole: ServiceLinkedRoleAccess.none(),
    }),
  }),
  journey(ConnectFederationRole, {
    'one instance': ({ samlProvider, here }) => ({ samlProvider, connectScope: here }),
    'one instance by its id': ({ samlProvider, byId }) => ({ samlProvider, connectScope: byId }),
    form: ({ samlProvider, here }) => ({
      samlProvider,
      connectScope: here,
      form: ConnectFederationForm.INSTANCE_ID,
    }),
    signIn: ({ samlProvider, byId }) => ({
      samlProvider,
      connectScope: byId,
      signIn: [
        SamlSignIn.atInstances(),
        SamlSignIn.inRegion('us-west-2'),
        SamlSignIn.endpoint('https://eu-west-1.signin.aws.amazon.com/saml'),
        SamlSignIn.globalResiliency(byId),
      ],
    }),
    maxSessionDuration: ({ samlProvider, byId }) => ({
      samlProvider,
      connectScope: byId,
      maxSessionDuration: Duration.hours(2),
    }),
    description: ({ samlProvider, byId }) => ({
      samlProvider,
      connectScope: byId,
      description: 'Agents of the night shift',
    }),
    permissionsBoundary: ({ samlProvider, byId, boundary }) => ({
      samlProvider,
      connectScope: byId,
      permissionsBoundary: boundary,
    }),
    managedPolicies: ({ samlProvider, byId }) => ({
      samlProvider,
      connectScope: byId,
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')],
    }),
    inlinePolicies: ({ samlProvider, byId }) => ({
      samlProvider,
      connectScope: byId,
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['connect:ListTagsForResource'], resources: ['*'] }),
          ],
        }),
      },
    }),
    statementsIn: ({ samlProvider, byId }) => ({
      samlProvider,
      connectScope: byId,
      statementsIn: StatementsIn.MANAGED_POLICIES,
    }),
    'path and roleName': ({ samlProvider, byId }) => ({
      samlProvider,
      connectScope: byId,
      path: '/connect/',
      roleName: 'agents',
    }),
  }),
  journey(ConnectEmergencyAccessRole, {
    connectScope: ({ employees, here }) => ({ assumedBy: employees, connectScope: here }),
    sourceIps: ({ employees, byId }) => ({
      assumedBy: employees,
      connectScope: byId,
      sourceIps: ['192.0.2.0/24', '2001:db8::/32'],
    }),
    requireMfa: ({ employees, byId }) => ({
      assumedBy: employees,
      connectScope: byId,
      requireMfa: true,
    }),
  }),
  calls('ConnectEmergencyAccess', {
    denyElsewhere: (stack) =>
      void new ManagedPolicy(stack, 'Subject', {
        document: ConnectEmergencyAccess.denyElsewhere(stack),
      }),
    'denyElsewhere but on an instance': (stack, { here }) =>
      void new ManagedPolicy(stack, 'Subject', {
        document: ConnectEmergencyAccess.denyElsewhere(stack, { connectScope: here }),
      }),
    'denyElsewhere but by a role': (stack, { byId, application }) =>
      void new ManagedPolicy(stack, 'Subject', {
        document: ConnectEmergencyAccess.denyElsewhere(stack, {
          connectScope: byId,
          roles: [application],
        }),
      }),
  }),
];
