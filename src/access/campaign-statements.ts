import { CampaignsApi, CampaignsLevel } from './campaigns-level';
import { DocumentedStatement, documentedParts } from './documented-statement';
import { statementGroup } from '../catalogue/catalogue';
import { checkOneOf, checkUnique } from '../input/lists';

/**
 * Returns the catalogue statements for a level, limited to the given API editions. If no edition is
 * given, returns both.
 */
export function campaignStatements(
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
