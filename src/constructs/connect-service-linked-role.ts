import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { CfnServiceLinkedRole, IRoleRef, RoleReference } from 'aws-cdk-lib/aws-iam';
import { Aws, Fn, IResource, Resource, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ConnectAccessError } from '../input/error';
import { constructLabel } from './private/construct-label';
import { addWarning } from './private/report-findings';
import { withoutTokens } from '../input/tokens';
import { parseArn } from '../policy/arn';
import { checkArn, checkInStack } from '../scope/check-arn';
import {
  ConnectServiceLinkedRoleType,
  ServiceLinkedRoleSuffix,
} from '../scope/connect-service-linked-role-type';
import { finding } from '../text/findings';

/** A service-linked role of the family, made here or elsewhere. Nothing of it can be changed but its description. */
export interface IConnectServiceLinkedRole extends IResource, IRoleRef {
  /** Which of the family it is. */
  readonly roleType: ConnectServiceLinkedRoleType;

  /**
   * The name, with its suffix.
   *
   * @attribute
   */
  readonly roleName: string;

  /**
   * The ARN, with the path of the service.
   *
   * @attribute
   */
  readonly roleArn: string;
}

/** Properties of a `ConnectServiceLinkedRole`. */
export interface ConnectServiceLinkedRoleProps {
  /**
   * Which of the family.
   *
   * @default ConnectServiceLinkedRoleType.INSTANCE
   */
  readonly roleType?: ConnectServiceLinkedRoleType;

  /**
   * What the name has after the service's own part and an underscore; only for the role of an instance. IAM does not
   * tell upper from lower case in names. Another suffix is another role: CloudFormation replaces it.
   *
   * @default - none: AWSServiceRoleForAmazonConnect, of which an account can have one
   */
  readonly customSuffix?: string;

  /**
   * What the role is for, in up to 1,000 characters.
   *
   * @default - the service's own
   */
  readonly description?: string;
}

/**
 * A service-linked role of Amazon Connect, created beforehand: AWS advises that instead of allowing administrators
 * `iam:PutRolePolicy`. Give them `ServiceLinkedRoleAccess.none()`, and they can use it and not rewrite it.
 *
 * **CloudFormation fails when a role of the name exists**, whoever created it:
 * `Service role name ... has been taken in this account`.
 * Connect creates one for each instance, IAM is the same in every Region, and so a stack in two
 * Regions of an account needs two suffixes, or the role in one stack and `fromRoleArn` in the
 * other. Take over what exists with
 * `fromRoleArn`, `fromInstance` or `cdk import`.
 * When the stack is deleted, deleting the role fails as long as the service uses it;
 * `applyRemovalPolicy(RemovalPolicy.RETAIN)` leaves it.
 *
 * **No instance can be told which role to use**, neither by Connect's API nor by CloudFormation. `fromInstance` is the
 * one that an instance has.
 *
 * Outbound campaigns, managed synchronization and Customer Profiles create roles of their own and give them suffixes;
 * whether they use one that was created beforehand is not documented. For these there is the warning
 * `cdk-amazon-connect-iam:service-creates-role`, to be acknowledged through `Validations.of(role).acknowledge(...)`.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-servicelinkedrole.html
 */
export class ConnectServiceLinkedRole extends Resource implements IConnectServiceLinkedRole {
  /**
   * A service-linked role that exists, by its ARN.
   *
   * @param roleType which of the family. @default ConnectServiceLinkedRoleType.INSTANCE
   * @throws when the ARN is that of another role, or a pattern
   */
  public static fromRoleArn(
    scope: Construct,
    id: string,
    roleArn: string,
    roleType?: ConnectServiceLinkedRoleType,
  ): IConnectServiceLinkedRole {
    const type = roleType ?? ConnectServiceLinkedRoleType.INSTANCE;
    const where = constructLabel('ConnectServiceLinkedRole.fromRoleArn', scope, id);
    const arn = checkInStack(
      where,
      Stack.of(scope),
      checkArn(where, roleArn, type._arnKind),
      type._arnKind,
    );
    return new ImportedServiceLinkedRole(scope, id, type, arn);
  }

  /**
   * The service-linked role that an instance uses.
   *
   * @param instance its `attrServiceRole` is the ARN
   */
  public static fromInstance(
    scope: Construct,
    id: string,
    instance: CfnInstance,
  ): IConnectServiceLinkedRole {
    const where = constructLabel('ConnectServiceLinkedRole.fromInstance', scope, id);
    const type = ConnectServiceLinkedRoleType.INSTANCE;
    return new ImportedServiceLinkedRole(
      scope,
      id,
      type,
      checkArn(where, instance.attrServiceRole, type._arnKind),
    );
  }

  public readonly roleType: ConnectServiceLinkedRoleType;
  public readonly roleName: string;
  public readonly roleArn: string;

  /**
   * @throws when a suffix is given for a role that takes none, a name with the suffix is not one of IAM's, or the
   * description is too long
   */
  constructor(scope: Construct, id: string, props: ConnectServiceLinkedRoleProps = {}) {
    const where = constructLabel('ConnectServiceLinkedRole', scope, id);
    const { roleType = ConnectServiceLinkedRoleType.INSTANCE, customSuffix, description } = props;
    if (customSuffix !== undefined) checkSuffix(`${where}: customSuffix`, roleType, customSuffix);
    if (description !== undefined) checkDescription(`${where}: description`, description);
    super(scope, id);
    const role = new CfnServiceLinkedRole(this, 'Resource', {
      awsServiceName: roleType.principal,
      customSuffix,
      description,
    });
    this.roleType = roleType;
    this.roleName = role.attrRoleName;
    this.roleArn = `arn:${Aws.PARTITION}:iam::${Stack.of(this).account}:role${roleType.path}${this.roleName}`;
    if (roleType.suffix === ServiceLinkedRoleSuffix.SERVICE) {
      addWarning(
        this,
        finding('service-creates-role', {
          subject: roleType.principal,
          what: `${roleType.principal} creates service-linked roles of its own`,
        }),
      );
    }
  }

  /** The role as a reference: what `ServiceLinkedRoleAccess.role` takes. */
  public get roleRef(): RoleReference {
    return { roleName: this.roleName, roleArn: this.roleArn };
  }
}

class ImportedServiceLinkedRole extends Resource implements IConnectServiceLinkedRole {
  public readonly roleName: string;

  constructor(
    scope: Construct,
    id: string,
    public readonly roleType: ConnectServiceLinkedRoleType,
    public readonly roleArn: string,
  ) {
    super(scope, id, { environmentFromArn: roleArn });
    // arn:...:role/aws-service-role/PRINCIPAL/NAME
    this.roleName =
      parseArn(roleArn)?.resource.split('/').pop() ?? Fn.select(3, Fn.split('/', roleArn));
  }

  public get roleRef(): RoleReference {
    return { roleName: this.roleName, roleArn: this.roleArn };
  }
}

/** IAM's longest role name. */
const ROLE_NAME = 64;

function checkSuffix(
  where: string,
  { namePrefix, principal, suffix }: ConnectServiceLinkedRoleType,
  given: string,
): void {
  if (suffix !== ServiceLinkedRoleSuffix.CALLER) {
    throw new ConnectAccessError({
      where,
      problem:
        suffix === ServiceLinkedRoleSuffix.NONE
          ? `the service-linked role of ${principal} has no suffix: an account has one`
          : `the suffix of a service-linked role of ${principal} is the service's to give`,
      got: given,
      instead: 'Leave it out',
    });
  }
  const longest = ROLE_NAME - `${namePrefix}_`.length;
  const right = Token.isUnresolved(given)
    ? /^[\w+=,.@-]*$/.test(withoutTokens(given))
    : /^[\w+=,.@-]+$/.test(given) && given.length <= longest;
  if (!right) {
    throw new ConnectAccessError({
      where,
      problem: 'this is not the suffix of a role name',
      got: given,
      allowed:
        `1 to ${longest} letters, digits and + = , . @ - _; ` +
        `names of roles have up to ${ROLE_NAME}, and ${namePrefix}_ is before it`,
    });
  }
}

function checkDescription(where: string, description: string): void {
  if (Token.isUnresolved(description) || description.length <= 1000) return;
  throw new ConnectAccessError({
    where,
    problem: `the description has ${description.length} characters`,
    allowed: 'up to 1000',
  });
}
