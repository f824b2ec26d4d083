import { Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectRoleProps } from './connect-role-props';
import { ConnectAccess } from '../access/connect-access';
import { rethrowAt } from '../input/error';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { injectedProps } from './private/injected-props';
import { reportRoleFindings } from './private/report-findings';
import { ROLE_KINDS } from './private/role-kinds';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import { Kinds, FLAG, optional, SCOPE, TEXT } from '../input/kinds';
import { ConnectScope } from '../scope/connect-scope';

/** Properties of a `ConnectReadOnlyRole`. */
export interface ConnectReadOnlyRoleProps extends ConnectRoleProps {
  /**
   * The version to pin `AmazonConnectReadOnlyAccess` at, such as `v3`. The role gets an exact copy
   * of that version, without any later additions by AWS. A warning reports how far the version is
   * behind. docs/managed-policies.md lists the versions and the changes in each version.
   *
   * @default - the policy as AWS serves it, with what AWS adds to it
   */
  readonly managedPolicyVersion?: string;

  /**
   * The instances that the role may search with the `Search*` actions. The managed policy does not
   * grant any of these actions. Tags of the scope limit only the search; the managed policy reads
   * everything.
   *
   * @default - no search
   */
  readonly searchScope?: ConnectScope;

  /**
   * Whether to deny `connect:GetFederationToken`, which `connect:Get*` in the managed policy
   * allows. The action signs in to an instance as the user whose name equals the session name.
   *
   * @default false allowed, as in AWS's policy
   */
  readonly denyFederation?: boolean;
}

const KINDS: Kinds<Omit<ConnectReadOnlyRoleProps, keyof ConnectRoleProps>> = {
  managedPolicyVersion: optional(TEXT),
  searchScope: optional(SCOPE),
  denyFederation: optional(FLAG),
};

const GIVEN_KINDS = { ...ROLE_KINDS, ...KINDS };

/**
 * A role with read-only access to every instance of Amazon Connect in the account: the managed
 * policy `AmazonConnectReadOnlyAccess`.
 * AWS documents that the policy is sufficient alone. The policy itself denies emergency access.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 *
 * @example
 * new ConnectReadOnlyRole(this, 'Auditor', { assumedBy: auditAccount });
 */
export class ConnectReadOnlyRole extends Role {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string =
    'cdk-amazon-connect-iam.ConnectReadOnlyRole';

  /** Findings about the granted access, such as actions that IAM can grant only on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the role.
   *
   * @throws when the search scope has an instance of another account, or tags that a search cannot
   *   be limited by; when the managed policy has no such version
   */
  constructor(scope: Construct, id: string, props: ConnectReadOnlyRoleProps) {
    const where = constructLabel('ConnectReadOnlyRole', scope, id);
    const given = injectedProps(where, ConnectReadOnlyRole, scope, id, props, GIVEN_KINDS);
    const stack = Stack.of(scope);
    const readOnly = rethrowAt(`${where}: managedPolicyVersion`, () =>
      ConnectAccess.readOnly(given.managedPolicyVersion),
    );
    const { denyFederation } = given;
    const access = denyFederation ? readOnly.plus(ConnectAccess.denyFederation()) : readOnly;
    const { findings, ...compiled } = compileOnce(
      where,
      stack,
      access,
      ConnectScope.allInstances(),
    );
    // Compiled separately, because the scope applies only to the search. Its tags limit the search
    // and do not apply to the managed policy.
    const search =
      given.searchScope &&
      compileOnce(where, stack, ConnectAccess.search(), given.searchScope, 'searchScope');
    const statements = [...(search?.statements ?? []), ...compiled.statements];
    const planned = planRolePolicies(where, scope, given, {
      ...compiled,
      statements,
      description: 'Amazon Connect: read only',
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportRoleFindings(this, [...findings, ...(search?.findings ?? [])]);
  }
}
