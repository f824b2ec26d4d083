import { Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { CampaignsApi, CampaignsLevel } from '../access/campaigns';
import { ConnectAccess } from '../access/connect-access';
import { rethrowAt, ConnectAccessError } from '../input/error';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { reportFindings } from './private/report-findings';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import { checkNotEmpty, checkOneOf } from '../input/lists';
import { ConnectCampaign } from '../scope/connect-campaign';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

/** Properties of a `CampaignsOperator`. */
export interface CampaignsOperatorProps extends RoleProps {
  /**
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
   * The instances whose campaigns these are. The ARN of a campaign does not contain its instance; AWS
   * limits campaigns to an instance by the tag `owner`, which holds the instance's ARN. An administrator
   * needs named instances.
   *
   * Listing campaigns and reading the states of several at once cannot be limited by tag.
   * A scope with tags of its own says what becomes of them.
   *
   * @default ConnectScope.allInstances()
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_id-based-policy-examples.html
   */
  readonly connectScope?: ConnectScope;

  /**
   * The campaigns that may be seen and run. No campaign can be created then: a new one is none of these.
   *
   * @default - every campaign of the instances
   */
  readonly campaigns?: ConnectCampaign[];

  /**
   * For an administrator: the customer managed keys that an instance may be onboarded with.
   *
   * @default - none
   */
  readonly encryptionKeys?: IKeyRef[];

  /**
   * For an administrator: into which service-linked role of Amazon Connect onboarding may write.
   *
   * @default ServiceLinkedRoleAccess.any() as AWS documents it
   */
  readonly serviceLinkedRole?: ServiceLinkedRoleAccess;
}

/**
 * Access to the APIs of outbound campaigns, for which AWS ships no managed policy. The page of the console that
 * enables campaigns is for administrators; people who run campaigns use the Connect admin website, where
 * security profiles decide and not IAM.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_id-based-policy-examples.html
 */
export class CampaignsOperator extends Role {
  /** What is to be known of the access beside its statements: what stands on `*`, what tags do not limit. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when a list is empty, something is given twice, an administrator has no named instance,
   * an action cannot carry the tags of the scope, or somebody who is no administrator has an administrator's options
   */
  constructor(scope: Construct, id: string, props: CampaignsOperatorProps) {
    const where = constructLabel('CampaignsOperator', scope, id);
    const level = props.level ?? CampaignsLevel.OPERATOR;
    checkOneOf(`${where}: level`, level, Object.values(CampaignsLevel));
    if (props.apis) checkNotEmpty(`${where}: apis`, props.apis, 'API', 'both');
    checkLevel(where, level, props);
    const access = rethrowAt(`${where}: apis`, () =>
      ConnectAccess.campaigns(level, ...(props.apis ?? [])),
    );
    const { findings, ...compiled } = compileOnce(
      where,
      Stack.of(scope),
      access,
      scopeOf(where, props),
      'connectScope',
    );
    const planned = planRolePolicies(where, scope, props, {
      ...compiled,
      description: `Amazon Connect outbound campaigns: ${level.toLowerCase()}`,
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportFindings(this, findings);
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

/** What only an administrator has use for is an error for others: they would believe it to be granted. */
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
