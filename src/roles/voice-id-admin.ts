import { ArnPrincipal, PolicyStatement, Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Aws, Stack, Token, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { statementTemplate } from '../catalogue/load';
import { acknowledgeFindings } from '../private/acknowledge';
import { bind } from '../private/bind';
import { serviceLinkedRoleStatements } from '../private/documented';
import { instancePlaces } from '../private/instance-places';
import { placeName } from '../private/place-name';
import { withAccess } from '../private/role-props';
import { Statement } from '../private/statement';
import { checkArn, KEY } from '../scope/arn';
import { ConnectScope } from '../scope/connect-scope';
import { ServiceLinkedRoleAccess } from '../scope/service-linked-role-access';

const MANAGED_POLICY = 'AmazonConnectVoiceIDFullAccess';

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
   * The policy of an imported key cannot be changed; a warning then says what to write into it.
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
    if (encryptionKey) checkArn(`${where}: encryptionKey`, encryptionKey.keyArn, KEY);
    const statements = [
      ...serviceLinkedRoleStatements(props.serviceLinkedRole ?? ServiceLinkedRoleAccess.anyConnectRole()),
      bind('AssociateVoiceIdDomains', { Partition: [Aws.PARTITION] }, instancePlaces(`${where}: connectScope`, stack, connectScope)),
      bind('ManageConnectEventRules', {}),
      ...(encryptionKey ? keyOfAnotherAccount(stack, encryptionKey) : []),
    ];
    super(scope, id, withAccess(where, props, { managedPolicies: [MANAGED_POLICY], statements, description: 'Amazon Connect Voice ID: full access' }));
    acknowledgeFindings(this, statements, [MANAGED_POLICY]);

    Validations.of(this).addWarning('cdk-amazon-connect-iam:VoiceIdEndOfSupport',
      'Voice ID reached its end of support on 2026-05-20: what this role grants cannot be used any more. Remove the role, or acknowledge this.');
    if (encryptionKey) this.allowInKeyPolicy(encryptionKey);
  }

  private allowInKeyPolicy(key: IKey): void {
    const { actions } = statementTemplate('UseVoiceIdKey');
    const { statementAdded } = key.addToResourcePolicy(new PolicyStatement({
      principals: [new ArnPrincipal(this.roleArn)],
      actions: [...actions],
      resources: ['*'],
    }));
    if (statementAdded) return;
    Validations.of(this).addWarning('cdk-amazon-connect-iam:KeyPolicyNotChanged',
      `The policy of the imported key of ${this.node.path} cannot be changed from here. Allow this role ${actions.join(', ')} in it.`);
  }
}

/** A key of another account needs the permission on both sides. */
function keyOfAnotherAccount(stack: Stack, key: IKey): Statement[] {
  const known = !Token.isUnresolved(stack.account) && !Token.isUnresolved(key.env.account);
  return known && stack.account !== key.env.account ? [{ ...bind('UseVoiceIdKey', {}), resources: [key.keyArn] }] : [];
}
