import { IPrincipal, PrincipalWithConditions, Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectRoleProps } from './connect-role-props';
import { ConnectAccessError } from '../input/error';
import { reportRoleFindings } from './private/report-findings';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import { instantiate } from '../compiler/placeholders';
import { constructLabel } from './private/construct-label';
import { emergencyFindings } from './private/emergency-findings';
import { injectedProps } from './private/injected-props';
import { namedInstances } from './private/named-instances';
import { checkIpRanges } from '../input/ip-range';
import { Kinds, FLAG, listOf, optional, SCOPE, TEXT } from '../input/kinds';
import { toPolicyText } from '../scope/cdk-text';
import { ConnectScope } from '../scope/connect-scope';
import { ROLE_KINDS } from './private/role-kinds';

/** Properties of a `ConnectEmergencyAccessRole`. */
export interface ConnectEmergencyAccessRoleProps extends ConnectRoleProps {
  /** The instances to sign in to: named instances in the role's own account. */
  readonly connectScope: ConnectScope;

  /**
   * The public IPv4 or IPv6 addresses and ranges from which emergency access is allowed. The role
   * denies emergency access from other addresses, regardless of its other policies. It also denies
   * emergency access through VPC endpoints, where requests have no public address.
   *
   * @default - from everywhere: the IP address restrictions of an instance do not apply to
   *   emergency access
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/authentication-profiles.html
   */
  readonly sourceIps?: string[];

  /**
   * Whether principals must use IAM MFA to assume the role. The trust policy requires it, because
   * the caller's MFA is known there. A role session does not necessarily carry the MFA.
   *
   * Only IAM users have IAM MFA. Sessions of IAM Identity Center, of an identity provider or of
   * another role do not carry it. With this option, they could never assume the role, so require
   * MFA there instead.
   *
   * @default false
   * @see
   *   https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
   */
  readonly requireMfa?: boolean;
}

const KINDS: Kinds<Omit<ConnectEmergencyAccessRoleProps, keyof ConnectRoleProps>> = {
  connectScope: SCOPE,
  sourceIps: optional(listOf(TEXT)),
  requireMfa: optional(FLAG),
};

const GIVEN_KINDS = { ...ROLE_KINDS, ...KINDS };

/**
 * A break-glass role that signs in to the named instances as their administrator
 * (`connect:AdminGetEmergencyAccessToken`), for when nobody else can.
 *
 * The warning `cdk-amazon-connect-iam:emergency-access` describes the access that the role gives.
 * Acknowledge it with `Validations.of(role).acknowledge(...)`. To deny emergency access to
 * everybody else, use `ConnectEmergencyAccess.denyElsewhere`.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/emergency-admin-login.html
 *
 * @example
 * new ConnectEmergencyAccessRole(this, 'Emergency', {
 *   assumedBy: employees,
 *   connectScope: ConnectScope.instances(instance),
 *   requireMfa: true,
 * });
 */
export class ConnectEmergencyAccessRole extends Role {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string =
    'cdk-amazon-connect-iam.ConnectEmergencyAccessRole';

  /** Findings about the access that the role gives, and about actions granted on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the role.
   *
   * @throws when the scope is every instance, has tags, or has an instance of another account; when
   *   a source address is invalid, is private or covers every address; when MFA is required of a
   *   principal that cannot have it in IAM
   */
  constructor(scope: Construct, id: string, props: ConnectEmergencyAccessRoleProps) {
    const where = constructLabel('ConnectEmergencyAccessRole', scope, id);
    const given = injectedProps(where, ConnectEmergencyAccessRole, scope, id, props, GIVEN_KINDS);
    const { connectScope, sourceIps, requireMfa = false, ...roleProps } = given;
    const { values } = namedInstances(`${where}: connectScope`, Stack.of(scope), connectScope);
    const addresses = sourceIps
      ? checkIpRanges(`${where}: sourceIps`, Stack.of(scope), sourceIps)
      : [];
    const statements = [
      instantiate('GetEmergencyAccess', {}, values),
      instantiate('ListInstancesForEmergencyAccess', {}),
      ...(addresses.length > 0
        ? [
            instantiate('DenyEmergencyAccessFromOtherAddresses', {
              SourceIp: addresses.map(toPolicyText),
            }),
          ]
        : []),
    ];
    const assumedBy = requireMfa ? withMfa(given.assumedBy) : given.assumedBy;
    const planned = planRolePolicies(
      where,
      scope,
      { ...roleProps, assumedBy },
      {
        managedPolicies: [],
        statements,
        description: 'Amazon Connect: emergency access',
      },
    );
    super(scope, id, planned.props);
    if (requireMfa) checkMfa(`${where}: requireMfa`, this);
    attachPolicies(this, planned);
    this.findings = reportRoleFindings(
      this,
      emergencyFindings(statements, { sourceIps: addresses, mfa: requireMfa }),
    );
  }
}

const withMfa = (principal: IPrincipal) =>
  new PrincipalWithConditions(principal, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } });

/**
 * Throws when a principal cannot have MFA. Only IAM principals can have it, and any other kind
 * could never assume the role.
 */
function checkMfa(where: string, role: Role): void {
  const statements: Array<{ Principal: object }> = Stack.of(role).resolve(
    role.assumeRolePolicy,
  ).Statement;
  const kinds = statements
    .flatMap(({ Principal }) => Object.keys(Principal))
    .filter((kind) => kind !== 'AWS');
  if (kinds.length === 0) return;
  throw new ConnectAccessError({
    where,
    problem: `a principal of the kind ${kinds[0]} carries no MFA of IAM, and could never assume the role`,
    allowed: 'accounts, users and roles of IAM',
    instead: 'Leave it out, and ask for MFA where people sign in',
  });
}
