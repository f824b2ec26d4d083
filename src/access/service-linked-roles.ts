import { DocumentedStatement, documentedParts } from './documented-statement';
import { checkOneOf, checkUnique } from '../input/arn';
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

const VIEW = ['DescribeServiceLinkedRole'];
const CREATE = ['CreateServiceLinkedRole', 'EditServiceLinkedRole'];
const DELETE = ['DeleteServiceLinkedRole'];

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
  const ids = [
    ...VIEW,
    ...(level === ServiceLinkedRolesLevel.VIEWER ? [] : CREATE),
    ...(level === ServiceLinkedRolesLevel.ADMINISTRATOR ? DELETE : []),
  ];
  return documentedParts(types.flatMap((type) => ids.map((id) => `${id}Of${type._statementName}`)));
}
