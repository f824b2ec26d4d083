import { DocumentedStatement, documentedParts } from './documented-statement';
import { statementGroup } from '../catalogue/catalogue';
import { checkOneOf, checkUnique } from '../input/lists';

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
    ...statementGroup('campaigns-viewer'),
    ...(level === CampaignsLevel.VIEWER ? [] : statementGroup('campaigns-operator')),
    ...(level === CampaignsLevel.ADMINISTRATOR ? statementGroup('campaigns-administrator') : []),
  ];
  return documentedParts(ids, apis.length > 0 ? apis : undefined);
}
