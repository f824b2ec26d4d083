import { DocumentedStatement, documentedParts } from './documented-statement';
import { statementGroup } from '../catalogue/catalogue';
import { checkOneOf, checkUnique } from '../input/lists';
import { notEmpty } from '../input/not-empty';
import { ConnectServiceLinkedRoleType } from '../scope/connect-service-linked-role-type';

/** What somebody may do with service-linked roles themselves. Each level has what the one before it has. */
export enum ServiceLinkedRolesLevel {
  /** See what a role may do, with the inline policies that features added, and how its deletion is going. */
  VIEWER = 'VIEWER',
  /** Create a role, and edit its description, which is all of it that can be edited. */
  CREATOR = 'CREATOR',
  /** Delete a role. IAM refuses as long as the service uses it. */
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/** The catalogue's statements for a level, on the roles of each type. */
export function serviceLinkedRoleParts(
  level: ServiceLinkedRolesLevel,
  types: readonly ConnectServiceLinkedRoleType[],
): DocumentedStatement[] {
  const where = 'ConnectAccess.serviceLinkedRoles';
  checkOneOf(where, level, Object.values(ServiceLinkedRolesLevel));
  notEmpty(where, types, 'ConnectServiceLinkedRoleType');
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
  return documentedParts(types.flatMap((type) => ids.map((id) => `${id}Of${type._statementName}`)));
}
