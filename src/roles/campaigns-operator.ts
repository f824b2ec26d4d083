import { Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { Aws, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { apisOf, statementTemplate } from '../catalogue/load';
import { ConnectAccessError } from '../errors';
import { complete, plan } from '../private/apply';
import { bind, Places } from '../private/bind';
import { checkLists, companionStatements } from '../private/companions';
import { KEY_STATEMENTS, serviceLinkedRoleStatements } from '../private/documented';
import { instancePlaces } from '../private/instance-places';
import { placeName } from '../private/place-name';
import { Statement } from '../private/statement';
import { arnParts, checkInStack, checkOneOf, checkUnique } from '../scope/arn';
import { CAMPAIGN, KEY } from '../scope/arn-kind';
import { ConnectCampaign } from '../scope/connect-campaign';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

/** What somebody may do with outbound campaigns. Each level has what the one before it has. */
export enum CampaignsLevel {
  /** See campaigns, their state and how the instance is set up for them. */
  VIEWER = 'VIEWER',
  /** Create, change, run and delete campaigns, and put requests to contact into them. */
  OPERATOR = 'OPERATOR',
  /** Enable outbound campaigns for an instance, integrate them, and disable them. */
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/** An edition of the outbound campaigns API. Both have the IAM prefix `connect-campaigns`. */
export enum CampaignsApi {
  /** The first API: voice campaigns, dial requests. */
  V1 = 'v1',
  /** The second API: several channels, segments, schedules. */
  V2 = 'v2',
}

/** Properties of a `CampaignsOperator`. */
export interface CampaignsOperatorProps extends RoleProps {
  /**
   * @default CampaignsLevel.OPERATOR
   */
  readonly level?: CampaignsLevel;

  /**
   * The editions of the API whose actions are granted.
   *
   * @default - both
   */
  readonly apis?: CampaignsApi[];

  /**
   * The instances whose campaigns these are. The ARN of a campaign does not contain its instance; AWS
   * limits campaigns to an instance by the tag `owner`, which holds the instance's ARN. An administrator
   * needs named instances.
   *
   * Listing campaigns and reading the states of several at once cannot be limited by tag.
   *
   * @default ConnectScope.allInstances()
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_id-based-policy-examples.html
   */
  readonly connectScope?: ConnectScope;

  /**
   * The campaigns that may be seen and run. No campaign can be created then: a new one is none of these.
   *
   * @default - every campaign of the instances
   */
  readonly campaigns?: ConnectCampaign[];

  /**
   * For an administrator: the customer managed keys that an instance may be onboarded with.
   *
   * @default - none
   */
  readonly encryptionKeys?: IKeyRef[];

  /**
   * For an administrator: into which service-linked role of Amazon Connect onboarding may write.
   *
   * @default ServiceLinkedRoleAccess.anyConnectRole() as AWS documents it
   */
  readonly serviceLinkedRole?: ServiceLinkedRoleAccess;
}

/**
 * Access to the APIs of outbound campaigns, for which AWS ships no managed policy. The page of the console that
 * enables campaigns is for administrators; people who run campaigns use the Connect admin website, where
 * security profiles decide and not IAM.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_id-based-policy-examples.html
 */
export class CampaignsOperator extends Role {
  /**
   * @throws when a list is empty, something is given twice, an administrator has no named instance, or
   * somebody who is no administrator has an administrator's options
   */
  constructor(scope: Construct, id: string, props: CampaignsOperatorProps) {
    const where = placeName('CampaignsOperator', scope, id);
    const level = props.level ?? CampaignsLevel.OPERATOR;
    const statements = campaignStatements(where, Stack.of(scope), level, props);
    const planned = plan(where, scope, props, {
      managedPolicies: [],
      statements,
      description: `Amazon Connect outbound campaigns: ${level.toLowerCase()}`,
    });
    super(scope, id, planned.props);
    complete(this, planned);
  }
}

const VIEW = ['ReadCampaigns', 'ReadCampaignStates', 'ListCampaigns'];
const ONBOARD = [
  'OnboardCampaigns', 'ViewAccountForCampaigns', 'ConfigureInstanceForCampaigns', 'CreateCampaignsServiceLinkedRole',
  'ManageCampaignsServiceLinkedRole', 'ManageCampaignsEventRules', 'ViewCampaignsEventRules', 'IntegrateCampaigns', 'ViewCampaignNumbers',
  'CreateProfilesServiceLinkedRole', 'UseProfilesForCampaigns', 'ViewAccountForCampaignIntegrations', 'ViewCampaignKnowledgeBases',
];

function campaignStatements(where: string, stack: Stack, level: CampaignsLevel, props: CampaignsOperatorProps): Statement[] {
  const { connectScope = ConnectScope.allInstances(), apis = Object.values(CampaignsApi), campaigns, encryptionKeys } = props;
  checkLists(where, { apis: props.apis, campaigns, encryptionKeys }, 'the default');
  apis.forEach((api, i) => checkOneOf(`${where}: apis[${i}]`, api, Object.values(CampaignsApi)));
  checkUnique(`${where}: apis`, apis, 'API');
  checkOneOf(`${where}: level`, level, Object.values(CampaignsLevel));
  checkLevel(where, level, props);

  const perInstance = instancePlaces(`${where}: connectScope`, stack, connectScope);
  const everywhere = { Partition: [Aws.PARTITION], Region: [stack.region], Account: [stack.account] };
  const places: Places = { ...everywhere, Campaign: campaignArns(where, stack, campaigns, everywhere, perInstance) };
  const write = (ids: readonly string[]) => ids
    .filter((id) => (statementTemplate(id).api ?? apis).some((api) => (apis as readonly string[]).includes(api)))
    .map((id) => bind(id, places, perInstance));

  const statements = write(VIEW);
  if (level !== CampaignsLevel.VIEWER) statements.push(...write(campaigns ? ['OperateCampaigns', 'TagCampaigns'] : ['OperateCampaigns', 'TagCampaigns', 'CreateCampaigns']));
  if (level === CampaignsLevel.ADMINISTRATOR) {
    statements.push(
      ...write(ONBOARD),
      ...serviceLinkedRoleStatements(where, stack, props.serviceLinkedRole, ['DetachPolicyFromAmazonConnectRole']),
      ...companionStatements(where, stack, [{
        property: 'encryptionKeys', kind: KEY, place: 'Key', arns: encryptionKeys?.map((k) => k.keyRef.keyArn), statements: KEY_STATEMENTS,
      }]),
    );
  }
  return statements.map((s) => ({ ...s, actions: s.actions.filter((a) => apisOf(a).some((api) => (apis as readonly string[]).includes(api))) }));
}

/** The campaigns by ARN: the named ones, or all where the instances are. */
function campaignArns(
  where: string, stack: Stack, campaigns: ConnectCampaign[] | undefined, everywhere: Places, perInstance?: readonly Places[],
): string[] {
  const regions = perInstance?.map((p) => [p.InstanceRegion[0], p.InstanceAccount[0]]) ?? [[everywhere.Region[0], everywhere.Account[0]]];
  const inEach = (id: string) => regions.map(([region, account]) => `arn:${Aws.PARTITION}:connect-campaigns:${region}:${account}:campaign/${id}`);
  const arns = campaigns?.flatMap((campaign) => (campaign._arn ? [campaign._arn] : [...new Set(inEach(campaign._id!))])) ?? [...new Set(inEach('*'))];
  checkUnique(`${where}: campaigns`, arns, 'campaign');
  arns.forEach((arn) => campaigns && checkPlace(`${where}: campaigns`, checkInStack(`${where}: campaigns`, stack, arn, CAMPAIGN), regions));
  return arns;
}

/** A campaign is where its instance is; elsewhere it would never be matched. */
function checkPlace(where: string, arn: string, regions: readonly (readonly string[])[]): void {
  const parts = arnParts(arn);
  if (!parts || regions.flat().some((part) => Token.isUnresolved(part)) || Token.isUnresolved(`${parts.region}${parts.account}`)) return;
  if (regions.some(([region, account]) => parts.region === region && parts.account === account)) return;
  throw new ConnectAccessError({
    where, problem: 'the campaign is not in the account and Region of an instance of the scope', got: arn, allowed: regions.map((place) => place.join(' ')).join(', '),
  });
}

/** What only an administrator has use for is an error for others: they would believe it to be granted. */
function checkLevel(where: string, level: CampaignsLevel, props: CampaignsOperatorProps): void {
  if (level === CampaignsLevel.ADMINISTRATOR) {
    if (props.connectScope && !props.connectScope.coversAllInstances) return;
    throw new ConnectAccessError({
      where: `${where}: connectScope`,
      problem: 'an administrator of campaigns changes instances, and none is named',
      instead: 'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
    });
  }
  for (const property of ['encryptionKeys', 'serviceLinkedRole'] as const) {
    if (props[property] === undefined) continue;
    throw new ConnectAccessError({
      where: `${where}: ${property}`,
      problem: `the property is for administrators, the level is ${level}`,
      instead: 'Leave it out, or give level: CampaignsLevel.ADMINISTRATOR',
    });
  }
}
