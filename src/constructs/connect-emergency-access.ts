import { IRoleRef, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { documentSizeIn } from './private/statement-size';
import { instantiate } from '../compiler/placeholders';
import { policyDocument } from '../compiler/render';
import { ROLE } from '../input/arn-kind';
import { ConnectAccessError } from '../input/error';
import {
  checkInput,
  checkStruct,
  CONSTRUCT,
  Kinds,
  listOf,
  optional,
  ROLE_REF,
  SCOPE,
} from '../input/kinds';
import { checkNotEmpty, checkUnique } from '../input/lists';
import { sortStable } from '../input/stable-order';
import { CompiledStatement } from '../policy/compiled-statement';
import { SCP_QUOTA } from '../policy/quotas';
import { toPolicyText } from '../scope/cdk-text';
import { checkArn, checkInStack } from '../scope/check-arn';
import { ConnectScope } from '../scope/connect-scope';
import { instancesOfAnyAccount } from '../scope/locate-resources';

/** The exceptions to a deny of emergency access. */
export interface EmergencyAccessExceptions {
  /**
   * The instances, in any account, to which emergency access is not denied.
   *
   * @default - none, unless there are roles: then every instance
   */
  readonly connectScope?: ConnectScope;

  /**
   * The individual roles, in any account, to which emergency access is not denied.
   *
   * @default - none, unless there are instances: then every role and user
   */
  readonly roles?: IRoleRef[];
}

const KINDS: Kinds<EmergencyAccessExceptions> = {
  connectScope: optional(SCOPE),
  roles: optional(listOf(ROLE_REF)),
};

/**
 * Policies that deny emergency access to Amazon Connect, `connect:AdminGetEmergencyAccessToken`.
 *
 * @example
 * declare const emergency: ConnectEmergencyAccessRole;
 *
 * new iam.ManagedPolicy(this, 'NoOtherEmergencyAccess', {
 *   document: ConnectEmergencyAccess.denyElsewhere(this, {
 *     connectScope: ConnectScope.instances(instance),
 *     roles: [emergency],
 *   }),
 * });
 */
export class ConnectEmergencyAccess {
  /**
   * Returns a policy document that denies emergency access except for the exceptions. It denies
   * access to instances other than the given ones, and access by roles other than the given ones.
   * Without exceptions it denies all emergency access.
   *
   * The document does not allow anything. Use it as a service control policy in addition to one
   * that allows, such as `FullAWSAccess`. In a permissions boundary, use it with the boundary's own
   * statements. A service control policy does not apply to the management account of the
   * organization.
   *
   * @param scope where the document is used: instance ids belong to the account and Region of its
   *   stack
   * @throws when the exceptions are every instance, a list is empty, or an ARN is of something
   *   else; when the document is larger than a service control policy can be
   * @see
   *   https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
   */
  public static denyElsewhere(
    scope: Construct,
    exceptions: EmergencyAccessExceptions = {},
  ): PolicyDocument {
    const where = 'ConnectEmergencyAccess.denyElsewhere';
    checkInput(`${where}: scope`, scope, CONSTRUCT);
    checkStruct(where, exceptions, KINDS);
    const stack = Stack.of(scope);
    const { connectScope, roles } = exceptions;
    const instances = connectScope && instanceArns(`${where}: connectScope`, stack, connectScope);
    const roleArns = roles && arnsOf(`${where}: roles`, stack, roles);
    const statements = [
      ...(instances
        ? [instantiate('DenyConnectEmergencyAccessElsewhere', { Instance: instances })]
        : []),
      ...(roleArns
        ? [instantiate('DenyConnectEmergencyAccessByOthers', { EmergencyRole: roleArns })]
        : []),
      ...(instances || roleArns ? [] : [instantiate('DenyConnectEmergencyAccess', {})]),
    ];
    checkSize(where, stack, statements);
    return policyDocument(statements);
  }

  private constructor() {}
}

function instanceArns(where: string, stack: Stack, connectScope: ConnectScope): string[] {
  const instances = instancesOfAnyAccount(where, stack, connectScope._parts);
  if (instances && !connectScope._parts.tags) return instances.map(({ arn }) => toPolicyText(arn));
  throw new ConnectAccessError({
    where,
    problem: instances
      ? 'tags cannot tell the instances apart: the action does not take them'
      : 'with every instance as an exception nothing is denied',
    instead: 'Name the instances, or leave it out to deny emergency access to all of them',
  });
}

function arnsOf(where: string, stack: Stack, roles: readonly IRoleRef[]): string[] {
  checkNotEmpty(where, roles, 'role', 'no exception');
  const arns = roles.map(({ roleRef }) =>
    checkInStack(where, stack, checkArn(where, roleRef.roleArn, ROLE), ROLE),
  );
  checkUnique(where, arns, 'role');
  return sortStable(stack, arns, (arn) => arn).map(toPolicyText);
}

function checkSize(where: string, stack: Stack, statements: readonly CompiledStatement[]): void {
  const size = documentSizeIn(stack, statements);
  if (size <= SCP_QUOTA) return;
  throw new ConnectAccessError({
    where,
    problem: `the document takes ${size} characters`,
    allowed: `${SCP_QUOTA}, the quota of a service control policy`,
    instead: 'Name fewer instances and roles: give each organizational unit or account its own',
  });
}
