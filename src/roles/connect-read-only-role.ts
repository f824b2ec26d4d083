import { Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ConnectAccess } from '../access/connect-access';
import { complete, plan } from '../private/apply';
import { compileOnce } from '../private/compile-once';
import { placeName } from '../private/place-name';
import { ConnectScope } from '../scope/connect-scope';

/** Properties of a `ConnectReadOnlyRole`. */
export interface ConnectReadOnlyRoleProps extends RoleProps {
  /**
   * The instances that may be searched: the `Search*` actions, none of which the managed policy grants.
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
   * @throws when the search scope has an instance of another account
   */
  constructor(scope: Construct, id: string, props: ConnectReadOnlyRoleProps) {
    const where = placeName('ConnectReadOnlyRole', scope, id);
    const { searchScope = ConnectScope.allInstances() } = props;
    const parts = [
      ConnectAccess.readOnly(),
      ...(props.searchScope ? [ConnectAccess.search()] : []),
      ...(props.denyFederation ? [ConnectAccess.denyFederation()] : []),
    ];
    const { managedPolicies, statements } = compileOnce(where, Stack.of(scope), parts.reduce((all, part) => all.plus(part)), searchScope, 'searchScope');
    const planned = plan(where, scope, props, { managedPolicies, statements, description: 'Amazon Connect: read only' });
    super(scope, id, planned.props);
    complete(this, planned);
  }
}
