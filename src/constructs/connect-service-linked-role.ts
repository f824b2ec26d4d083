import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { CfnServiceLinkedRole, IRoleRef, RoleReference } from 'aws-cdk-lib/aws-iam';
import { Aws, Fn, IResource, Resource, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ConnectAccessError } from '../input/error';
import { constructLabel } from './private/construct-label';
import { injectedProps } from './private/injected-props';
import { addWarning } from './private/report-findings';
import { Kind, Kinds, checkInput, objectWith, optional, TEXT } from '../input/kinds';
import { checkForm, checkFormInStack, TextForm } from '../input/text-form';
import { parseArn } from '../policy/arn';
import { checkArn, checkInStack } from '../scope/check-arn';
import {
  ConnectServiceLinkedRoleType,
  ServiceLinkedRoleSuffix,
} from '../scope/connect-service-linked-role-type';
import { finding } from '../text/findings';

/**
 * A service-linked role of the Amazon Connect family, created here or elsewhere. Only its
 * description can be changed.
 */
export interface IConnectServiceLinkedRole extends IResource, IRoleRef {
  /** The type of the service-linked role. */
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
   * The type of the service-linked role.
   *
   * @default ConnectServiceLinkedRoleType.INSTANCE
   */
  readonly roleType?: ConnectServiceLinkedRoleType;

  /**
   * The suffix that follows the service's own name and an underscore; only for the role of an
   * instance. IAM does not distinguish upper and lower case in role names. A different suffix is a
   * different role, so CloudFormation replaces the role.
   *
   * @default - none: AWSServiceRoleForAmazonConnect, of which an account can have one
   */
  readonly customSuffix?: string;

  /**
   * A description of the role's purpose, in up to 1,000 characters.
   *
   * @default - the service's own
   */
  readonly description?: string;
}

const ROLE_TYPE = objectWith('a ConnectServiceLinkedRoleType', '_arnKind');

const KINDS: Kinds<ConnectServiceLinkedRoleProps> = {
  roleType: optional(ROLE_TYPE),
  customSuffix: optional(TEXT),
  description: optional(TEXT),
};

/** An imported instance does not tell its role. */
const INSTANCE_OF_APP: Kind = {
  ...objectWith('a CfnInstance', 'attrServiceRole'),
  allowed: 'a CfnInstance. For an imported instance use ConnectServiceLinkedRole.fromRoleArn(...)',
};

/**
 * A service-linked role of Amazon Connect, created in advance. AWS advises this instead of allowing
 * administrators `iam:PutRolePolicy`. Give administrators `ServiceLinkedRoleAccess.none()`, so that
 * they can use the role and not rewrite it.
 *
 * **CloudFormation fails when a role with the name exists**, whoever created it: `Service role name
 * ... has been taken in this account`. Connect creates one role for each instance, and IAM is the
 * same in every Region. A stack in two Regions of an account therefore needs two suffixes.
 * Alternatively, create the role in one stack and use `fromRoleArn` in the other. Import an
 * existing role with `fromRoleArn`, `fromInstance` or `cdk import`. When the stack is deleted,
 * deleting the role fails while the service uses it. To keep the role, use
 * `applyRemovalPolicy(RemovalPolicy.RETAIN)`.
 *
 * **You cannot choose the role that an instance uses**, neither with the Connect API nor with
 * CloudFormation. `fromInstance` returns the role that an instance has.
 *
 * Outbound campaigns, managed synchronization and Customer Profiles create their own roles and
 * assign suffixes to them. AWS does not document whether they use a role that was created in
 * advance. For these types, the construct reports the warning
 * `cdk-amazon-connect-iam:service-creates-role`. Acknowledge it with
 * `Validations.of(role).acknowledge(...)`.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html
 * @see
 *   https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-servicelinkedrole.html
 *
 * @example
 * const role = ConnectServiceLinkedRole.fromInstance(this, 'RoleOfInstance', instance);
 */
export class ConnectServiceLinkedRole extends Resource implements IConnectServiceLinkedRole {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string =
    'cdk-amazon-connect-iam.ConnectServiceLinkedRole';

  /**
   * Imports an existing service-linked role by its ARN.
   *
   * @param roleType the type of the role. @default ConnectServiceLinkedRoleType.INSTANCE
   * @throws when the ARN is that of another role, or a pattern
   */
  public static fromRoleArn(
    scope: Construct,
    id: string,
    roleArn: string,
    roleType?: ConnectServiceLinkedRoleType,
  ): IConnectServiceLinkedRole {
    const type = roleType ?? ConnectServiceLinkedRoleType.INSTANCE;
    checkInput('ConnectServiceLinkedRole.fromRoleArn', roleType, optional(ROLE_TYPE));
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
   * Imports the service-linked role that an instance uses.
   *
   * @param instance its `attrServiceRole` is the ARN
   */
  public static fromInstance(
    scope: Construct,
    id: string,
    instance: CfnInstance,
  ): IConnectServiceLinkedRole {
    const where = constructLabel('ConnectServiceLinkedRole.fromInstance', scope, id);
    checkInput(where, instance, INSTANCE_OF_APP);
    const type = ConnectServiceLinkedRoleType.INSTANCE;
    return new ImportedServiceLinkedRole(
      scope,
      id,
      type,
      checkArn(where, instance.attrServiceRole, type._arnKind),
    );
  }

  /** The type of the service-linked role. */
  public readonly roleType: ConnectServiceLinkedRoleType;
  /** The name, with its suffix. */
  public readonly roleName: string;
  /** The ARN, with the path of the service. */
  public readonly roleArn: string;

  /**
   * Defines the service-linked role.
   *
   * @throws when a suffix is given for a role that takes none, a name with the suffix is not one of
   *   IAM's, or the description is too long
   */
  constructor(scope: Construct, id: string, props: ConnectServiceLinkedRoleProps = {}) {
    const where = constructLabel('ConnectServiceLinkedRole', scope, id);
    const given = injectedProps(where, ConnectServiceLinkedRole, scope, id, props, KINDS);
    const { roleType = ConnectServiceLinkedRoleType.INSTANCE, customSuffix, description } = given;
    if (description !== undefined) checkDescription(`${where}: description`, description);
    const suffix =
      customSuffix === undefined
        ? undefined
        : checkSuffix(`${where}: customSuffix`, Stack.of(scope), roleType, customSuffix);
    super(scope, id);
    const role = new CfnServiceLinkedRole(this, 'Resource', {
      awsServiceName: roleType.principal,
      customSuffix: suffix,
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

  /** The role as a reference, for `ServiceLinkedRoleAccess.role`. */
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

/** The maximum length of an IAM role name. */
const ROLE_NAME = 64;

function checkSuffix(
  where: string,
  stack: Stack,
  { namePrefix, principal, suffix }: ConnectServiceLinkedRoleType,
  given: string,
): string {
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
  const form: TextForm = {
    noun: 'the suffix of a role name',
    pattern: new RegExp(`^[\\w+=,.@-]{1,${longest}}$`),
    part: /^[\w+=,.@-]*$/,
    allowed:
      `1 to ${longest} letters, digits and + = , . @ - _; ` +
      `names of roles have up to ${ROLE_NAME}, and ${namePrefix}_ is before it`,
  };
  checkForm(where, given, form);
  return checkFormInStack(where, stack, given, form);
}

function checkDescription(where: string, description: string): void {
  if (Token.isUnresolved(description) || description.length <= 1000) return;
  throw new ConnectAccessError({
    where,
    problem: `the description has ${description.length} characters`,
    allowed: 'up to 1000',
  });
}
