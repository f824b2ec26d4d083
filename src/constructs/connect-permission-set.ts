import { CfnPermissionSet, IPermissionSetRef, PermissionSetReference } from 'aws-cdk-lib/aws-sso';
import { Aws, Duration, Resource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectAccess } from '../access/connect-access';
import { compileAccess } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import {
  awsPolicyNames,
  checkDescription,
  checkIdentityCenter,
  checkName,
  checkRelayState,
  checkTags,
  isoDuration,
  policyReferences,
} from './private/permission-set-props';
import { attachedFindings, checkInlineSize } from './private/permission-set-quotas';
import { checkNotServed, withCopies } from './private/policy-copies';
import { reportFindings } from './private/report-findings';
import { policyDocument } from '../compiler/render';
import { assignedAccounts } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';

/** A customer managed policy of the accounts that a permission set is assigned to. */
export interface CustomerManagedPolicy {
  /** A policy of this name and path must be in each account before the permission set is assigned there. */
  readonly policyName: string;

  /**
   * @default - /
   */
  readonly path?: string;
}

/** Properties of a `ConnectPermissionSet`. */
export interface ConnectPermissionSetProps {
  /** The instance of IAM Identity Center, `arn:PARTITION:sso:::instance/ssoins-ID`; not one of Amazon Connect. */
  readonly identityCenterInstanceArn: string;

  /** What people see in the access portal: 1 to 32 letters, digits and any of `_+=,.@-`. */
  readonly permissionSetName: string;

  /** What may be done. */
  readonly access: ConnectAccess;

  /**
   * Where: the instances, of any account, and what goes with them.
   * An instance is given by its ARN, or as a construct of the account of the stack;
   * `ConnectScope.instanceId` says no account and is refused.
   */
  readonly connectScope: ConnectScope;

  /**
   * @default - Amazon Connect access
   */
  readonly description?: string;

  /**
   * How long a session lasts: 1 to 12 hours.
   *
   * @default - one hour, as Identity Center has it
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html
   */
  readonly sessionDuration?: Duration;

  /**
   * The page of the AWS console that people land on.
   * `https://REGION.console.aws.amazon.com/connect/federate/INSTANCE_ID` signs them in to the
   * instance, if they may: `ConsoleUseCase.SAML_FEDERATION`.
   *
   * @default - the home page of the console
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtopermrelaystate.html
   */
  readonly relayState?: string;

  /**
   * Further managed policies of AWS, by name and with their path if they have one: `AWSSupportAccess`,
   * `job-function/ViewOnlyAccess`. Those that the access is made of are attached anyway.
   *
   * @default - none
   */
  readonly awsManagedPolicies?: string[];

  /**
   * Customer managed policies, for what an inline policy has no room for. Identity Center refers to them by name, and
   * does not make them: `ConnectAccessPolicy` does, in a stack of each account.
   *
   * @default - none
   */
  readonly customerManagedPolicies?: CustomerManagedPolicy[];

  /**
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/**
 * A permission set of IAM Identity Center with any access to Amazon Connect, made in the management
 * account or in that of the delegated administrator, for instances in the accounts that it is
 * assigned to.
 *
 * The managed policies of AWS are attached, and everything else, denies and copies of pinned policies included, is the
 * set's one inline policy: what has no room in it is an error and not left out.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html
 */
export class ConnectPermissionSet extends Resource implements IPermissionSetRef {
  /** `arn:PARTITION:sso:::permissionSet/INSTANCE/ID` */
  public readonly permissionSetArn: string;

  /** What `CfnAssignment` and others refer to. */
  public readonly permissionSetRef: PermissionSetReference;

  /** What is to be known of the access beside its statements. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when the scope says no account, with what to give instead;
   *   when a property has not the form that Identity Center takes;
   *   when the access is larger than a permission set can be; and as `ConnectAccessRole`
   */
  constructor(scope: Construct, id: string, props: ConnectPermissionSetProps) {
    const where = constructLabel('ConnectPermissionSet', scope, id);
    const stack = Stack.of(scope);
    const { managedPolicies, pinned, ...compiled } = compileAccess(
      where,
      assignedAccounts(stack),
      props.access,
      props.connectScope,
      'connectScope',
    );
    const statements = withCopies(pinned, compiled.statements);
    checkNotServed(`${where}: awsManagedPolicies`, pinned, props.awsManagedPolicies ?? []);
    const ofAws = awsPolicyNames(where, managedPolicies, props.awsManagedPolicies);
    const ofCustomer = policyReferences(where, props.customerManagedPolicies);
    const findings = [
      ...compiled.findings,
      ...attachedFindings(where, ofAws.length + ofCustomer.length),
    ];
    checkInlineSize(where, stack, statements);
    const properties = {
      instanceArn: checkIdentityCenter(where, stack, props.identityCenterInstanceArn),
      name: checkName(where, props.permissionSetName),
      description: checkDescription(where, props.description ?? 'Amazon Connect access'),
      sessionDuration: isoDuration(where, props.sessionDuration),
      relayStateType: checkRelayState(where, props.relayState),
      tags: checkTags(where, props.tags),
    };
    super(scope, id);

    const resource = new CfnPermissionSet(this, 'Resource', {
      ...properties,
      managedPolicies:
        ofAws.length > 0
          ? ofAws.map((name) => `arn:${Aws.PARTITION}:iam::aws:policy/${name}`)
          : undefined,
      customerManagedPolicyReferences: ofCustomer.length > 0 ? ofCustomer : undefined,
      inlinePolicy: statements.length > 0 ? policyDocument(statements) : undefined,
    });
    this.permissionSetArn = resource.attrPermissionSetArn;
    this.permissionSetRef = {
      instanceArn: properties.instanceArn,
      permissionSetArn: this.permissionSetArn,
    };
    this.findings = reportFindings(this, findings);
  }
}
