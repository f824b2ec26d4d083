import { DocumentedStatement, documentedParts } from './documented-statement';
import { statementGroup } from '../catalogue/catalogue';
import { checkOneOf, checkUnique } from '../input/lists';

/** A level of access to outbound campaigns. Each level includes the previous one. */
export enum CampaignsLevel {
  /** View campaigns, their state and the campaign settings of the instance. */
  VIEWER = 'VIEWER',
  /** Create, change, run and delete campaigns, and add contact requests to them. */
  OPERATOR = 'OPERATOR',
  /** Enable outbound campaigns for an instance, integrate them, and disable them. */
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/**
 * An edition of the outbound campaigns API. Both editions have the IAM prefix `connect-campaigns`.
 */
export enum CampaignsApi {
  /** The first API: voice campaigns, dial requests. */
  V1 = 'v1',
  /** The second API: several channels, segments, schedules. */
  V2 = 'v2',
}

/**
 * Returns the catalogue statements for a level, limited to the given API editions. If no edition is
 * given, returns both.
 */
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
