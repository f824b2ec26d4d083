import { Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { CfnCampaign as CfnCampaignV1 } from 'aws-cdk-lib/aws-connectcampaigns';
import { CfnCampaign } from 'aws-cdk-lib/aws-connectcampaignsv2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { CfnBotAlias } from 'aws-cdk-lib/aws-lex';
import { assumedBy, Drawn, LINKED } from './drawn';
import {
  CampaignsLevel,
  ConnectAccess,
  ConnectAccessRole,
  ConnectAction,
  ConnectCampaign,
  ConnectGrants,
  ConnectScope,
  ConsoleUseCase,
  LexBot,
  RoleCreation,
  ServiceLinkedRoleAccess,
} from '../../src';
import { statementGroup } from '../../src/catalogue/catalogue';
import { Given, documentedRules } from '../laws/documented';
import { Rule } from '../laws/matcher';
import { expected } from '../laws/reference';
import { ACCOUNT, GIVEN, Input, instanceArn, scopeOf } from '../laws/world';

const ONE: Input = { useCases: [], actions: [], instances: [1], companions: false };
const one = ConnectScope.instanceArn(instanceArn(1));

const role = (stack: Stack, access: ConnectAccess, connectScope: ConnectScope) =>
  new ConnectAccessRole(stack, 'Role', { assumedBy, access, connectScope });

const FULL_ACCESS = 'AmazonConnect_FullAccess';
const linked = (access: ServiceLinkedRoleAccess, given: Given): Drawn => ({
  managed: [FULL_ACCESS],
  build: (stack) => {
    role(
      stack,
      ConnectAccess.fullAccess(),
      ConnectScope.allInstances().withServiceLinkedRole(access),
    );
  },
  rules: () =>
    documentedRules(
      [{ id: 'AttachAnyPolicyToAmazonConnectRole' }],
      { ...ONE, instances: [] },
      given,
    ),
});

const CAMPAIGN_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const campaignArn = (id: string) => `arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${id}`;
const [BY_ID, BY_ARN, V1, V2] = [
  CAMPAIGN_ID,
  ...['bbbbbbbb', 'cccccccc', 'dddddddd'].map((start) => `${start}${CAMPAIGN_ID.slice(8)}`),
].map(campaignArn);

const campaigns: Drawn = {
  deployed: { '${V1}': V1, '${V2}': V2 },
  build: (stack) => {
    const v1 = new CfnCampaignV1(stack, 'V1', {
      connectInstanceArn: instanceArn(1),
      name: 'n',
      dialerConfig: {},
      outboundCallConfig: { connectContactFlowArn: 'f' },
    });
    const v2 = new CfnCampaign(stack, 'V2', {
      connectInstanceId: 'i',
      name: 'n',
      channelSubtypeConfig: {},
    });
    const named = one.withCampaigns(
      ConnectCampaign.fromCampaignId(CAMPAIGN_ID),
      ConnectCampaign.fromCampaignArn(BY_ARN),
      ConnectCampaign.fromCampaignV1(v1),
      ConnectCampaign.fromCampaign(v2),
    );
    role(stack, ConnectAccess.campaigns(CampaignsLevel.OPERATOR), named);
  },
  rules: () =>
    documentedRules(ConnectAccess.campaigns(CampaignsLevel.OPERATOR)._documented, ONE, {
      Campaign: [BY_ID, BY_ARN, V1, V2],
    }),
};

const queues = expected({ ...ONE, actions: [ConnectAction.DESCRIBE_QUEUE] });

/** What an action that is newer than the catalogue is on: what the app says. */
const NEWER: Rule = {
  sid: 'Newer',
  effect: 'Allow',
  actions: ['connect:InventQueue'],
  resources: [`${instanceArn(1)}/queue/*`],
  conditions: {},
};

const bots = ConnectAccess.consoleUseCases(ConsoleUseCase.ADD_REMOVE_LEX_BOTS);
const profiles = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES);
const rowOf = (access: ConnectAccess) => expected(ONE, access._wants);

/** Ways to say a scope and an access that are not in the inputs of the laws. */
export const SCOPES: Readonly<Record<string, Drawn>> = {
  'the service-linked role that is named': linked(ServiceLinkedRoleAccess.roleArn(LINKED), {
    ServiceLinkedRole: [LINKED],
  }),
  'any service-linked role': linked(ServiceLinkedRoleAccess.any(), {}),
  'no service-linked role': linked(ServiceLinkedRoleAccess.none(), { ServiceLinkedRole: [] }),
  'the service-linked role of the app': linked(
    ServiceLinkedRoleAccess.role(Role.fromRoleArn(new Stack(undefined, 'Linked'), 'Role', LINKED)),
    { ServiceLinkedRole: [LINKED] },
  ),
  'named campaigns': campaigns,
  'a managed policy at a version': {
    copied: [FULL_ACCESS],
    build: (stack) => {
      const pinned = ConnectAccess.fullAccess().withPinnedPolicy(FULL_ACCESS, 'v4');
      role(stack, pinned, ConnectScope.allInstances());
    },
    rules: () =>
      documentedRules([{ id: 'AttachAnyPolicyToAmazonConnectRole' }], { ...ONE, instances: [] }),
  },
  'Voice ID and a read-only policy together': {
    managed: ['AmazonConnectVoiceIDFullAccess', 'AmazonConnectReadOnlyAccess'],
    build: (stack) => {
      role(stack, ConnectAccess.voiceId().plus(ConnectAccess.readOnly()), one);
    },
    rules: () =>
      documentedRules(
        statementGroup('voice-id').map((id) => ({ id })),
        ONE,
      ),
  },
  'an action that is newer than the catalogue': {
    build: (stack) => {
      role(stack, ConnectAccess.uncataloguedAction('connect:InventQueue', 'queue'), one);
    },
    rules: () => [NEWER],
  },
  'an instance of the app': {
    deployed: {
      '${Instance.Arn}': instanceArn(1),
      '${Instance}': instanceArn(1),
      '${Instance.Id}': instanceArn(1).split('/')[1],
    },
    build: (stack) => {
      const instance = new CfnInstance(stack, 'Instance', {
        identityManagementType: 'SAML',
        attributes: { inboundCalls: true, outboundCalls: true },
      });
      const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE);
      role(stack, access, ConnectScope.instances(instance));
    },
    rules: () => queues,
  },
  'an instance by its id': {
    build: (stack) => {
      const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE);
      const scope = ConnectScope.instanceId(instanceArn(1).split('/')[1]);
      ConnectGrants.fromScope(scope).access(new Role(stack, 'Role', { assumedBy }), access);
    },
    rules: () => queues,
  },
  'bots of the app': {
    deployed: { '${Alias.Arn}': GIVEN.LexBotAlias[0] },
    build: (stack) => {
      const alias = new CfnBotAlias(stack, 'Alias', { botAliasName: 'live', botId: 'ABCDE12345' });
      role(stack, bots, one.withLexBots(LexBot.fromAlias(alias), LexBot.fromV1Name('Flowers')));
    },
    rules: () => rowOf(bots),
  },
  'roles without a permissions boundary': {
    build: (stack) => {
      const scope = scopeOf(ONE).withRoleCreation(
        RoleCreation.withoutPermissionsBoundary('an SCP of the organization demands a boundary'),
      );
      role(stack, profiles, scope);
    },
    rules: () =>
      rowOf(profiles).map((rule) => ({ ...rule, conditions: withoutBoundary(rule.conditions) })),
  },
};

const withoutBoundary = (conditions: Rule['conditions']): Rule['conditions'] =>
  Object.fromEntries(
    Object.entries(conditions)
      .map(([operator, byKey]): [string, Rule['conditions'][string]] => [
        operator,
        Object.fromEntries(
          Object.entries(byKey).filter(([key]) => key !== 'iam:PermissionsBoundary'),
        ),
      ])
      .filter(([, byKey]) => Object.keys(byKey).length > 0),
  );
