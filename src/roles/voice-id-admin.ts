import { ArnPrincipal, PolicyStatement, Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ConnectAccess } from '../access/connect-access';
import { statementTemplate } from '../catalogue/load';
import { complete, plan } from '../private/apply';
import { bind } from '../private/bind';
import { compileOnce } from '../private/compile-once';
import { placeName } from '../private/place-name';
import { checkArn, checkInStack } from '../scope/arn';
import { KEY } from '../scope/arn-kind';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

/** Properties of a `VoiceIdAdmin`. */
export interface VoiceIdAdminProps extends RoleProps {
  /**
   * The instances to which Voice ID domains may be attached.
   *
   * @default ConnectScope.allInstances() as AWS documents it
   */
  readonly connectScope?: ConnectScope;

  /**
   * Into which service-linked role of Amazon Connect the administrator may write inline policies.
   *
   * @default ServiceLinkedRoleAccess.anyConnectRole() as AWS documents it
   */
  readonly serviceLinkedRole?: ServiceLinkedRoleAccess;

  /**
   * The customer managed key of the Voice ID domains; Voice ID has no default key. Its key policy gets
   * the documented operations for this role: `kms:CreateGrant`, `kms:Decrypt`, `kms:DescribeKey`.
   *
   * The policy of a key of another stack or account, or of an imported one, is not changed. The role gets the
   * operations on the key itself, and a warning says what its policy must allow.
   *
   * @default - no key policy is changed
   */
  readonly encryptionKey?: IKey;
}

/**
 * Full access to Amazon Connect Voice ID: the managed policy `AmazonConnectVoiceIDFullAccess` and the
 * custom policy of three statements that AWS documents beside it.
 *
 * Voice ID reached its end of support on 2026-05-20. The construct is for teams that still take their
 * domains down; it warns, and the warning `cdk-amazon-connect-iam:VoiceIdEndOfSupport` can be acknowledged
 * through `Validations.of(role).acknowledge(...)`.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 */
export class VoiceIdAdmin extends Role {
  /**
   * @throws when the scope has an instance of another account, or the key is an alias
   */
  constructor(scope: Construct, id: string, props: VoiceIdAdminProps) {
    const where = placeName('VoiceIdAdmin', scope, id);
    const { connectScope = ConnectScope.allInstances(), encryptionKey } = props;
    const stack = Stack.of(scope);
    const keyAt = `${where}: encryptionKey`;
    if (encryptionKey) checkInStack(keyAt, stack, checkArn(keyAt, encryptionKey.keyArn, KEY), KEY);
    const withRole = props.serviceLinkedRole ? connectScope.withServiceLinkedRole(props.serviceLinkedRole) : connectScope;
    const { managedPolicies, statements } = compileOnce(where, stack, ConnectAccess.voiceId(), withRole, 'connectScope');
    const onRole = encryptionKey && !isOwned(encryptionKey, stack) ? [{ ...bind('UseVoiceIdKey', {}), resources: [encryptionKey.keyArn] }] : [];
    const planned = plan(where, scope, props, {
      managedPolicies, statements: [...statements, ...onRole], description: 'Amazon Connect Voice ID: full access',
    });
    super(scope, id, planned.props);
    complete(this, planned);

    Validations.of(this).addWarning('cdk-amazon-connect-iam:VoiceIdEndOfSupport',
      'Voice ID reached its end of support on 2026-05-20: what this role grants cannot be used any more. Remove the role, or acknowledge this.');
    if (encryptionKey) this.allowInKeyPolicy(encryptionKey);
  }

  private allowInKeyPolicy(key: IKey): void {
    const { actions } = statementTemplate('UseVoiceIdKey');
    if (isOwned(key, Stack.of(this))) {
      key.addToResourcePolicy(new PolicyStatement({ principals: [new ArnPrincipal(this.roleArn)], actions: [...actions], resources: ['*'] }));
    } else if (isImported(key)) {
      Validations.of(this).addWarning('cdk-amazon-connect-iam:KeyPolicyNotChanged',
        `The policy of the imported key of ${this.node.path} cannot be changed. Unless it leaves the decision to IAM, allow this role ${actions.join(', ')} in it.`);
    }
  }
}

const isImported = (key: IKey) => !CfnResource.isCfnResource(key.node.defaultChild);

/**
 * Whether the key's policy can name the role. That of a key of another stack would tie the stacks to each other
 * in a circle: there, and for imported keys, the permission stands on the role, which is enough where the key's
 * policy leaves the decision to IAM, as the CDK's default does.
 */
const isOwned = (key: IKey, stack: Stack) => Stack.of(key) === stack && !isImported(key);
