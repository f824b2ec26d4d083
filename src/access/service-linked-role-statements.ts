import { DocumentedStatement, documentedParts } from './documented-statement';
import { ServiceLinkedRolesLevel } from './service-linked-roles-level';
import { statementGroup } from '../catalogue/catalogue';
import { checkInput, objectWith } from '../input/kinds';
import { checkOneOf, checkUnique } from '../input/lists';
import { notEmpty } from '../input/not-empty';
import { ConnectServiceLinkedRoleType } from '../scope/connect-service-linked-role-type';

/** Returns the catalogue statements for a level, on the roles of each type. */
export function serviceLinkedRoleStatements(
  level: ServiceLinkedRolesLevel,
  types: readonly ConnectServiceLinkedRoleType[],
): DocumentedStatement[] {
  const where = 'ConnectAccess.serviceLinkedRoles';
  checkOneOf(where, level, Object.values(ServiceLinkedRolesLevel));
  notEmpty(where, types, 'ConnectServiceLinkedRoleType');
  const roleType = objectWith('a ConnectServiceLinkedRoleType', '_statementName');
  types.forEach((type) => checkInput(where, type, roleType));
  checkUnique(
    where,
    types.map((type) => type.id),
    'type',
  );
  const { VIEWER, ADMINISTRATOR } = ServiceLinkedRolesLevel;
  const ids = [
    ...statementGroup('service-linked-roles-viewer'),
    ...(level === VIEWER ? [] : statementGroup('service-linked-roles-creator')),
    ...(level === ADMINISTRATOR ? statementGroup('service-linked-roles-administrator') : []),
  ];
  const idsOf = (type: { readonly _statementName: string }) =>
    ids.map((id) => `${id}Of${type._statementName}`);
  return documentedParts(types.flatMap(idsOf));
}
