import { Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectRoleProps } from './connect-role-props';
import { ConnectAccess } from '../access/connect-access';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { injectedProps } from './private/injected-props';
import { reportRoleFindings } from './private/report-findings';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import { Kinds, ACCESS, SCOPE } from '../input/kinds';
import { ConnectScope } from '../scope/connect-scope';
import { ROLE_KINDS } from './private/role-kinds';

/** Properties of a `ConnectAccessRole`. */
export interface ConnectAccessRoleProps extends ConnectRoleProps {
  /** The access that the role grants. */
  readonly access: ConnectAccess;

  /** The instances and associated resources that the access applies to. */
  readonly connectScope: ConnectScope;
}

const KINDS: Kinds<Omit<ConnectAccessRoleProps, keyof ConnectRoleProps>> = {
  access: ACCESS,
  connectScope: SCOPE,
};

const GIVEN_KINDS = { ...ROLE_KINDS, ...KINDS };

/**
 * A role with any access to Amazon Connect: console use cases, pages or actions, on the instances
 * of a scope.
 *
 * Statements that do not fit in the role go into separate customer managed policies. Copies of
 * pinned managed policies also go into separate policies.
 *
 * @see
 *   https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html
 *
 * @example
 * new ConnectAccessRole(this, 'Supervisors', {
 *   assumedBy: employees,
 *   access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
 *   connectScope: ConnectScope.instances(instance),
 * });
 */
export class ConnectAccessRole extends Role {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-amazon-connect-iam.ConnectAccessRole';

  /** Findings about the granted access, such as actions that IAM can grant only on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the role and any separate policies.
   *
   * @throws when the access cannot be confined to the scope, with what the scope must name; when an
   *   action cannot carry the tags of the scope; when the policies are more than a role can have
   */
  constructor(scope: Construct, id: string, props: ConnectAccessRoleProps) {
    const where = constructLabel('ConnectAccessRole', scope, id);
    const given = injectedProps(where, ConnectAccessRole, scope, id, props, GIVEN_KINDS);
    const { access, connectScope, ...roleProps } = given;
    const { findings, ...compiled } = compileOnce(
      where,
      Stack.of(scope),
      access,
      connectScope,
      'connectScope',
    );
    const planned = planRolePolicies(where, scope, roleProps, {
      ...compiled,
      description: 'Amazon Connect access',
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportRoleFindings(this, findings);
  }
}
