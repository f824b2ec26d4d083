import { Role } from 'aws-cdk-lib/aws-iam';
import { IStreamRef } from 'aws-cdk-lib/aws-kinesis';
import { IDeliveryStreamRef } from 'aws-cdk-lib/aws-kinesisfirehose';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
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
import { attachPolicies, planRolePolicies } from './private/role-policies';
import {
  Kinds,
  BUCKET_REF,
  DELIVERY_STREAM_REF,
  FLAG,
  FUNCTION_REF,
  KEY_REF,
  LEX_BOT,
  listOf,
  optional,
  SERVICE_LINKED_ROLE_ACCESS,
  STREAM_REF,
  TEXT,
} from '../input/kinds';
import { ConnectScope } from '../scope/connect-scope';
import { LexBot } from '../scope/lex-bot';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';
import { ROLE_KINDS } from './private/role-kinds';

/** Properties of a `ConnectAdminRole`. */
export interface ConnectAdminRoleProps extends ConnectRoleProps {
  /**
   * The version to pin `AmazonConnect_FullAccess` at, such as `v3`. The role gets an exact copy of
   * that version, without any later additions by AWS. A warning reports how far the version is
   * behind. docs/managed-policies.md lists the versions and the changes in each version.
   *
   * @default - the policy as AWS serves it, with what AWS adds to it
   */
  readonly managedPolicyVersion?: string;

  /**
   * The service-linked roles whose inline policies the administrator may write.
   *
   * @default ServiceLinkedRoleAccess.any() as AWS documents it
   */
  readonly serviceLinkedRole?: ServiceLinkedRoleAccess;

  /**
   * Whether to deny `connect:AdminGetEmergencyAccessToken`, which `connect:*` in the managed policy
   * allows.
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
   * KMS keys that the administrator may attach to storage. Connect creates a grant on the key with
   * the permissions of the administrator. The role can use the keys only through AWS services.
   *
   * @default - no customer managed key can be attached
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/key-management.html
   */
  readonly encryptionKeys?: IKeyRef[];

  /**
   * Lambda functions that the administrator may add to an instance and remove from it. The
   * administrator can allow only Connect to invoke them.
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
   * Kinesis data streams that the administrator may attach. Version 4 of the managed policy covers
   * every stream, so this property adds nothing to that version. The streams are still validated,
   * and they matter for a pinned older version.
   *
   * @default - every stream, by the managed policy
   */
  readonly kinesisStreams?: IStreamRef[];

  /**
   * Firehose streams that the administrator may attach. The managed policy covers them in the same
   * way as `kinesisStreams`.
   *
   * @default - every stream, by the managed policy
   */
  readonly deliveryStreams?: IDeliveryStreamRef[];
}

const KINDS: Kinds<Omit<ConnectAdminRoleProps, keyof ConnectRoleProps>> = {
  managedPolicyVersion: optional(TEXT),
  serviceLinkedRole: optional(SERVICE_LINKED_ROLE_ACCESS),
  denyEmergencyAccess: optional(FLAG),
  storageBuckets: optional(listOf(BUCKET_REF)),
  encryptionKeys: optional(listOf(KEY_REF)),
  lambdaFunctions: optional(listOf(FUNCTION_REF)),
  lexBots: optional(listOf(LEX_BOT)),
  kinesisStreams: optional(listOf(STREAM_REF)),
  deliveryStreams: optional(listOf(DELIVERY_STREAM_REF)),
};

const GIVEN_KINDS = { ...ROLE_KINDS, ...KINDS };

/**
 * A role with full access to every instance of Amazon Connect in the account. It has the managed
 * policy `AmazonConnect_FullAccess` and the custom policy that AWS documents with it. The statement
 * of the custom policy is `AttachAnyPolicyToAmazonConnectRole`.
 *
 * For named instances, use a `ConnectAccessRole` with `ConnectAccess.instanceAdministrator()`.
 *
 * The role also gets the missing permissions for the buckets, keys, functions and bots that you
 * name. It does not repeat permissions that the managed policy already grants.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 *
 * @example
 * new ConnectAdminRole(this, 'Admin', { assumedBy: employees, storageBuckets: [recordings] });
 */
export class ConnectAdminRole extends Role {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-amazon-connect-iam.ConnectAdminRole';

  /** Findings about the granted access, such as actions that IAM can grant only on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the role.
   *
   * @throws when a list is empty, a resource is given twice, a reference is not what the property
   *   takes, or the managed policy has no such version
   */
  constructor(scope: Construct, id: string, props: ConnectAdminRoleProps) {
    const where = constructLabel('ConnectAdminRole', scope, id);
    const given = injectedProps(where, ConnectAdminRole, scope, id, props, GIVEN_KINDS);
    const full = rethrowAt(`${where}: managedPolicyVersion`, () =>
      ConnectAccess.fullAccess(given.managedPolicyVersion),
    );
    const access = given.denyEmergencyAccess
      ? full.plus(ConnectAccess.denyEmergencyAccess())
      : full;
    const { findings, ...compiled } = compileOnce(
      where,
      Stack.of(scope),
      access,
      scopeOf(where, given),
    );
    const planned = planRolePolicies(where, scope, given, {
      ...compiled,
      description: 'Amazon Connect: full access',
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportRoleFindings(this, findings);
  }
}

/**
 * Returns every instance, as in the managed policy, and the resources that the administrator can
 * attach.
 */
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
