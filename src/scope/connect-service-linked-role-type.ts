import { serviceLinkedRole } from '../catalogue/catalogue';
import { ArnKind, serviceLinkedRoleKind } from '../input/arn-kind';

/** The source of the suffix in the name of a service-linked role. */
export enum ServiceLinkedRoleSuffix {
  /** The creator of the role may choose a suffix. */
  CALLER = 'caller',
  /** The service assigns a suffix to each role that it creates. */
  SERVICE = 'service',
  /** The role has no suffix: the account has one role of the name. */
  NONE = 'none',
}

/**
 * An inline policy that a feature of Amazon Connect adds to a service-linked role when the feature
 * is enabled.
 */
export interface ServiceLinkedRoleInlinePolicy {
  /** The name of the feature. */
  readonly feature: string;

  /** The actions that the feature adds, `service:*` for all actions of a service. */
  readonly actions: string[];

  /**
   * A description of the resources. Connect writes these policies, and they name the resources
   * chosen when the feature was enabled.
   */
  readonly on: string;
}

/**
 * The service-linked roles of Amazon Connect and its related services. Each type describes the
 * role's name, the service that uses it and its permissions.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html
 */
export class ConnectServiceLinkedRoleType {
  /**
   * The role of an Amazon Connect instance, `AWSServiceRoleForAmazonConnect`. Features add inline
   * policies to it.
   */
  public static readonly INSTANCE = new ConnectServiceLinkedRoleType('connect');
  /** The role of outbound campaigns, `AWSServiceRoleForConnectCampaigns`. */
  public static readonly OUTBOUND_CAMPAIGNS = new ConnectServiceLinkedRoleType('campaigns');
  /**
   * The role of managed synchronization for Global Resiliency,
   * `AWSServiceRoleForAmazonConnectSynchronization_`.
   */
  public static readonly MANAGED_SYNCHRONIZATION = new ConnectServiceLinkedRoleType(
    'synchronization',
  );
  /** The role of a Customer Profiles domain, `AWSServiceRoleForProfile_`. */
  public static readonly CUSTOMER_PROFILES = new ConnectServiceLinkedRoleType('profile');
  /** The role of AppIntegrations, `AWSServiceRoleForAppIntegrations`. */
  public static readonly APP_INTEGRATIONS = new ConnectServiceLinkedRoleType('app-integrations');

  /** Returns the five types. */
  public static all(): ConnectServiceLinkedRoleType[] {
    const {
      INSTANCE,
      OUTBOUND_CAMPAIGNS,
      MANAGED_SYNCHRONIZATION,
      CUSTOMER_PROFILES,
      APP_INTEGRATIONS,
    } = ConnectServiceLinkedRoleType;
    return [
      INSTANCE,
      OUTBOUND_CAMPAIGNS,
      MANAGED_SYNCHRONIZATION,
      CUSTOMER_PROFILES,
      APP_INTEGRATIONS,
    ];
  }

  private constructor(
    /** The type's id in the catalogue: `campaigns`. */
    public readonly id: string,
  ) {}

  /** The feature that uses the role: `Outbound campaigns`. */
  public get feature(): string {
    return this.facts.feature;
  }

  /** The prefix of the role names: `AWSServiceRoleForConnectCampaigns`. */
  public get namePrefix(): string {
    return this.facts.namePrefix;
  }

  /** The only service that uses the role: `connect-campaigns.amazonaws.com`. */
  public get principal(): string {
    return this.facts.principal;
  }

  /** The path of such roles: `/aws-service-role/connect-campaigns.amazonaws.com/`. */
  public get path(): string {
    return `/aws-service-role/${this.principal}/`;
  }

  /**
   * The name of the AWS managed policy of the role. The policy cannot be attached to anything else.
   */
  public get managedPolicyName(): string {
    return this.facts.managedPolicy;
  }

  /** The source of the suffix in the role name. */
  public get suffix(): ServiceLinkedRoleSuffix {
    return this.facts.suffix as ServiceLinkedRoleSuffix;
  }

  /** Whether the creator of the role may give it a suffix. */
  public get acceptsSuffix(): boolean {
    return this.suffix === ServiceLinkedRoleSuffix.CALLER;
  }

  /**
   * The inline policies that features add to the role when they are enabled; empty for most types.
   */
  public get inlinePolicies(): ServiceLinkedRoleInlinePolicy[] {
    return (this.facts.inlinePolicies ?? []).map(({ feature, actions, on }) => ({
      feature,
      actions: [...actions],
      on,
    }));
  }

  /** @internal */
  public get _arnKind(): ArnKind {
    return serviceLinkedRoleKind(this.principal, this.path, this.namePrefix, this.id === 'connect');
  }

  /**
   * The name of this type in catalogue statements: `AppIntegrations`.
   *
   * @internal
   */
  public get _statementName(): string {
    return this.id
      .split('-')
      .map((word) => word[0].toUpperCase() + word.slice(1))
      .join('');
  }

  private get facts() {
    return serviceLinkedRole(this.id);
  }
}
