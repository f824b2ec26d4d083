import { serviceLinkedRole } from '../catalogue/catalogue';
import { ArnKind, serviceLinkedRoleKind } from '../input/arn-kind';

/** Who gives a service-linked role the suffix of its name. */
export enum ServiceLinkedRoleSuffix {
  /** Whoever creates the role may give one. */
  CALLER = 'caller',
  /** The service gives one to each role that it creates. */
  SERVICE = 'service',
  /** Nobody: the account has one role of the name. */
  NONE = 'none',
}

/** What a feature of Amazon Connect adds to a service-linked role, as an inline policy, when it is switched on. */
export interface ServiceLinkedRoleInlinePolicy {
  /** The feature. */
  readonly feature: string;

  /** The actions that it adds, `service:*` for all of a service. */
  readonly actions: string[];

  /**
   * In words, on what: the policies are written by Connect, and name what was chosen when the feature was switched on.
   */
  readonly on: string;
}

/**
 * The service-linked roles of Amazon Connect and the services that belong to it: what each is called, which service
 * uses it and what it may do.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html
 */
export class ConnectServiceLinkedRoleType {
  /** Of an Amazon Connect instance, `AWSServiceRoleForAmazonConnect`; features add inline policies to it. */
  public static readonly INSTANCE = new ConnectServiceLinkedRoleType('connect');
  /** Of outbound campaigns, `AWSServiceRoleForConnectCampaigns`. */
  public static readonly OUTBOUND_CAMPAIGNS = new ConnectServiceLinkedRoleType('campaigns');
  /** Of managed synchronization, which Global Resiliency uses, `AWSServiceRoleForAmazonConnectSynchronization_`. */
  public static readonly MANAGED_SYNCHRONIZATION = new ConnectServiceLinkedRoleType(
    'synchronization',
  );
  /** Of a domain of Customer Profiles, `AWSServiceRoleForProfile_`. */
  public static readonly CUSTOMER_PROFILES = new ConnectServiceLinkedRoleType('profile');
  /** Of AppIntegrations, `AWSServiceRoleForAppIntegrations`. */
  public static readonly APP_INTEGRATIONS = new ConnectServiceLinkedRoleType('app-integrations');

  /** The five types. */
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

  /** What the role is for: `Outbound campaigns`. */
  public get feature(): string {
    return this.facts.feature;
  }

  /** What names of such roles begin with: `AWSServiceRoleForConnectCampaigns`. */
  public get namePrefix(): string {
    return this.facts.namePrefix;
  }

  /** The service that uses the role, and nobody else: `connect-campaigns.amazonaws.com`. */
  public get principal(): string {
    return this.facts.principal;
  }

  /** The path of such roles: `/aws-service-role/connect-campaigns.amazonaws.com/`. */
  public get path(): string {
    return `/aws-service-role/${this.principal}/`;
  }

  /** The managed policy of AWS that the role has. It cannot be attached to anything else. */
  public get managedPolicyName(): string {
    return this.facts.managedPolicy;
  }

  /** Who gives the role the suffix of its name. */
  public get suffix(): ServiceLinkedRoleSuffix {
    return this.facts.suffix as ServiceLinkedRoleSuffix;
  }

  /** Whether whoever creates the role may give it a suffix. */
  public get acceptsSuffix(): boolean {
    return this.suffix === ServiceLinkedRoleSuffix.CALLER;
  }

  /** What features add to the role as they are switched on; nothing for most. */
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
   * How statements of the catalogue for this type are named: `AppIntegrations`.
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
