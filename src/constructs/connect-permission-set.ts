import { CfnPermissionSet, IPermissionSetRef, PermissionSetReference } from 'aws-cdk-lib/aws-sso';
import { Aws, Duration, Resource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectAccess } from '../access/connect-access';
import { acknowledgeStatements } from './private/acknowledgements';
import { compileAccess } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { injectedProps } from './private/injected-props';
import {
  awsPolicyNames,
  boundaryProperty,
  checkDescription,
  checkIdentityCenter,
  checkName,
  checkRelayState,
  checkTags,
  isoDuration,
  policyReferences,
} from './private/permission-set-props';
import { attachedFindings, inlineStatements } from './private/permission-set-quotas';
import { checkNotServed, withCopies } from './private/policy-copies';
import { reportFindings } from './private/report-findings';
import { policyDocument } from '../compiler/render';
import {
  Kinds,
  ACCESS,
  DURATION,
  listOf,
  mapOf,
  optional,
  SCOPE,
  structOf,
  TEXT,
} from '../input/kinds';
import { assignedAccounts } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';

/** A customer managed policy in the accounts that a permission set is assigned to. */
export interface CustomerManagedPolicy {
  /**
   * The policy name. A policy of this name and path must exist in each account before you assign
   * the permission set there.
   */
  readonly policyName: string;

  /**
   * The path of the policy.
   *
   * @default - /
   */
  readonly path?: string;
}

/** Properties of a `ConnectPermissionSet`. */
export interface ConnectPermissionSetProps {
  /**
   * The instance of IAM Identity Center, `arn:PARTITION:sso:::instance/ssoins-ID`; not an instance
   * of Amazon Connect.
   */
  readonly identityCenterInstanceArn: string;

  /** The name shown in the access portal: 1 to 32 letters, digits and any of `_+=,.@-`. */
  readonly permissionSetName: string;

  /** The access that the permission set grants. */
  readonly access: ConnectAccess;

  /**
   * The instances, in any account, and the associated resources that the access applies to. Give an
   * instance by its ARN, or as a construct in the account of the stack. `ConnectScope.instanceId`
   * does not specify an account and is an error.
   */
  readonly connectScope: ConnectScope;

  /**
   * The description of the permission set.
   *
   * @default - Amazon Connect access
   */
  readonly description?: string;

  /**
   * The duration of a session: 1 to 12 hours.
   *
   * @default - one hour, as Identity Center has it
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html
   */
  readonly sessionDuration?: Duration;

  /**
   * The AWS console page that opens after sign-in.
   * `https://REGION.console.aws.amazon.com/connect/federate/INSTANCE_ID` signs people in to the
   * instance, if they have permission: `ConsoleUseCase.SAML_FEDERATION`.
   *
   * @default - the home page of the console
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtopermrelaystate.html
   */
  readonly relayState?: string;

  /**
   * Further AWS managed policies, by name and with their path if they have one: `AWSSupportAccess`,
   * `job-function/ViewOnlyAccess`. The managed policies of the access are always attached.
   *
   * @default - none
   */
  readonly awsManagedPolicies?: string[];

  /**
   * Customer managed policies, for statements that do not fit in an inline policy. Identity Center
   * refers to them by name and does not create them. Create them with `ConnectAccessPolicy`, in a
   * stack in each account.
   *
   * @default - none
   */
  readonly customerManagedPolicies?: CustomerManagedPolicy[];

  /**
   * The customer managed policy that limits what the permission set can allow. A policy of this
   * name and path must exist in each account before you assign the permission set there.
   *
   * @default - no permissions boundary
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html
   */
  readonly permissionsBoundary?: CustomerManagedPolicy;

  /**
   * The AWS managed policy that limits what the permission set can allow, by name and with its path
   * if it has one. A permission set has one permissions boundary.
   *
   * @default - no permissions boundary
   */
  readonly awsPermissionsBoundary?: string;

  /**
   * The tags of the permission set.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

const CUSTOMER_MANAGED_POLICY = structOf<CustomerManagedPolicy>(
  'a policy with policyName and path',
  {
    policyName: TEXT,
    path: optional(TEXT),
  },
);

const KINDS: Kinds<ConnectPermissionSetProps> = {
  identityCenterInstanceArn: TEXT,
  permissionSetName: TEXT,
  access: ACCESS,
  connectScope: SCOPE,
  description: optional(TEXT),
  sessionDuration: optional(DURATION),
  relayState: optional(TEXT),
  awsManagedPolicies: optional(listOf(TEXT)),
  customerManagedPolicies: optional(listOf(CUSTOMER_MANAGED_POLICY)),
  permissionsBoundary: optional(CUSTOMER_MANAGED_POLICY),
  awsPermissionsBoundary: optional(TEXT),
  tags: optional(mapOf(TEXT)),
};

/**
 * A permission set of IAM Identity Center with any access to Amazon Connect. Define it in the
 * management account or in the account of the delegated administrator. It covers instances in the
 * accounts that it is assigned to.
 *
 * AWS managed policies are attached. Everything else goes into the single inline policy, including
 * denies and copies of pinned policies. Its statements have no Sids where only these make it too
 * large. Access that does not fit in the inline policy is an error; it is never left out.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html
 *
 * @example
 * new ConnectPermissionSet(this, 'Supervisors', {
 *   identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
 *   permissionSetName: 'Supervisors',
 *   access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
 *   connectScope: ConnectScope.instances(instance),
 * });
 */
export class ConnectPermissionSet extends Resource implements IPermissionSetRef {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string =
    'cdk-amazon-connect-iam.ConnectPermissionSet';

  /** The ARN of the permission set, `arn:PARTITION:sso:::permissionSet/INSTANCE/ID`. */
  public readonly permissionSetArn: string;

  /** The reference that `CfnAssignment` and other constructs use. */
  public readonly permissionSetRef: PermissionSetReference;

  /** Findings about the granted access, such as actions that IAM can grant only on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the permission set.
   *
   * @throws when the scope specifies no account, with what to give instead; when a property does
   *   not have the form that Identity Center takes; when the access is larger than a permission set
   *   can be; and as `ConnectAccessRole`
   */
  constructor(scope: Construct, id: string, props: ConnectPermissionSetProps) {
    const where = constructLabel('ConnectPermissionSet', scope, id);
    const given = injectedProps(where, ConnectPermissionSet, scope, id, props, KINDS);
    const stack = Stack.of(scope);
    const { managedPolicies, pinned, ...compiled } = compileAccess(
      where,
      assignedAccounts(stack),
      given.access,
      given.connectScope,
      'connectScope',
    );
    const wanted = withCopies(pinned, compiled.statements);
    checkNotServed(`${where}: awsManagedPolicies`, pinned, given.awsManagedPolicies ?? []);
    const ofAws = awsPolicyNames(where, managedPolicies, given.awsManagedPolicies);
    const ofCustomer = policyReferences(where, given.customerManagedPolicies);
    const findings = [
      ...compiled.findings,
      ...attachedFindings(where, ofAws.length + ofCustomer.length),
    ];
    const statements = inlineStatements(where, stack, wanted);
    const properties = {
      instanceArn: checkIdentityCenter(where, stack, given.identityCenterInstanceArn),
      name: checkName(where, given.permissionSetName),
      description: checkDescription(where, given.description ?? 'Amazon Connect access'),
      sessionDuration: isoDuration(where, given.sessionDuration),
      relayStateType: checkRelayState(where, given.relayState),
      permissionsBoundary: boundaryProperty(
        where,
        given.permissionsBoundary,
        given.awsPermissionsBoundary,
      ),
      tags: checkTags(where, given.tags),
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
    acknowledgeStatements(this, statements);
    this.permissionSetArn = resource.attrPermissionSetArn;
    this.permissionSetRef = {
      instanceArn: properties.instanceArn,
      permissionSetArn: this.permissionSetArn,
    };
    this.findings = reportFindings(this, findings);
  }
}
