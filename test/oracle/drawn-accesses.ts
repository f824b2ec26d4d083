import { App, CfnResource, Stack } from 'aws-cdk-lib';
import {
  AccessLevel,
  AgentAssistAction,
  AppIntegrationsAction,
  CampaignsAction,
  CampaignsApi,
  CampaignsLevel,
  CasesAction,
  ConnectAccess,
  ConnectAction,
  ConnectJob,
  ConnectServiceLinkedRoleType,
  ConsolePage,
  CustomerProfilesAction,
  ResourceHandler,
  ServiceLinkedRolesLevel,
  VoiceIdAction,
} from '../../src';
import { deployableTypes, operationFacts, operationIds } from '../../src/catalogue/catalogue';

/** Some of all, others with each number. */
export const some = <T>(all: readonly T[], run: number, count = 2): T[] =>
  Array.from({ length: count }, (_, i) => all[(run * count + i) % all.length]);

const PAGES = Object.values(ConsolePage).filter(
  (value): value is ConsolePage => value instanceof ConsolePage,
);
const { LIST, READ, TAGGING, WRITE } = AccessLevel;
const LEVELS = [LIST, READ, TAGGING, WRITE];
const HANDLERS = Object.values(ResourceHandler);
const CAMPAIGN_JOBS = [ConnectJob.CAMPAIGN_OPERATOR, ConnectJob.CAMPAIGN_ONBOARDER];
const TYPES = deployableTypes().filter((type) => type.startsWith('AWS::Connect::'));
const ofConnect = operationIds().filter(
  (id) => id.startsWith('connect:') && (operationFacts(id)?.actions ?? []).length > 0,
);
/** Names of operations that several APIs have are written with the API. */
const OPERATIONS = ofConnect.map((id) => id.replace(':', '.'));
const allOf = <T extends string>(values: Readonly<Record<string, T>>) => Object.values(values);

/** Each way to say an access that is not in the inputs of the laws, by the number of a run. */
export const ACCESSES: Readonly<Record<string, (run: number) => ConnectAccess>> = {
  'console pages': (run) => ConnectAccess.consolePages(...some(PAGES, run, 1)),
  'jobs of campaigns': (run) => ConnectAccess.jobs(...some(CAMPAIGN_JOBS, run, 1)),
  'actions of campaigns': (run) =>
    ConnectAccess.campaignsActions(...some(allOf(CampaignsAction), run, 4)),
  'actions of Customer Profiles': (run) =>
    ConnectAccess.customerProfilesActions(...some(allOf(CustomerProfilesAction), run, 4)),
  'actions of Cases': (run) => ConnectAccess.casesActions(...some(allOf(CasesAction), run, 4)),
  'actions of agent assist': (run) =>
    ConnectAccess.agentAssistActions(...some(allOf(AgentAssistAction), run, 4)),
  'actions of AppIntegrations': (run) =>
    ConnectAccess.appIntegrationsActions(...some(allOf(AppIntegrationsAction), run, 4)),
  'actions of Voice ID': (run) =>
    ConnectAccess.voiceIdActions(...some(allOf(VoiceIdAction), run, 4)),
  'actions of a level': (run) =>
    ConnectAccess.actionsOfLevel(LEVELS[run % LEVELS.length], 'connect'),
  operations: (run) => ConnectAccess.operations(...some(OPERATIONS, run, 4)),
  'operations with tags': (run) => ConnectAccess.operationsWithTags(...some(OPERATIONS, run, 4)),
  'deployments of types': (run) => ConnectAccess.deploys(...some(TYPES, run)),
  'deployments by some handlers': (run) =>
    ConnectAccess.deploysWith(some(HANDLERS, run, 1), ...some(TYPES, run)),
  'deployments of a stack': (run) => {
    const stack = new Stack(new App(), 'Deployed');
    some(TYPES, run).forEach((type, i) => new CfnResource(stack, `Resource${i}`, { type }));
    return ConnectAccess.deploysStack(stack);
  },
  'deployments of a template': (run) =>
    ConnectAccess.deploysTemplate({
      Resources: Object.fromEntries(some(TYPES, run).map((Type) => [Type.slice(14), { Type }])),
    }),
  'an access without another': (run) =>
    ConnectAccess.connectActions(...some(allOf(ConnectAction), run, 8)).minus(
      ConnectAccess.connectActions(...some(allOf(ConnectAction), run * 2, 4)),
    ),
  'a search': () => ConnectAccess.search(),
  campaigns: (run) =>
    ConnectAccess.campaigns(
      allOf(CampaignsLevel)[run % 3],
      ...[[], [CampaignsApi.V1], [CampaignsApi.V2]][run % 3],
    ),
  'service-linked roles': (run) =>
    ConnectAccess.serviceLinkedRoles(
      allOf(ServiceLinkedRolesLevel)[run % 3],
      ...some(ConnectServiceLinkedRoleType.all(), run),
    ),
  'an administrator of instances': () => ConnectAccess.instanceAdministrator(),
  'an administrator without emergency access': () =>
    ConnectAccess.instanceAdministrator().plus(ConnectAccess.denyEmergencyAccess()),
  'a deny of other instances': (run) =>
    ConnectAccess.connectActions(...some(allOf(ConnectAction), run, 8)).plus(
      ConnectAccess.denyOtherInstances(),
    ),
  'a deny of transcript search': () =>
    ConnectAccess.search().plus(ConnectAccess.denyTranscriptSearch()),
  'a deny of federation': () =>
    ConnectAccess.connectActions(ConnectAction.GET_FEDERATION_TOKEN, ConnectAction.LIST_USERS).plus(
      ConnectAccess.denyFederation(),
    ),
};
