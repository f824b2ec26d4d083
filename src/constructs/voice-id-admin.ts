import { Role } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectKeyGrants } from './connect-key-grants';
import { ConnectRoleProps } from './connect-role-props';
import { ConnectAccess } from '../access/connect-access';
import { reviewFacts } from '../catalogue/catalogue';
import { rethrowAt } from '../input/error';
import { acknowledgeWithin } from './private/acknowledgements';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { injectedProps } from './private/injected-props';
import {
  checkKey,
  isImported,
  isOwned,
  keyStatement,
  onKey,
  shownArn,
  warnOfKeyPolicy,
} from './private/key-policy';
import { reportRoleFindings } from './private/report-findings';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import {
  Kinds,
  KEY_OF_CDK,
  optional,
  SCOPE,
  SERVICE_LINKED_ROLE_ACCESS,
  TEXT,
} from '../input/kinds';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';
import { warnedAs } from '../text/construct-reasons';
import { finding } from '../text/findings';
import { ROLE_KINDS } from './private/role-kinds';

/** Properties of a `VoiceIdAdmin`. */
export interface VoiceIdAdminProps extends ConnectRoleProps {
  /**
   * The version to pin `AmazonConnectVoiceIDFullAccess` at, such as `v1`. The role gets an exact
   * copy of that version, without any later additions by AWS. A warning reports how far the version
   * is behind. docs/managed-policies.md lists the versions and the changes in each version.
   *
   * @default - the policy as AWS serves it, with what AWS adds to it
   */
  readonly managedPolicyVersion?: string;

  /**
   * The instances that the administrator may attach Voice ID domains to.
   *
   * @default ConnectScope.allInstances() as AWS documents it
   */
  readonly connectScope?: ConnectScope;

  /**
   * The service-linked roles whose inline policies the administrator may write.
   *
   * @default ServiceLinkedRoleAccess.any() as AWS documents it
   */
  readonly serviceLinkedRole?: ServiceLinkedRoleAccess;

  /**
   * The customer managed key of the Voice ID domains. Voice ID has no default key. The key policy
   * gets the documented operations for this role, only through Voice ID: `kms:CreateGrant`,
   * `kms:Decrypt` and `kms:DescribeKey`.
   *
   * The construct does not change the policy of an imported key, or of a key in another stack or
   * account. Instead, the role gets the operations on the key itself. For an imported key, a
   * warning describes the statement that its policy needs.
   *
   * @default - no key policy is changed
   */
  readonly encryptionKey?: IKey;
}

const KEY_STATEMENT = 'UseVoiceIdKey';

const KINDS: Kinds<Omit<VoiceIdAdminProps, keyof ConnectRoleProps>> = {
  managedPolicyVersion: optional(TEXT),
  connectScope: optional(SCOPE),
  serviceLinkedRole: optional(SERVICE_LINKED_ROLE_ACCESS),
  encryptionKey: optional(KEY_OF_CDK),
};

const GIVEN_KINDS = { ...ROLE_KINDS, ...KINDS };

/**
 * A role with full access to Amazon Connect Voice ID. It has the managed policy
 * `AmazonConnectVoiceIDFullAccess` and the custom policy of three statements that AWS documents
 * with it.
 *
 * Voice ID reached its end of support on 2026-05-20. The construct is for teams that still need to
 * delete their domains. It reports the warning `cdk-amazon-connect-iam:voice-id-end-of-support`.
 * Acknowledge it with `Validations.of(role).acknowledge(...)`.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 *
 * @example
 * new VoiceIdAdmin(this, 'VoiceId', { assumedBy: employees, encryptionKey: key });
 */
export class VoiceIdAdmin extends Role {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-amazon-connect-iam.VoiceIdAdmin';

  /** Findings about the granted access, such as actions that IAM can grant only on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the role.
   *
   * @throws when the scope has an instance of another account; when it has tags and does not
   *   explicitly allow granting the managed policy, which tags cannot limit; when the key is an
   *   alias, or the managed policy has no such version
   */
  constructor(scope: Construct, id: string, props: VoiceIdAdminProps) {
    const where = constructLabel('VoiceIdAdmin', scope, id);
    const given = injectedProps(where, VoiceIdAdmin, scope, id, props, GIVEN_KINDS);
    const { connectScope = ConnectScope.allInstances(), encryptionKey } = given;
    const stack = Stack.of(scope);
    if (encryptionKey) checkKey(`${where}: encryptionKey`, stack, encryptionKey);
    const withRole = given.serviceLinkedRole
      ? connectScope.withServiceLinkedRole(given.serviceLinkedRole)
      : connectScope;
    const access = rethrowAt(`${where}: managedPolicyVersion`, () =>
      ConnectAccess.voiceId(given.managedPolicyVersion),
    );
    const { findings, statements, ...compiled } = compileOnce(
      where,
      stack,
      access,
      withRole,
      'connectScope',
    );
    const onRole =
      encryptionKey && !isOwned(encryptionKey, stack)
        ? [onKey(keyStatement(KEY_STATEMENT, encryptionKey), encryptionKey)]
        : [];
    const planned = planRolePolicies(where, scope, given, {
      ...compiled,
      statements: [...statements, ...onRole],
      description: 'Amazon Connect Voice ID: full access',
    });
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportRoleFindings(this, [endOfSupportFinding(), ...findings]);

    acknowledgeWithin(
      this,
      reviewFacts().endOfSupport.map(({ service }) => ({
        id: 'end-of-support',
        subject: service,
        reason: warnedAs('voice-id-end-of-support'),
      })),
    );
    if (encryptionKey) this.allowInKeyPolicy(encryptionKey);
  }

  private allowInKeyPolicy(key: IKey): void {
    if (isOwned(key, Stack.of(this))) {
      ConnectKeyGrants.fromKey(key).administerVoiceId(this);
    } else if (isImported(key)) {
      warnOfKeyPolicy(this, key, [KEY_STATEMENT], { AWS: shownArn(this.roleArn, this) });
    }
  }
}

const endOfSupportFinding = () =>
  finding('voice-id-end-of-support', {
    subject: 'VoiceIdAdmin',
    what: 'Voice ID reached its end of support on 2026-05-20',
  });
