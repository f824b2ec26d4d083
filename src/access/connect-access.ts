import { newerWant, wantsByName } from './actions-by-name';
import {
  AgentAssistAction,
  AppIntegrationsAction,
  CampaignsAction,
  CasesAction,
  ConnectAction,
  CustomerProfilesAction,
  VoiceIdAction,
} from './actions.generated';
import { CampaignsApi, CampaignsLevel, campaignParts } from './campaigns';
import { ConnectJob } from './connect-job.generated';
import { ConsolePage } from './console-page.generated';
import { ConsoleUseCase } from './console-use-case.generated';
import {
  allowedActions,
  DocumentedStatement,
  documentedParts,
  joined,
  without,
} from './documented-statement';
import { joinedPins, Pin, pinnedIn } from './pinned-policy';
import { wantsOfOrigins } from './requirements';
import { serviceLinkedRoleParts, ServiceLinkedRolesLevel } from './service-linked-roles';
import { WantedAction } from './wanted-action';
import { statementGroup } from '../catalogue/catalogue';
import { rethrowAt, ConnectAccessError } from '../input/error';
import { ConnectServiceLinkedRoleType } from '../scope/connect-service-linked-role-type';

interface Parts {
  readonly managedPolicies?: readonly string[];
  readonly pins?: readonly Pin[];
  readonly documented?: readonly DocumentedStatement[];
  readonly wants?: readonly WantedAction[];
}

/**
 * What may be done in Amazon Connect: an immutable value, combined from others and applied to a `ConnectScope`.
 */
export class ConnectAccess {
  /**
   * Use cases of the console, each with the rows that it needs: an edit with what shows it, and every
   * page with the home page's list and details.
   *
   * @throws when none is given
   */
  public static consoleUseCases(...useCases: ConsoleUseCase[]): ConnectAccess {
    return new ConnectAccess(
      wantsOfOrigins('ConnectAccess.consoleUseCases', useCases, 'ConsoleUseCase'),
    );
  }

  /**
   * Recurring jobs, each with the jobs and use cases of the console that it takes in.
   *
   * @throws when none is given
   */
  public static jobs(...jobs: ConnectJob[]): ConnectAccess {
    return new ConnectAccess(wantsOfOrigins('ConnectAccess.jobs', jobs, 'ConnectJob'));
  }

  /**
   * Whole pages of the console, views and edits.
   *
   * @throws when none is given
   */
  public static consolePages(...pages: ConsolePage[]): ConnectAccess {
    return new ConnectAccess(
      wantsOfOrigins(
        'ConnectAccess.consolePages',
        pages.flatMap((page) => page.useCases),
        'ConsolePage',
      ),
    );
  }

  /**
   * Actions of Amazon Connect.
   *
   * @throws when none is given
   */
  public static connectActions(...actions: ConnectAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Actions of outbound campaigns.
   *
   * @throws when none is given
   */
  public static campaignsActions(...actions: CampaignsAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Actions of Customer Profiles.
   *
   * @throws when none is given
   */
  public static customerProfilesActions(...actions: CustomerProfilesAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Actions of Cases.
   *
   * @throws when none is given
   */
  public static casesActions(...actions: CasesAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Actions of agent assist, formerly Amazon Q in Connect and Wisdom.
   *
   * @throws when none is given
   */
  public static agentAssistActions(...actions: AgentAssistAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Actions of AppIntegrations.
   *
   * @throws when none is given
   */
  public static appIntegrationsActions(...actions: AppIntegrationsAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Actions of Voice ID.
   *
   * @throws when none is given
   */
  public static voiceIdActions(...actions: VoiceIdAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Actions of the family by name, `connect:CreateUser`.
   *
   * @throws when none is given, or the catalogue does not have one, with the names that are like it
   */
  public static actions(...names: string[]): ConnectAccess {
    return new ConnectAccess({ wants: wantsByName(names) });
  }

  /**
   * An action of Amazon Connect that is newer than the catalogue.
   *
   * @param name with its prefix, `connect:CreateSomething`
   * @param resourceTypes the resource types that it takes, as the Service Authorization Reference names them:
   * `instance`, `queue`, `contact-flow`. None: it is granted on `*`, in a statement of its own
   * @throws when the catalogue has the action, it is of another service, or there is no such resource type
   */
  public static uncataloguedAction(name: string, ...resourceTypes: string[]): ConnectAccess {
    return new ConnectAccess({ wants: [newerWant(name, resourceTypes)] });
  }

  /**
   * Full access: `AmazonConnect_FullAccess` and the custom policy that AWS documents beside it;
   * and what the two lack for the buckets, keys, functions, bots and streams that a scope names.
   * The managed policy holds for every instance of the account, whichever a scope names:
   * the warning `cdk-amazon-connect-iam:managed-policy-beyond-instance` says so.
   *
   * @param managedPolicyVersion the version that the managed policy is pinned at, as
   *   `withPinnedPolicy` does. @default - as AWS serves it
   * @throws when the managed policy has no such version
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html
   */
  public static fullAccess(managedPolicyVersion?: string): ConnectAccess {
    const full = (ConnectAccess.full ??= new ConnectAccess({
      managedPolicies: ['AmazonConnect_FullAccess'],
      documented: documentedParts(statementGroup('full-access')),
    }));
    return full.pinnedAt('ConnectAccess.fullAccess', managedPolicyVersion);
  }

  /**
   * Read-only access: `AmazonConnectReadOnlyAccess`.
   * It denies emergency access, and reads every instance of the account, whichever a scope names,
   * which a finding says.
   *
   * @param managedPolicyVersion the version that the managed policy is pinned at, as
   *   `withPinnedPolicy` does. @default - as AWS serves it
   * @throws when the managed policy has no such version
   */
  public static readOnly(managedPolicyVersion?: string): ConnectAccess {
    return new ConnectAccess({ managedPolicies: ['AmazonConnectReadOnlyAccess'] }).pinnedAt(
      'ConnectAccess.readOnly',
      managedPolicyVersion,
    );
  }

  /** The `Search*` actions, none of which `AmazonConnectReadOnlyAccess` grants. */
  public static search(): ConnectAccess {
    return new ConnectAccess({ documented: documentedParts(statementGroup('search')) });
  }

  /**
   * Full access to Voice ID: `AmazonConnectVoiceIDFullAccess` and the custom policy that AWS documents beside it.
   *
   * @param managedPolicyVersion the version that the managed policy is pinned at, as
   *   `withPinnedPolicy` does. @default - as AWS serves it
   * @throws when the managed policy has no such version
   */
  public static voiceId(managedPolicyVersion?: string): ConnectAccess {
    const access = new ConnectAccess({
      managedPolicies: ['AmazonConnectVoiceIDFullAccess'],
      documented: documentedParts(statementGroup('voice-id')),
    });
    return access.pinnedAt('ConnectAccess.voiceId', managedPolicyVersion);
  }

  /**
   * Access to outbound campaigns, for which AWS ships no managed policy.
   *
   * @param level what may be done. An administrator needs a scope with named instances
   * @param apis the editions of the API. @default - both
   * @throws when there is no such level or API, or one is given twice
   */
  public static campaigns(level: CampaignsLevel, ...apis: CampaignsApi[]): ConnectAccess {
    return new ConnectAccess({ documented: campaignParts(level, apis) });
  }

  /**
   * Access to service-linked roles of the family themselves: who may see, create and delete them. Each type is
   * confined to the path of its service, and creating also by `iam:AWSServiceName`. Writing their policies is no part
   * of it. The roles are the account's: a scope's instances decide in which accounts, and limit nothing else.
   *
   * @param level what may be done
   * @param roleTypes of which services
   * @throws when there is no such level, no type is given, or one is given twice
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
   */
  public static serviceLinkedRoles(
    level: ServiceLinkedRolesLevel,
    ...roleTypes: ConnectServiceLinkedRoleType[]
  ): ConnectAccess {
    return new ConnectAccess({ documented: serviceLinkedRoleParts(level, roleTypes) });
  }

  /** A deny of emergency access, `connect:AdminGetEmergencyAccessToken`, which `AmazonConnect_FullAccess` allows. */
  public static denyEmergencyAccess(): ConnectAccess {
    return new ConnectAccess({ documented: documentedParts(['DenyConnectEmergencyAccess']) });
  }

  /** A deny of signing in to instances, `connect:GetFederationToken`, which `AmazonConnectReadOnlyAccess` allows. */
  public static denyFederation(): ConnectAccess {
    return new ConnectAccess({ documented: documentedParts(['DenyConnectFederation']) });
  }

  private static full?: ConnectAccess;

  /**
   * Managed policies as AWS serves them.
   *
   * @internal
   */
  public readonly _managedPolicies: readonly string[];
  /**
   * Managed policies of which a version is copied.
   *
   * @internal
   */
  public readonly _pins: readonly Pin[];
  /** @internal */
  public readonly _documented: readonly DocumentedStatement[];
  /** @internal */
  public readonly _wants: readonly WantedAction[];

  private constructor({ managedPolicies = [], pins = [], documented = [], wants = [] }: Parts) {
    this._managedPolicies = Object.freeze([...new Set(managedPolicies)]);
    this._pins = Object.freeze(
      [...new Map(pins.map((pin) => [pin.policy, pin])).values()].sort((a, b) =>
        a.policy < b.policy ? -1 : 1,
      ),
    );
    this._documented = Object.freeze(joined(documented));
    const distinct = new Map(wants.map((want) => [`${want.action} ${want.origin ?? ''}`, want]));
    this._wants = Object.freeze([...distinct.values()]);
  }

  /**
   * This access with a managed policy of it pinned: instead of the policy as AWS serves it, with what AWS adds to it,
   * a copy of the named version, word for word. A finding says how far it is behind the newest one.
   *
   * @param policyName the name of the managed policy, `AmazonConnect_FullAccess`
   * @param version the version, `v3`; which there are, and what each changed, is in docs/managed-policies.md
   * @throws when the access has no such managed policy, or the policy no such version
   */
  public withPinnedPolicy(policyName: string, version: string): ConnectAccess {
    return new ConnectAccess({
      ...pinnedIn('ConnectAccess.withPinnedPolicy', this, policyName, version),
      documented: this._documented,
      wants: this._wants,
    });
  }

  /**
   * This access and another one together.
   *
   * @throws when a managed policy is pinned in one of them, and in the other not, or at another version
   */
  public plus(other: ConnectAccess): ConnectAccess {
    return new ConnectAccess({
      managedPolicies: [...this._managedPolicies, ...other._managedPolicies],
      pins: joinedPins('ConnectAccess.plus', this, other),
      documented: [...this._documented, ...other._documented],
      wants: [...this._wants, ...other._wants],
    });
  }

  /**
   * This access without the actions of another one, wherever they come from. Where both have statements that AWS
   * documents, each loses what the same statement of the other has. Only the same deny takes a deny out.
   *
   * @throws when this access has a managed policy: what AWS grants in it cannot be taken out of it, nor out of a copy
   */
  public minus(other: ConnectAccess): ConnectAccess {
    const whole = [...this._managedPolicies, ...this._pins.map((pin) => pin.policy)];
    if (whole.length > 0) {
      throw new ConnectAccessError({
        where: 'ConnectAccess.minus',
        problem: `nothing can be taken out of the managed policy ${whole.join(', ')}`,
        instead:
          'Subtract before adding the managed policy, or build the access from use cases and actions',
      });
    }
    const byName = other._wants.map((want) => want.action);
    const gone = new Set([...byName, ...allowedActions(other._documented)]);
    return new ConnectAccess({
      documented: without(this._documented, other._documented, new Set(byName)),
      wants: this._wants.filter((want) => !gone.has(want.action)),
    });
  }

  /** This access, which has one managed policy, with it pinned where a version is given. */
  private pinnedAt(where: string, version: string | undefined): ConnectAccess {
    return version === undefined
      ? this
      : rethrowAt(where, () => this.withPinnedPolicy(this._managedPolicies[0], version));
  }

  /** Names of the actions that are wanted by name, in order; those of managed policies are not among them. */
  public get actionNames(): string[] {
    return [...new Set(this._wants.map((want) => want.action))].sort();
  }
}
