import { DocumentedStatement, documentedParts } from './documented-statement';
import { statementGroup } from '../catalogue/catalogue';
import { checkOneOf, checkUnique } from '../input/lists';
import { notEmpty } from '../input/not-empty';
import { ConnectServiceLinkedRoleType } from '../scope/connect-service-linked-role-type';

/** A level of access to service-linked roles. Each level includes the previous one. */
export enum ServiceLinkedRolesLevel {
  /**
   * View the permissions of a role, with the inline policies that features added, and the status of
   * its deletion.
   */
  VIEWER = 'VIEWER',
  /** Create a role, and edit its description, which is the only editable part. */
  CREATOR = 'CREATOR',
  /** Delete a role. IAM refuses while the service uses it. */
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/** Returns the catalogue statements for a level, on the roles of each type. */
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
