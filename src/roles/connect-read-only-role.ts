import { Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ConnectAccess } from '../access/connect-access';
import { complete, plan, warn } from '../private/apply';
import { compileOnce } from '../private/compile-once';
import { placeName } from '../private/place-name';
import { ConnectScope } from '../scope/connect-scope';

/** Properties of a `ConnectReadOnlyRole`. */
export interface ConnectReadOnlyRoleProps extends RoleProps {
  /**
   * The instances that may be searched: the `Search*` actions, none of which the managed policy grants. Tags of the scope
   * limit the search alone; the managed policy reads everything.
   *
   * @default - no search
   */
  readonly searchScope?: ConnectScope;

  /**
   * Whether to deny `connect:GetFederationToken`, which `connect:Get*` of the managed policy allows and
   * which signs in to an instance as the user whose name is that of the session.
   *
   * @default false allowed, as in AWS's policy
   */
  readonly denyFederation?: boolean;
}

/**
 * Read-only access to Amazon Connect: the managed policy `AmazonConnectReadOnlyAccess`, which AWS
 * documents as sufficient alone. It denies emergency access itself.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 */
export class ConnectReadOnlyRole extends Role {
  /**
   * @throws when the search scope has an instance of another account, or tags that a search cannot be limited by
   */
  constructor(scope: Construct, id: string, props: ConnectReadOnlyRoleProps) {
    const where = placeName('ConnectReadOnlyRole', scope, id);
    const stack = Stack.of(scope);
    const access = props.denyFederation ? ConnectAccess.readOnly().plus(ConnectAccess.denyFederation()) : ConnectAccess.readOnly();
    const { managedPolicies, statements } = compileOnce(where, stack, access, ConnectScope.allInstances());
    // Apart, because the scope is that of the search: its tags limit the search, and are not asked of the managed policy.
    const search = props.searchScope && compileOnce(where, stack, ConnectAccess.search(), props.searchScope, 'searchScope');
    const planned = plan(where, scope, props, {
      managedPolicies, statements: [...search?.statements ?? [], ...statements], description: 'Amazon Connect: read only',
    });
    super(scope, id, planned.props);
    complete(this, planned);
    warn(this, search?.findings ?? []);
  }
}
