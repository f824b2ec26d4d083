import { IManagedPolicyRef } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import { checkBoundary } from './check-boundary';
import { checkPath } from './role-path';
import { ConnectAccessError } from '../input/error';
import { checkInput, TEXT } from '../input/kinds';

/**
 * How a principal may create roles, for a use case that creates roles of any name and attaches
 * policies. AWS documents no limit for this use case. Without one, the principal can take over the
 * account.
 *
 * @example
 * const where = ConnectScope.instances(instance).withRoleCreation(
 *   RoleCreation.withPermissionsBoundary(boundary, '/connect/'),
 * );
 */
export class RoleCreation {
  /**
   * Requires the permissions boundary on every role that is created or changed. The boundary limits
   * the permissions of the role.
   *
   * @param boundary the managed policy
   * @param path the path of roles and policies, `/connect/`. @default - any
   * @throws when the policy allows everything, or allows giving roles any permission
   */
  public static withPermissionsBoundary(boundary: IManagedPolicyRef, path?: string): RoleCreation {
    const where = 'RoleCreation.withPermissionsBoundary';
    return new RoleCreation(checkPath(where, path), checkBoundary(where, boundary));
  }

  /**
   * Allows creating roles without a boundary. The principal can give a role any permission, and so
   * controls the account. A path limits only the names of roles, not their permissions.
   *
   * @param acknowledgement the reason, in words for a reviewer; 20 characters or more
   * @param path the path of roles and policies, `/connect/`. @default - any
   * @throws when the acknowledgement is shorter
   */
  public static withoutPermissionsBoundary(acknowledgement: string, path?: string): RoleCreation {
    const where = 'RoleCreation.withoutPermissionsBoundary';
    checkInput(where, acknowledgement, TEXT);
    if (!Token.isUnresolved(acknowledgement) && acknowledgement.trim().length < 20) {
      throw new ConnectAccessError({
        where,
        problem:
          'creating roles without a boundary hands over the account, and that is not acknowledged',
        got: acknowledgement,
        allowed: 'a sentence of 20 characters or more',
        instead: 'Better: RoleCreation.withPermissionsBoundary with a permissions boundary',
      });
    }
    return new RoleCreation(checkPath(where, path), undefined, acknowledgement);
  }

  private constructor(
    /** @internal */
    public readonly _path: string,
    /** @internal */
    public readonly _boundary?: string,
    /** @internal */
    public readonly _acknowledgement?: string,
  ) {}
}
