import { IManagedPolicy, ISAMLProviderRef, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Duration } from 'aws-cdk-lib/core';
import { StatementsIn } from './connect-role-props';
import { SamlSignIn } from './saml-sign-in';
import { ConnectScope } from '../scope/connect-scope';

/**
 * How `connect:GetFederationToken` is limited to the instances. AWS documents both forms.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/configure-saml.html
 */
export enum ConnectFederationForm {
  /**
   * Grants on `instance/ID/user/${aws:userid}` of each instance. Each session signs in as the user
   * with the session's name.
   */
  USER_ARN = 'USER_ARN',
  /**
   * Grants on `*` with the condition `connect:InstanceId`. An id is valid in every Region: an
   * instance and its replica share one id.
   */
  INSTANCE_ID = 'INSTANCE_ID',
}

/**
 * Properties of a `ConnectFederationRole`: the sign-in settings, and the role properties other than
 * trust, which the construct writes itself.
 */
export interface ConnectFederationRoleProps {
  /**
   * The identity provider, in the role's own account. For an ARN, use
   * `SamlProvider.fromSamlProviderArn(...)`.
   */
  readonly samlProvider: ISAMLProviderRef;

  /** The instances to sign in to: named instances in the role's own account. */
  readonly connectScope: ConnectScope;

  /**
   * The form of the statement that allows the sign-in.
   *
   * @default ConnectFederationForm.USER_ARN
   */
  readonly form?: ConnectFederationForm;

  /**
   * Where the statement of the role is.
   *
   * @default StatementsIn.ROLE
   */
  readonly statementsIn?: StatementsIn;

  /**
   * The endpoints through which people may sign in.
   *
   * @default [SamlSignIn.atInstances()] that of the partition, and those of the Regions of the
   *   instances
   */
  readonly signIn?: SamlSignIn[];

  /**
   * The maximum duration of a session. Amazon Connect sessions last 12 hours. The identity provider
   * must request the same duration in the attribute `SessionDuration`; without it, a session lasts
   * one hour.
   *
   * @default Duration.hours(12)
   */
  readonly maxSessionDuration?: Duration;

  /**
   * The description of the role.
   *
   * @default 'Amazon Connect: single sign-on'
   */
  readonly description?: string;

  /**
   * The name of the role.
   *
   * @default - a name that CloudFormation makes
   */
  readonly roleName?: string;

  /**
   * The path of the role.
   *
   * @default /
   */
  readonly path?: string;

  /**
   * The permissions boundary of the role.
   *
   * @default - none
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * Further managed policies.
   *
   * @default - none
   */
  readonly managedPolicies?: IManagedPolicy[];

  /**
   * Further inline policies, by name.
   *
   * @default - none
   */
  readonly inlinePolicies?: { [name: string]: PolicyDocument };
}
