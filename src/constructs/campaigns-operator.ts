import { Role } from 'aws-cdk-lib/aws-iam';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectRoleProps } from './connect-role-props';
import { CampaignsApi, CampaignsLevel } from '../access/campaigns-level';
import { ConnectAccess } from '../access/connect-access';
import { rethrowAt, ConnectAccessError } from '../input/error';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { injectedProps } from './private/injected-props';
import { reportRoleFindings } from './private/report-findings';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import {
  Kinds,
  KEY_REF,
  listOf,
  objectWith,
  oneOf,
  optional,
  SCOPE,
  SERVICE_LINKED_ROLE_ACCESS,
} from '../input/kinds';
import { checkNotEmpty } from '../input/lists';
import { ConnectCampaign } from '../scope/connect-campaign';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';
import { ROLE_KINDS } from './private/role-kinds';

/** Properties of a `CampaignsOperator`. */
export interface CampaignsOperatorProps extends ConnectRoleProps {
  /**
   * The level of access to outbound campaigns.
   *
   * @default CampaignsLevel.OPERATOR
   */
  readonly level?: CampaignsLevel;

  /**
   * The editions of the API whose actions are granted.
   *
   * @default - both
   */
  readonly apis?: CampaignsApi[];

  /**
   * The instances whose campaigns the role can access. The ARN of a campaign does not contain its
   * instance. AWS limits campaigns to an instance by the tag `owner`, which holds the ARN of the
   * instance. An administrator needs named instances.
   *
   * A tag cannot limit listing campaigns or reading the states of several campaigns at once. A
   * scope with its own tags specifies how to handle these actions.
   *
   * @default ConnectScope.allInstances()
   * @see
   *   https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_id-based-policy-examples.html
   */
  readonly connectScope?: ConnectScope;

  /**
   * The campaigns that the role can view and run. With this property, the role cannot create
   * campaigns, because a new campaign is not in the list.
   *
   * @default - every campaign of the instances
   */
  readonly campaigns?: ConnectCampaign[];

  /**
   * For an administrator: the customer managed keys that can be used to onboard an instance.
   *
   * @default - none
   */
  readonly encryptionKeys?: IKeyRef[];

  /**
   * For an administrator: the service-linked roles of Amazon Connect that onboarding can write to.
   *
   * @default ServiceLinkedRoleAccess.any() as AWS documents it
   */
  readonly serviceLinkedRole?: ServiceLinkedRoleAccess;
}

const KINDS: Kinds<Omit<CampaignsOperatorProps, keyof ConnectRoleProps>> = {
  level: optional(oneOf(CampaignsLevel)),
  apis: optional(listOf(oneOf(CampaignsApi))),
  connectScope: optional(SCOPE),
  campaigns: optional(listOf(objectWith('a ConnectCampaign', '_name'))),
  encryptionKeys: optional(listOf(KEY_REF)),
  serviceLinkedRole: optional(SERVICE_LINKED_ROLE_ACCESS),
};

const GIVEN_KINDS = { ...ROLE_KINDS, ...KINDS };

/**
 * A role with access to the APIs of outbound campaigns. AWS does not provide a managed policy for
 * these APIs.
 *
 * The console page that enables campaigns is for administrators. People who run campaigns use the
 * Connect admin website, where security profiles control access instead of IAM.
 *
 * @see
 *   https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_id-based-policy-examples.html
 *
 * @example
 * new CampaignsOperator(this, 'Dialer', {
 *   assumedBy: employees,
 *   level: CampaignsLevel.OPERATOR,
 *   connectScope: ConnectScope.instances(instance),
 * });
 */
export class CampaignsOperator extends Role {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-amazon-connect-iam.CampaignsOperator';

  /** Findings about the granted access, such as actions granted on `*` or not limited by tags. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the role.
   *
   * @throws when a list is empty, a value is given twice, an administrator has no named instance,
   *   an action cannot carry the tags of the scope, or a level below administrator has
   *   administrator options
   */
  constructor(scope: Construct, id: string, props: CampaignsOperatorProps) {
    const where = constructLabel('CampaignsOperator', scope, id);
    const given = injectedProps(where, CampaignsOperator, scope, id, props, GIVEN_KINDS);
    const level = given.level ?? CampaignsLevel.OPERATOR;
    if (given.apis) checkNotEmpty(`${where}: apis`, given.apis, 'API', 'both');
    checkLevel(where, level, given);
    const access = rethrowAt(`${where}: apis`, () =>
      ConnectAccess.campaigns(level, ...(given.apis ?? [])),
    );
    const { findings, ...compiled } = compileOnce(
      where,
      Stack.of(scope),
      access,
      scopeOf(where, given),
      'connectScope',
    );
    const planned = planRolePolicies(where, scope, given, {
      ...compiled,
      description: `Amazon Connect outbound campaigns: ${level.toLowerCase()}`,
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportRoleFindings(this, findings);
  }
}

function scopeOf(where: string, props: CampaignsOperatorProps): ConnectScope {
  const {
    connectScope = ConnectScope.allInstances(),
    campaigns,
    encryptionKeys,
    serviceLinkedRole,
  } = props;
  let result = connectScope;
  if (campaigns)
    result = rethrowAt(`${where}: campaigns`, () => result.withCampaigns(...campaigns));
  if (encryptionKeys)
    result = rethrowAt(`${where}: encryptionKeys`, () =>
      result.withEncryptionKeys(...encryptionKeys),
    );
  return serviceLinkedRole ? result.withServiceLinkedRole(serviceLinkedRole) : result;
}

/**
 * Throws when a level below administrator has administrator options: the caller would believe that
 * the role grants them.
 */
function checkLevel(where: string, level: CampaignsLevel, props: CampaignsOperatorProps): void {
  if (level === CampaignsLevel.ADMINISTRATOR) {
    if (props.connectScope && !props.connectScope.coversAllInstances) return;
    throw new ConnectAccessError({
      where: `${where}: connectScope`,
      problem: 'an administrator of campaigns changes instances, and none is named',
      instead:
        'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
    });
  }
  for (const property of ['encryptionKeys', 'serviceLinkedRole'] as const) {
    if (props[property] === undefined) continue;
    throw new ConnectAccessError({
      where: `${where}: ${property}`,
      problem: `the property is for administrators, the level is ${level}`,
      instead: 'Leave it out, or give level: CampaignsLevel.ADMINISTRATOR',
    });
  }
}
