import { Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { IStreamRef } from 'aws-cdk-lib/aws-kinesis';
import { IDeliveryStreamRef } from 'aws-cdk-lib/aws-kinesisfirehose';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
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
import { LexBot } from '../scope/lex-bot';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

/** Properties of a `ConnectAdminRole`. */
export interface ConnectAdminRoleProps extends RoleProps {
  /**
   * The version that `AmazonConnect_FullAccess` is pinned at, `v3`.
   * The role gets a copy of it, word for word, and nothing that AWS adds to the policy later;
   * a warning says how far it is behind. docs/managed-policies.md has the versions and what each
   * changed.
   *
   * @default - the policy as AWS serves it, with what AWS adds to it
   */
  readonly managedPolicyVersion?: string;

  /**
   * Into which service-linked role of Amazon Connect the administrator may write inline policies.
   *
   * @default ServiceLinkedRoleAccess.any() as AWS documents it
   */
  readonly serviceLinkedRole?: ServiceLinkedRoleAccess;

  /**
   * Whether to deny `connect:AdminGetEmergencyAccessToken`, which `connect:*` of the managed policy allows.
   *
   * @default false emergency access is allowed, as in AWS's policy
   */
  readonly denyEmergencyAccess?: boolean;

  /**
   * Existing buckets that the administrator may attach as storage. The managed policy covers only
   * buckets named `amazon-connect-*`.
   *
   * @default - only buckets named amazon-connect-*
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/restrict-access-examples.html
   */
  readonly storageBuckets?: IBucketRef[];

  /**
   * KMS keys that the administrator may attach to storage: Connect makes a grant on the key with the
   * administrator's permissions. Allowed through AWS services only.
   *
   * @default - no customer managed key can be attached
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/key-management.html
   */
  readonly encryptionKeys?: IKeyRef[];

  /**
   * Lambda functions that the administrator may add to an instance and remove from it. Only Connect
   * can be permitted to invoke them.
   *
   * @default - no function can be added
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/restrict-access-examples.html
   */
  readonly lambdaFunctions?: IFunctionRef[];

  /**
   * Lex bots that the administrator may add to an instance and remove from it.
   *
   * @default - no bot can be added
   */
  readonly lexBots?: LexBot[];

  /**
   * Kinesis data streams that the administrator may attach. Version 4 of the managed policy covers every
   * stream, so naming them adds nothing to it; they are checked, and are there for a pinned older version.
   *
   * @default - every stream, by the managed policy
   */
  readonly kinesisStreams?: IStreamRef[];

  /**
   * Firehose streams that the administrator may attach. Covered like `kinesisStreams`.
   *
   * @default - every stream, by the managed policy
   */
  readonly deliveryStreams?: IDeliveryStreamRef[];
}

/**
 * Full access to Amazon Connect: the managed policy `AmazonConnect_FullAccess` and the custom policy
 * that AWS documents beside it, whose statement is `AttachAnyPolicyToAmazonConnectRole`.
 *
 * What the pair still lacks for own buckets, keys, functions and bots is added for those that are
 * named, and nothing that the managed policy grants already.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 */
export class ConnectAdminRole extends Role {
  /** What is to be known of the access beside its statements. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when a list is empty, a resource is given twice, a reference is not what the property takes, or the managed
   * policy has no such version
   */
  constructor(scope: Construct, id: string, props: ConnectAdminRoleProps) {
    const where = constructLabel('ConnectAdminRole', scope, id);
    const full = rethrowAt(`${where}: managedPolicyVersion`, () =>
      ConnectAccess.fullAccess(props.managedPolicyVersion),
    );
    const access = props.denyEmergencyAccess
      ? full.plus(ConnectAccess.denyEmergencyAccess())
      : full;
    const { findings, ...compiled } = compileOnce(
      where,
      Stack.of(scope),
      access,
      scopeOf(where, props),
    );
    const planned = planRolePolicies(where, scope, props, {
      ...compiled,
      description: 'Amazon Connect: full access',
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportFindings(this, findings);
  }
}

/** Every instance, as the managed policy has it, and the resources that may be attached to them. */
function scopeOf(where: string, props: ConnectAdminRoleProps): ConnectScope {
  const {
    storageBuckets,
    encryptionKeys,
    lambdaFunctions,
    lexBots,
    kinesisStreams,
    deliveryStreams,
    serviceLinkedRole,
  } = props;
  let result = ConnectScope.allInstances();
  const name = <T>(
    property: string,
    given: T[] | undefined,
    add: (values: T[]) => ConnectScope,
  ) => {
    if (given) result = rethrowAt(`${where}: ${property}`, () => add(given));
  };
  name('storageBuckets', storageBuckets, (buckets) => result.withStorageBuckets(...buckets));
  name('encryptionKeys', encryptionKeys, (keys) => result.withEncryptionKeys(...keys));
  name('lambdaFunctions', lambdaFunctions, (functions) => result.withLambdaFunctions(...functions));
  name('lexBots', lexBots, (bots) => result.withLexBots(...bots));
  name('kinesisStreams', kinesisStreams, (streams) => result.withKinesisStreams(...streams));
  name('deliveryStreams', deliveryStreams, (streams) => result.withDeliveryStreams(...streams));
  return serviceLinkedRole ? result.withServiceLinkedRole(serviceLinkedRole) : result;
}
