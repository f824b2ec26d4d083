import { IRoleRef } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import { checkArn, checkInStack } from './check-arn';
import { serviceLinkedRole } from '../catalogue/catalogue';
import { CONNECT_SERVICE_LINKED_ROLE } from '../input/arn-kind';
import { ConnectAccessError } from '../input/error';
import { checkInput, ROLE_REF } from '../input/kinds';
import { areKnownToDiffer, TargetEnvironment } from '../input/target-environment';
import { parseArn } from '../policy/arn';

/**
 * The service-linked roles of Amazon Connect whose inline policies a principal may write
 * (`iam:PutRolePolicy`).
 *
 * AWS documents the widest form and warns about it. It lets the principal configure any resource of
 * the account to work with the instance. AWS advises creating the role in advance with the access
 * that it needs, and leaving out the permission.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 *
 * @example
 * new ConnectAdminRole(this, 'Admin', {
 *   assumedBy: employees,
 *   serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(instance.attrServiceRole),
 * });
 */
export class ServiceLinkedRoleAccess {
  /** Returns access to any service-linked role of Amazon Connect, as AWS documents it. */
  public static any(): ServiceLinkedRoleAccess {
    const { principal, namePrefix } = serviceLinkedRole('connect');
    return new ServiceLinkedRoleAccess(
      [`arn:${Aws.PARTITION}:iam::*:role/aws-service-role/${principal}/${namePrefix}*`],
      true,
    );
  }

  /**
   * Returns access to one service-linked role.
   *
   * @throws when the ARN is that of another role
   */
  public static role(role: IRoleRef): ServiceLinkedRoleAccess {
    checkInput('ServiceLinkedRoleAccess.role', role, ROLE_REF);
    return new ServiceLinkedRoleAccess([
      checkArn('ServiceLinkedRoleAccess.role', role.roleRef.roleArn, CONNECT_SERVICE_LINKED_ROLE),
    ]);
  }

  /**
   * Returns access to the service-linked role with the given ARN. `CfnInstance.attrServiceRole` is
   * one.
   *
   * @throws when the ARN is that of another role, or a pattern
   */
  public static roleArn(roleArn: string): ServiceLinkedRoleAccess {
    return new ServiceLinkedRoleAccess([
      checkArn('ServiceLinkedRoleAccess.roleArn', roleArn, CONNECT_SERVICE_LINKED_ROLE),
    ]);
  }

  /**
   * Returns access to no role: the service-linked role was created in advance with the access that
   * it needs. The principal may use the role but not rewrite it. Enabling a feature that needs more
   * access fails.
   */
  public static none(): ServiceLinkedRoleAccess {
    return new ServiceLinkedRoleAccess([]);
  }

  private constructor(
    private readonly arns: readonly string[],
    private readonly any = false,
  ) {}

  /** @internal */
  public get _name(): string {
    return this.arns.join();
  }

  /**
   * Returns the ARNs of the roles, seen from an environment.
   *
   * @internal
   */
  public _arns(where: string, from: TargetEnvironment): readonly string[] {
    if (this.any) return this.arns;
    return this.arns.map((arn) => {
      const account = parseArn(arn)?.account ?? from.account;
      if (areKnownToDiffer(account, from.account)) {
        throw new ConnectAccessError({
          where,
          problem:
            `the service-linked role is of account ${account}, the principal of account ` +
            `${from.account}, which cannot change it`,
          got: arn,
          instead: `Give the service-linked role of account ${from.account}`,
        });
      }
      return checkInStack(where, from, arn, CONNECT_SERVICE_LINKED_ROLE);
    });
  }
}
