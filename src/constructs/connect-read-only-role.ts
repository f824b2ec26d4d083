import { Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectAccess } from '../access/connect-access';
import { rethrowAt } from '../input/error';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { reportFindings } from './private/report-findings';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import { ConnectScope } from '../scope/connect-scope';

/** Properties of a `ConnectReadOnlyRole`. */
export interface ConnectReadOnlyRoleProps extends RoleProps {
  /**
   * The version that `AmazonConnectReadOnlyAccess` is pinned at, `v3`.
   * The role gets a copy of it, word for word, and nothing that AWS adds to the policy later;
   * a warning says how far it is behind. docs/managed-policies.md has the versions and what each
   * changed.
   *
   * @default - the policy as AWS serves it, with what AWS adds to it
   */
  readonly managedPolicyVersion?: string;

  /**
   * The instances that may be searched: the `Search*` actions, none of which the managed policy
   * grants. Tags of the scope limit the search alone; the managed policy reads everything.
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
  /** What is to be known of the access beside its statements. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when the search scope has an instance of another account, or tags that a search
   *   cannot be limited by; when the managed policy has no such version
   */
  constructor(scope: Construct, id: string, props: ConnectReadOnlyRoleProps) {
    const where = constructLabel('ConnectReadOnlyRole', scope, id);
    const stack = Stack.of(scope);
    const readOnly = rethrowAt(`${where}: managedPolicyVersion`, () =>
      ConnectAccess.readOnly(props.managedPolicyVersion),
    );
    const access = props.denyFederation ? readOnly.plus(ConnectAccess.denyFederation()) : readOnly;
    const { findings, ...compiled } = compileOnce(
      where,
      stack,
      access,
      ConnectScope.allInstances(),
    );
    // Apart, because the scope is that of the search:
    // its tags limit the search, and are not asked of the managed policy.
    const search =
      props.searchScope &&
      compileOnce(where, stack, ConnectAccess.search(), props.searchScope, 'searchScope');
    const statements = [...(search?.statements ?? []), ...compiled.statements];
    const planned = planRolePolicies(where, scope, props, {
      ...compiled,
      statements,
      description: 'Amazon Connect: read only',
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportFindings(this, [...findings, ...(search?.findings ?? [])]);
  }
}
