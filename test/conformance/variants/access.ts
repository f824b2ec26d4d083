import { App, Duration, Stack } from 'aws-cdk-lib';
import { CfnContactFlow, CfnQueue } from 'aws-cdk-lib/aws-connect';
import { Group, ManagedPolicy, PolicyDocument, PolicyStatement, User } from 'aws-cdk-lib/aws-iam';
import { CONDITIONS } from './conditions';
import { calls, Journey, journey } from './variant';
import { World } from './world';
import {
  AccessLevel,
  AgentAssistAction,
  AppIntegrationsAction,
  CampaignsAction,
  CampaignsLevel,
  CasesAction,
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectAction,
  ConnectCampaign,
  ConnectInlinePolicy,
  ConnectInstance,
  ConnectJob,
  ConnectScope,
  ConnectServiceLinkedRoleType,
  ConsolePage,
  CustomerProfilesAction,
  LexBot,
  ResourceHandler,
  RoleCreation,
  ServiceLinkedRoleAccess,
  ServiceLinkedRolesLevel,
  StatementsIn,
  UnsupportedTagBehavior,
  VoiceIdAction,
} from '../../../src';
import { ALL_JOBS, ALL_USE_CASES } from '../../support/full-scope';

const ALL_PAGES = Object.values(ConsolePage).filter(
  (value): value is ConsolePage => value instanceof ConsolePage,
);

/** Whatever access may ask a scope to name. */
const named = (scope: ConnectScope, world: World) =>
  scope
    .withLambdaFunctions(world.lookUp)
    .withLexBots(LexBot.fromAliasArn(world.arn('lex', 'bot-alias/ABCDE12345/ZYXWV98765')))
    .withImportBuckets(world.bucket('acme-imports'))
    .withPassedRoles(world.application)
    .withRoleCreation(RoleCreation.withPermissionsBoundary(world.boundary, '/connect/'));

/** Whatever a job may ask a scope to name: the storage too. */
const withStorage = (scope: ConnectScope, world: World) =>
  named(scope, world)
    .withStorageBuckets(world.bucket('acme-calls'))
    .withKinesisStreams(world.stream)
    .withEncryptionKeys(world.key);

const ACTIONS: Record<string, ConnectAccess> = {
  connectActions: ConnectAccess.connectActions(...Object.values(ConnectAction)),
  campaignsActions: ConnectAccess.campaignsActions(...Object.values(CampaignsAction)),
  customerProfilesActions: ConnectAccess.customerProfilesActions(
    ...Object.values(CustomerProfilesAction),
  ),
  casesActions: ConnectAccess.casesActions(...Object.values(CasesAction)),
  agentAssistActions: ConnectAccess.agentAssistActions(...Object.values(AgentAssistAction)),
  appIntegrationsActions: ConnectAccess.appIntegrationsActions(
    ...Object.values(AppIntegrationsAction),
  ),
  voiceIdActions: ConnectAccess.voiceIdActions(...Object.values(VoiceIdAction)),
};

const role =
  (access: ConnectAccess, connectScope: (world: World) => ConnectScope = (world) => world.here) =>
  (world: World) => ({ assumedBy: world.employees, access, connectScope: connectScope(world) });

const ID = '33333333-2222-3333-4444-555555555555';

const describeUser = ConnectAccess.actions('connect:DescribeUser');
const everyUseCase = ConnectAccess.consoleUseCases(...ALL_USE_CASES);
const storage = ConnectAccess.consolePages(ConsolePage.DATA_STORAGE);

const SCOPES = journey(ConnectAccessRole, {
  instances: role(describeUser),
  instanceId: role(describeUser, ({ byId }) => byId),
  instanceArn: role(describeUser, (world) =>
    ConnectScope.instanceArn(world.arn('connect', 'instance/33333333-2222-3333-4444-555555555555')),
  ),
  allInstances: role(describeUser, () => ConnectScope.allInstances()),
  plus: role(describeUser, ({ here, byId }) => here.plus(byId)),
  withTags: role(everyUseCase, (world) =>
    named(world.here, world).withTags({ Team: 'North' }, UnsupportedTagBehavior.GRANT_WITHOUT_TAGS),
  ),
  withExactResourceTypes: role(ConnectAccess.jobs(ConnectJob.AUDITOR), ({ here }) =>
    here.withExactResourceTypes(),
  ),
  withStorageBuckets: role(storage, (world) =>
    world.here.withStorageBuckets(world.bucket('acme-calls')),
  ),
  withEncryptionKeys: role(storage, ({ here, key }) => here.withEncryptionKeys(key)),
  withKinesisStreams: role(everyUseCase, (world) =>
    named(world.here, world).withKinesisStreams(world.stream),
  ),
  withDeliveryStreams: role(everyUseCase, (world) =>
    named(world.here, world).withDeliveryStreams(world.deliveryStream),
  ),
  withLogGroups: role(everyUseCase, (world) =>
    named(world.here, world).withLogGroups(world.logGroup),
  ),
  withProfileDomains: role(ACTIONS.customerProfilesActions, (world) =>
    world.here.withProfileDomains(world.arn('profile', 'domains/acme')),
  ),
  withVoiceIdDomains: role(ACTIONS.voiceIdActions, (world) =>
    world.here.withVoiceIdDomains(world.arn('voiceid', 'domain/ABCDEFGHIJKLMNOPQRSTUV')),
  ),
  withCampaigns: role(ACTIONS.campaignsActions, ({ here, campaign }) =>
    here.withCampaigns(ConnectCampaign.fromCampaign(campaign)),
  ),
  withServiceLinkedRole: role(ConnectAccess.fullAccess(), () =>
    ConnectScope.allInstances().withServiceLinkedRole(ServiceLinkedRoleAccess.none()),
  ),
  withResources: role(ConnectAccess.actions('connect:StartChatContact'), (world) =>
    world.byId.withResources(
      'contact-flow',
      world.arn(
        'connect',
        'instance/11111111-2222-3333-4444-555555555555/contact-flow/44444444-2222-3333-4444-555555555555',
      ),
    ),
  ),
  withPassedRoles: role(ConnectAccess.jobs(ConnectJob.KNOWLEDGE_BASE_SYNCHRONIZATION), (world) =>
    withStorage(world.here, world),
  ),
  withAssistants: role(ConnectAccess.actions('wisdom:GetAssistant'), (world) =>
    world.here.withAssistants(world.arn('wisdom', `assistant/${ID}`)),
  ),
  withKnowledgeBases: role(ConnectAccess.actions('wisdom:GetKnowledgeBase'), (world) =>
    world.here.withKnowledgeBases(world.arn('wisdom', `knowledge-base/${ID}`)),
  ),
  withCasesDomains: role(ConnectAccess.actions('cases:GetDomain'), (world) =>
    world.here.withCasesDomains(world.arn('cases', `domain/${ID}`)),
  ),
  withApplications: role(ConnectAccess.actions('app-integrations:GetApplication'), (world) =>
    world.here.withApplications(world.arn('app-integrations', `application/${ID}`)),
  ),
  'fromInstanceArn of an imported instance': role(describeUser, (world) =>
    ConnectScope.instances(
      ConnectInstance.fromInstanceArn(
        world.stack,
        'Imported',
        world.arn('connect', `instance/${ID}`),
      ),
    ),
  ),
  'fromInstanceId of an imported instance': role(describeUser, (world) =>
    ConnectScope.instances(ConnectInstance.fromInstanceId(world.stack, 'Imported', ID)),
  ),
  withRoleCreation: role(ConnectAccess.consolePages(ConsolePage.CUSTOMER_PROFILES), (world) =>
    world.here
      .withImportBuckets(world.bucket('acme-imports'))
      .withRoleCreation(
        RoleCreation.withoutPermissionsBoundary('they own this account anyway', '/connect/'),
      ),
  ),
  'every property of a role': (world) => ({
    ...role(describeUser)(world),
    description: 'Looks users up',
    externalIds: ['acme'],
    maxSessionDuration: Duration.hours(2),
    path: '/connect/',
    permissionsBoundary: world.boundary,
    roleName: 'look-up',
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('job-function/ViewOnlyAccess')],
    inlinePolicies: {
      Own: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['connect:ListTagsForResource'], resources: ['*'] }),
        ],
      }),
    },
  }),
});

const ofDescribeUser = ({ stack, here }: World) =>
  new ConnectAccessPolicy(stack, 'Subject', { access: describeUser, connectScope: here });

/** Any access on any scope, in each of the constructs that take it. */
export const ACCESS: readonly Journey[] = [
  journey(ConnectAccessRole, {
    ...Object.fromEntries(
      ALL_PAGES.map((page) => [
        `consolePages ${page.name}`,
        role(ConnectAccess.consolePages(page), (world) => named(world.here, world)),
      ]),
    ),
    ...Object.fromEntries(
      ALL_JOBS.map((job) => [
        `jobs ${job.id}`,
        role(ConnectAccess.jobs(job), (world) => withStorage(world.here, world)),
      ]),
    ),
    ...Object.fromEntries(Object.entries(ACTIONS).map(([name, access]) => [name, role(access)])),
    'consoleUseCases, all of them': role(everyUseCase, (world) => named(world.here, world)),
    uncataloguedAction: role(
      ConnectAccess.uncataloguedAction('connect:CreateRoom', 'instance', 'queue'),
    ),
    fullAccess: role(ConnectAccess.fullAccess()),
    'readOnly plus search': role(ConnectAccess.readOnly().plus(ConnectAccess.search())),
    voiceId: role(ConnectAccess.voiceId()),
    campaigns: role(ConnectAccess.campaigns(CampaignsLevel.ADMINISTRATOR)),
    serviceLinkedRoles: role(
      ConnectAccess.serviceLinkedRoles(
        ServiceLinkedRolesLevel.ADMINISTRATOR,
        ...ConnectServiceLinkedRoleType.all(),
      ),
    ),
    denyEmergencyAccess: role(ConnectAccess.fullAccess().plus(ConnectAccess.denyEmergencyAccess())),
    denyFederation: role(ConnectAccess.readOnly().plus(ConnectAccess.denyFederation())),
    withPinnedPolicy: role(
      ConnectAccess.fullAccess().withPinnedPolicy('AmazonConnect_FullAccess', 'v3'),
    ),
    actionsOfLevel: role(ConnectAccess.actionsOfLevel(AccessLevel.LIST, 'connect')),
    operations: role(ConnectAccess.operations('SearchContacts', 'connect:ListUsers')),
    operationsWithTags: role(ConnectAccess.operationsWithTags('CreateQueue')),
    deploys: role(ConnectAccess.deploys(CfnQueue.CFN_RESOURCE_TYPE_NAME)),
    deploysWith: role(
      ConnectAccess.deploysWith([ResourceHandler.READ], CfnContactFlow.CFN_RESOURCE_TYPE_NAME),
    ),
    deploysStack: (world) => {
      const stack = new Stack(new App(), 'Deployed');
      new World(stack).flow.addMetadata('deployed', true);
      return role(ConnectAccess.deploysStack(stack))(world);
    },
    deploysTemplate: role(
      ConnectAccess.deploysTemplate({
        Resources: { Queue: { Type: CfnQueue.CFN_RESOURCE_TYPE_NAME } },
      }),
    ),
    instanceAdministrator: role(ConnectAccess.instanceAdministrator()),
    deny: role(
      ConnectAccess.instanceAdministrator().plus(
        ConnectAccess.deny(ConnectAccess.actions('connect:DeleteInstance')),
      ),
    ),
    denyOtherInstances: role(describeUser.plus(ConnectAccess.denyOtherInstances())),
    denyTranscriptSearch: role(
      ConnectAccess.jobs(ConnectJob.SUPERVISOR).plus(ConnectAccess.denyTranscriptSearch()),
    ),
    statementsIn: (world) => ({
      ...role(describeUser)(world),
      statementsIn: StatementsIn.MANAGED_POLICIES,
    }),
    minus: role(everyUseCase.minus(ConnectAccess.consolePages(ConsolePage.FLOWS)), (world) =>
      named(world.here, world),
    ),
  }),
  { ...SCOPES, construct: 'ConnectScope' },
  CONDITIONS,
  calls('AttachedPolicy', {
    attachToRole: (_, world) => ofDescribeUser(world).attachToRole(world.application),
    attachToUser: (stack, world) => ofDescribeUser(world).attachToUser(new User(stack, 'User')),
    attachToGroup: (stack, world) => ofDescribeUser(world).attachToGroup(new Group(stack, 'Group')),
  }),
  journey(ConnectAccessPolicy, {
    'one policy of a role': (world) => ({
      access: describeUser,
      connectScope: world.here,
      roles: [world.application],
    }),
    'users and groups': (world) => ({
      access: describeUser,
      connectScope: world.here,
      users: [new User(world.stack, 'User')],
      groups: [new Group(world.stack, 'Group')],
    }),
    'further policies': (world) => ({
      access: everyUseCase,
      connectScope: named(world.here, world),
      roles: [world.application],
      path: '/connect/',
    }),
    'a pinned copy': (world) => ({
      access: describeUser.plus(ConnectAccess.readOnly('v3')),
      connectScope: world.here,
      roles: [world.application],
    }),
    'name and description': ({ here }) => ({
      access: describeUser,
      connectScope: here,
      managedPolicyName: 'look-up',
      description: 'Looks users up',
    }),
  }),
  journey(ConnectInlinePolicy, {
    'of a role': (world) => ({
      access: describeUser,
      connectScope: world.here,
      roles: [world.application],
    }),
    'with more access': (world) => ({
      access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
      connectScope: world.here,
      roles: [world.application],
    }),
    'with a pinned copy': (world) => ({
      access: describeUser.plus(ConnectAccess.readOnly('v3')),
      connectScope: world.here,
      roles: [world.application],
    }),
    'with a name': (world) => ({
      access: describeUser,
      connectScope: world.here,
      roles: [world.application],
      policyName: 'look-up',
    }),
  }),
];
