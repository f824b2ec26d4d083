import { DocumentedStatement, documentedParts } from './documented-statement';
import { checkOneOf, checkUnique } from '../input/arn';

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

const VIEW = ['ReadCampaigns', 'ReadCampaignStates', 'ListCampaigns'];
const OPERATE = ['OperateCampaigns', 'TagCampaigns', 'CreateCampaigns'];
const ONBOARD = [
  'OnboardCampaigns',
  'ViewAccountForCampaigns',
  'ConfigureInstanceForCampaigns',
  'CreateCampaignsServiceLinkedRole',
  'ManageCampaignsServiceLinkedRole',
  'ManageCampaignsEventRules',
  'ViewCampaignsEventRules',
  'IntegrateCampaigns',
  'ViewCampaignNumbers',
  'CreateProfilesServiceLinkedRole',
  'UseProfilesForCampaigns',
  'ViewAccountForCampaignIntegrations',
  'ViewCampaignKnowledgeBases',
  'AttachAnyPolicyToAmazonConnectRole',
  'DetachPolicyFromAmazonConnectRole',
  'LetConnectUseKeys',
  'RetireConnectKeyGrants',
];

/** What the catalogue's statements for a level have of editions of the API; of both when none is given. */
export function campaignParts(
  level: CampaignsLevel,
  apis: readonly CampaignsApi[],
): DocumentedStatement[] {
  const where = 'ConnectAccess.campaigns';
  apis.forEach((api) => checkOneOf(where, api, Object.values(CampaignsApi)));
  checkUnique(where, apis, 'API');
  checkOneOf(where, level, Object.values(CampaignsLevel));
  const ids = [
    ...VIEW,
    ...(level === CampaignsLevel.VIEWER ? [] : OPERATE),
    ...(level === CampaignsLevel.ADMINISTRATOR ? ONBOARD : []),
  ];
  return documentedParts(ids, apis.length > 0 ? apis : undefined);
}
