import { IRoleRef } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import { checkArn, checkInStack } from './check-arn';
import { serviceLinkedRole } from '../catalogue/catalogue';
import { CONNECT_SERVICE_LINKED_ROLE } from '../input/arn-kind';
import { ConnectAccessError } from '../input/error';
import { areKnownToDiffer, TargetEnvironment } from '../input/target-environment';
import { parseArn } from '../policy/arn';

/**
 * Into which service-linked role of Amazon Connect a principal may write inline policies
 * (`iam:PutRolePolicy`).
 *
 * AWS documents the widest form and warns of it: it lets the principal configure any resource of the
 * account to work with the instance. AWS's own advice is to create the role with the access that it
 * needs beforehand and to leave the permission out.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
 */
export class ServiceLinkedRoleAccess {
  /** Any service-linked role of Amazon Connect, as AWS documents it. */
  public static any(): ServiceLinkedRoleAccess {
    const { principal, namePrefix } = serviceLinkedRole('connect');
    return new ServiceLinkedRoleAccess(
      [`arn:${Aws.PARTITION}:iam::*:role/aws-service-role/${principal}/${namePrefix}*`],
      true,
    );
  }

  /**
   * One service-linked role.
   *
   * @throws when the ARN is that of another role
   */
  public static role(role: IRoleRef): ServiceLinkedRoleAccess {
    return new ServiceLinkedRoleAccess([
      checkArn('ServiceLinkedRoleAccess.role', role.roleRef.roleArn, CONNECT_SERVICE_LINKED_ROLE),
    ]);
  }

  /**
   * The service-linked role with the given ARN. `CfnInstance.attrServiceRole` is one.
   *
   * @throws when the ARN is that of another role, or a pattern
   */
  public static roleArn(roleArn: string): ServiceLinkedRoleAccess {
    return new ServiceLinkedRoleAccess([
      checkArn('ServiceLinkedRoleAccess.roleArn', roleArn, CONNECT_SERVICE_LINKED_ROLE),
    ]);
  }

  /**
   * None: the service-linked role was created beforehand and has the access that it needs. The
   * principal may use it and may not rewrite it; switching on a feature that needs more fails.
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
   * The roles as they are seen from somewhere.
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
