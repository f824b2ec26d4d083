import { Stack } from 'aws-cdk-lib/core';
import { AccessLevel } from './access-level';
import { newerWant, wantsByName } from './actions-by-name';
import { wantsOfLevel } from './actions-of-level';
import {
  AgentAssistAction,
  AppIntegrationsAction,
  CampaignsAction,
  CasesAction,
  ConnectAction,
  CustomerProfilesAction,
  VoiceIdAction,
} from './actions.generated';
import { campaignStatements } from './campaign-statements';
import { CampaignsApi, CampaignsLevel } from './campaigns-level';
import { ConnectJob } from './connect-job.generated';
import { ConsolePage } from './console-page.generated';
import { ConsoleUseCase } from './console-use-case.generated';
import { checkNoPattern, deniable } from './deniable';
import { deployed, deployedStack, deployedTemplate } from './deployments';
import {
  allowedActions,
  DocumentedStatement,
  documentedParts,
  joined,
  without,
} from './documented-statement';
import { called } from './operations';
import { joinedPins, Pin, pinnedIn } from './pinned-policy';
import { wantsOfOrigins } from './requirements';
import { ResourceHandler } from './resource-handler';
import { serviceLinkedRoleStatements } from './service-linked-role-statements';
import { ServiceLinkedRolesLevel } from './service-linked-roles-level';
import { WantedAction } from './wanted-action';
import { statementGroup } from '../catalogue/catalogue';
import { rethrowAt, ConnectAccessError } from '../input/error';
import { ACCESS, checkInput, listOf, objectWith, oneOf, STACK } from '../input/kinds';
import { notEmpty } from '../input/not-empty';
import { ConnectServiceLinkedRoleType } from '../scope/connect-service-linked-role-type';

const CONSOLE_PAGE = objectWith('a ConsolePage', 'useCases');

interface Parts {
  readonly managedPolicies?: readonly string[];
  readonly pins?: readonly Pin[];
  readonly documented?: readonly DocumentedStatement[];
  readonly wants?: readonly WantedAction[];
  readonly uncatalogued?: readonly string[];
  readonly denied?: ConnectAccess;
  readonly notRemoved?: readonly string[];
}

/**
 * Access to Amazon Connect: an immutable value. Combine it with other access and apply it to a
 * `ConnectScope`.
 *
 * @example
 * const access = ConnectAccess.jobs(ConnectJob.SUPERVISOR)
 *   .plus(ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING))
 *   .minus(ConnectAccess.connectActions(ConnectAction.DELETE_USER));
 */
export class ConnectAccess {
  /**
   * Returns access for console use cases, each with the rows that it needs. An edit includes the
   * view of what it edits. Every page includes the list and details of the home page.
   *
   * @throws when none is given
   */
  public static consoleUseCases(...useCases: ConsoleUseCase[]): ConnectAccess {
    return new ConnectAccess(
      wantsOfOrigins('ConnectAccess.consoleUseCases', useCases, 'ConsoleUseCase'),
    );
  }

  /**
   * Returns access for recurring jobs, each with the jobs and console use cases that it includes.
   *
   * @throws when none is given
   */
  public static jobs(...jobs: ConnectJob[]): ConnectAccess {
    return new ConnectAccess(wantsOfOrigins('ConnectAccess.jobs', jobs, 'ConnectJob'));
  }

  /**
   * Returns access for whole console pages, with views and edits.
   *
   * @throws when none is given
   */
  public static consolePages(...pages: ConsolePage[]): ConnectAccess {
    const where = 'ConnectAccess.consolePages';
    pages.forEach((page) => checkInput(where, page, CONSOLE_PAGE));
    return new ConnectAccess(
      wantsOfOrigins(
        where,
        pages.flatMap((page) => page.useCases),
        'ConsolePage',
      ),
    );
  }

  /**
   * Returns access for actions of Amazon Connect.
   *
   * @throws when none is given
   */
  public static connectActions(...actions: ConnectAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Returns access for actions of outbound campaigns.
   *
   * @throws when none is given
   */
  public static campaignsActions(...actions: CampaignsAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Returns access for actions of Customer Profiles.
   *
   * @throws when none is given
   */
  public static customerProfilesActions(...actions: CustomerProfilesAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Returns access for actions of Cases.
   *
   * @throws when none is given
   */
  public static casesActions(...actions: CasesAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Returns access for actions of agent assist, formerly Amazon Q in Connect and Wisdom.
   *
   * @throws when none is given
   */
  public static agentAssistActions(...actions: AgentAssistAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Returns access for actions of AppIntegrations.
   *
   * @throws when none is given
   */
  public static appIntegrationsActions(...actions: AppIntegrationsAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Returns access for actions of Voice ID.
   *
   * @throws when none is given
   */
  public static voiceIdActions(...actions: VoiceIdAction[]): ConnectAccess {
    return ConnectAccess.actions(...actions);
  }

  /**
   * Returns access for actions of the Amazon Connect family by name, such as `connect:CreateUser`.
   *
   * @throws when none is given, or the catalogue does not have one, with similar names
   */
  public static actions(...names: string[]): ConnectAccess {
    return new ConnectAccess({ wants: wantsByName(names) });
  }

  /**
   * Returns access for every action of an access level, such as all that only list. Each action is
   * on its own resource types. Signing in to an instance is not included, although the reference
   * lists it as reading and writing.
   *
   * @example
   * ConnectAccess.actionsOfLevel(AccessLevel.LIST, 'connect', 'cases');
   *
   * @param level the access level
   * @param services the prefixes of services, such as `connect` and `wisdom`. @default - all of the
   *   family
   * @throws when there is no such level or service, or a service is given twice
   */
  public static actionsOfLevel(level: AccessLevel, ...services: string[]): ConnectAccess {
    const where = 'ConnectAccess.actionsOfLevel';
    return new ConnectAccess({ wants: wantsOfLevel(where, level, services) });
  }

  /**
   * Returns access for an action of Amazon Connect that is newer than the catalogue.
   *
   * @example
   * // The name is made up. Take the name and the resource types from the reference.
   * ConnectAccess.uncataloguedAction('connect:DescribeRoom', 'instance', 'room');
   *
   * @param name with its prefix, `connect:CreateSomething`
   * @param resourceTypes the resource types that the action takes, as the Service Authorization
   *   Reference names them: `instance`, `queue`, `contact-flow`. For a type newer than the
   *   catalogue, the word after the instance in its ARN: `test-case`. None: it is granted on `*`,
   *   in a statement of its own
   * @throws when the catalogue has the action, it is of another service, or a resource type is
   *   misspelled
   */
  public static uncataloguedAction(name: string, ...resourceTypes: string[]): ConnectAccess {
    return new ConnectAccess({ wants: [newerWant(name, resourceTypes)] });
  }

  /**
   * Returns access to call API operations of the family, with the actions of other services that a
   * call needs. An operation newer than the catalogue, named with its service, is left out, and a
   * finding reports it.
   *
   * @example
   * new ConnectAccessRole(this, 'Reminder', {
   *   assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
   *   access: ConnectAccess.operations('SearchContacts', 'StartTaskContactCommand'),
   *   connectScope: ConnectScope.instances(instance),
   * });
   *
   * @param names as the API reference or an SDK writes them: `SearchContacts`, `searchContacts`,
   *   `SearchContactsCommand`, `search_contacts`, `search-contacts`. Where several APIs have an
   *   operation of the name, with the IAM prefix or the SDK client: `cases:CreateDomain`,
   *   `qconnect:CreateAssistant`
   * @throws when none is given, there is no such operation, with similar names, or several APIs
   *   have one of the name
   */
  public static operations(...names: string[]): ConnectAccess {
    return new ConnectAccess(called('ConnectAccess.operations', names, false));
  }

  /**
   * Returns access to call API operations with tags: as `operations`, and tagging what each
   * operation creates. IAM cannot distinguish it from what exists, so this can also be tagged.
   *
   * @param names as for `operations`
   * @throws as `operations`
   */
  public static operationsWithTags(...names: string[]): ConnectAccess {
    return new ConnectAccess(called('ConnectAccess.operationsWithTags', names, true));
  }

  /**
   * Returns access to deploy CloudFormation resource types of the family: the actions that their
   * handlers call. A deployment also needs access to CloudFormation itself. A type newer than the
   * catalogue is left out, and a finding reports it.
   *
   * @example
   * ConnectAccess.deploys(
   *   connect.CfnQueue.CFN_RESOURCE_TYPE_NAME,
   *   connect.CfnHoursOfOperation.CFN_RESOURCE_TYPE_NAME,
   * );
   *
   * @param resourceTypes such as `CfnQueue.CFN_RESOURCE_TYPE_NAME`, `AWS::Connect::Queue`
   * @throws when none is given, one is given twice, or one is not of the family or looks like a
   *   misspelled one, with similar types
   */
  public static deploys(...resourceTypes: string[]): ConnectAccess {
    return new ConnectAccess(deployed('ConnectAccess.deploys', [], resourceTypes));
  }

  /**
   * Returns access for some handlers of CloudFormation resource types. A plan of a deployment only
   * reads and lists.
   *
   * @example
   * ConnectAccess.deploysWith(
   *   [ResourceHandler.READ, ResourceHandler.LIST],
   *   connect.CfnQueue.CFN_RESOURCE_TYPE_NAME,
   * );
   *
   * @param handlers at least one
   * @param resourceTypes as for `deploys`
   * @throws as `deploys`, and when there is no such handler
   */
  public static deploysWith(
    handlers: ResourceHandler[],
    ...resourceTypes: string[]
  ): ConnectAccess {
    const where = 'ConnectAccess.deploysWith';
    checkInput(where, handlers, listOf(oneOf(ResourceHandler)));
    notEmpty(where, handlers, 'ResourceHandler');
    return new ConnectAccess(deployed(where, handlers, resourceTypes));
  }

  /**
   * Returns access to deploy the resources of the family that a stack and its nested stacks have so
   * far. Types newer than the catalogue are left out, and a finding reports them.
   *
   * @example
   * const contactCenter = new Stack(app, 'ContactCenter');
   * // ... its resources
   * ConnectAccess.deploysStack(contactCenter);
   *
   * @param handlers what a deployment may do. @default - everything
   * @throws when the stack has no resource of the family
   */
  public static deploysStack(stack: Stack, ...handlers: ResourceHandler[]): ConnectAccess {
    const where = 'ConnectAccess.deploysStack';
    checkInput(where, stack, STACK);
    return new ConnectAccess(deployedStack(where, handlers, stack));
  }

  /**
   * Returns access to deploy the resources of the family in a CloudFormation template. Types newer
   * than the catalogue are left out, and a finding reports them. Templates of nested stacks are not
   * read.
   *
   * @example
   * new ConnectAccessRole(this, 'Drift', {
   *   assumedBy: new iam.ServicePrincipal('cloudformation.amazonaws.com'),
   *   access: ConnectAccess.deploysTemplate(templateInProduction, ResourceHandler.READ),
   *   connectScope: ConnectScope.instances(instance),
   * });
   *
   * @param template the template as an object
   * @param handlers what a deployment may do. @default - everything
   * @throws when the template has no resource of the family
   */
  public static deploysTemplate(
    template: { [section: string]: any },
    ...handlers: ResourceHandler[]
  ): ConnectAccess {
    return new ConnectAccess(deployedTemplate('ConnectAccess.deploysTemplate', handlers, template));
  }

  /**
   * Returns full access: `AmazonConnect_FullAccess` and the custom policy that AWS documents with
   * it. Also includes their missing permissions for the buckets, keys, functions, bots and streams
   * that a scope names. The managed policy applies to every instance of the account, regardless of
   * the scope. The warning `cdk-amazon-connect-iam:managed-policy-beyond-instance` reports this.
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
   * Returns full access to the named instances: every action of Amazon Connect, including those
   * that AWS adds later, in four statements. Other instances are not included.
   *
   * Some actions carry no instance. Those that view phone numbers and traffic distribution groups
   * are granted for all of the account in the Region, and a finding reports this. Those that change
   * them are left out, and a finding names them. Actions of other services are not included.
   *
   * It signs in as the administrator of the instances. To prevent this, add
   * `ConnectAccess.denyEmergencyAccess()`.
   */
  public static instanceAdministrator(): ConnectAccess {
    return new ConnectAccess({
      documented: documentedParts(statementGroup('instance-administrator')),
    });
  }

  /**
   * Returns read-only access: `AmazonConnectReadOnlyAccess`. The policy denies emergency access. It
   * reads every instance of the account, regardless of the scope. The warning
   * `cdk-amazon-connect-iam:managed-policy-reads-every-instance` reports this.
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

  /**
   * Returns access for the `Search*` actions. `AmazonConnectReadOnlyAccess` does not grant any of
   * them.
   */
  public static search(): ConnectAccess {
    return new ConnectAccess({ documented: documentedParts(statementGroup('search')) });
  }

  /**
   * Returns full access to Voice ID: `AmazonConnectVoiceIDFullAccess` and the custom policy that
   * AWS documents with it.
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
   * Returns access to outbound campaigns. AWS does not provide a managed policy for them.
   *
   * @param level the level of access. An administrator needs a scope with named instances
   * @param apis the editions of the API. @default - both
   * @throws when there is no such level or API, or one is given twice
   */
  public static campaigns(level: CampaignsLevel, ...apis: CampaignsApi[]): ConnectAccess {
    return new ConnectAccess({ documented: campaignStatements(level, apis) });
  }

  /**
   * Returns access to view, create and delete the service-linked roles of the Amazon Connect
   * family. Each type is limited to the path of its service, and creating also by
   * `iam:AWSServiceName`. It does not include writing their policies. The roles belong to the
   * account. The instances of a scope determine only the accounts.
   *
   * @param level the level of access
   * @param roleTypes the types of service-linked roles
   * @throws when there is no such level, no type is given, or one is given twice
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
   */
  public static serviceLinkedRoles(
    level: ServiceLinkedRolesLevel,
    ...roleTypes: ConnectServiceLinkedRoleType[]
  ): ConnectAccess {
    return new ConnectAccess({ documented: serviceLinkedRoleStatements(level, roleTypes) });
  }

  /**
   * Returns a deny of emergency access, `connect:AdminGetEmergencyAccessToken`, which
   * `AmazonConnect_FullAccess` allows.
   */
  public static denyEmergencyAccess(): ConnectAccess {
    return new ConnectAccess({ documented: documentedParts(['DenyConnectEmergencyAccess']) });
  }

  /**
   * Returns a deny of another access. Denies win over whatever else the principal has.
   *
   * Actions of Amazon Connect are denied on the whole of each instance of the scope and everything
   * in it, or on the resources that the scope names, and only on those. Actions that carry no
   * instance are not denied, and a finding names them. With `ConnectScope.allInstances()` they are
   * denied too. Actions of other services are denied where the access would grant them.
   *
   * @param access the access to deny. A use case includes what it needs, such as the list of
   *   instances. `minus` removes what is not to be denied
   * @throws when the access has a managed policy or a deny
   */
  public static deny(access: ConnectAccess): ConnectAccess {
    return new ConnectAccess({ denied: deniable(access) });
  }

  /**
   * Returns a deny of every action of Amazon Connect on other instances than those of the scope.
   * Actions that carry no instance, such as the list of instances, are not denied.
   */
  public static denyOtherInstances(): ConnectAccess {
    return new ConnectAccess({
      documented: documentedParts(statementGroup('deny-other-instances')),
    });
  }

  /**
   * Returns a deny of searching contacts by what was said,
   * `connect:SearchContactsByContactAnalysis` with the value `Transcript`.
   */
  public static denyTranscriptSearch(): ConnectAccess {
    return new ConnectAccess({ documented: documentedParts(['DenyTranscriptSearch']) });
  }

  /**
   * Returns a deny of signing in to instances, `connect:GetFederationToken`, which
   * `AmazonConnectReadOnlyAccess` allows.
   */
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
   * Managed policies with a pinned version.
   *
   * @internal
   */
  public readonly _pins: readonly Pin[];
  /** @internal */
  public readonly _documented: readonly DocumentedStatement[];
  /** @internal */
  public readonly _wants: readonly WantedAction[];
  /**
   * CloudFormation resource types to deploy that the catalogue does not have.
   *
   * @internal
   */
  public readonly _uncatalogued: readonly string[];
  /**
   * The access to deny.
   *
   * @internal
   */
  public readonly _denied?: ConnectAccess;
  /**
   * Actions that `minus` was to remove, and that were not there.
   *
   * @internal
   */
  public readonly _notRemoved: readonly string[];

  private constructor({
    managedPolicies = [],
    pins = [],
    documented = [],
    wants = [],
    uncatalogued = [],
    denied,
    notRemoved = [],
  }: Parts) {
    this._managedPolicies = Object.freeze([...new Set(managedPolicies)]);
    this._pins = Object.freeze(
      [...new Map(pins.map((pin) => [pin.policy, pin])).values()].sort((a, b) =>
        a.policy < b.policy ? -1 : 1,
      ),
    );
    this._documented = Object.freeze(joined(documented));
    const keyOf = ({ action, origin = '' }: WantedAction) => `${action} ${origin}`;
    const distinct = new Map(wants.map((want) => [keyOf(want), want]));
    this._wants = Object.freeze([...distinct.values()]);
    this._uncatalogued = Object.freeze([...new Set(uncatalogued)].sort());
    this._denied = denied;
    this._notRemoved = Object.freeze([...new Set(notRemoved)].sort());
  }

  /**
   * Returns this access with one of its managed policies pinned. An exact copy of the named version
   * replaces the policy as AWS serves it, with its later additions. A finding reports how far the
   * version is behind the newest one.
   *
   * @param policyName the name of the managed policy, `AmazonConnect_FullAccess`
   * @param version the version, `v3`; docs/managed-policies.md lists the versions and the changes
   *   in each version
   * @throws when the access has no such managed policy, or the policy has no such version
   */
  public withPinnedPolicy(policyName: string, version: string): ConnectAccess {
    return new ConnectAccess({
      ...pinnedIn('ConnectAccess.withPinnedPolicy', this, policyName, version),
      documented: this._documented,
      wants: this._wants,
      uncatalogued: this._uncatalogued,
      denied: this._denied,
      notRemoved: this._notRemoved,
    });
  }

  /**
   * Returns this access combined with another access.
   *
   * @throws when a managed policy is pinned in one of them, and in the other not, or at another
   *   version
   */
  public plus(other: ConnectAccess): ConnectAccess {
    checkInput('ConnectAccess.plus', other, ACCESS);
    return new ConnectAccess({
      managedPolicies: [...this._managedPolicies, ...other._managedPolicies],
      pins: joinedPins('ConnectAccess.plus', this, other),
      documented: [...this._documented, ...other._documented],
      wants: [...this._wants, ...other._wants],
      uncatalogued: [...this._uncatalogued, ...other._uncatalogued],
      denied:
        this._denied && other._denied
          ? this._denied.plus(other._denied)
          : (this._denied ?? other._denied),
      notRemoved: [...this._notRemoved, ...other._notRemoved],
    });
  }

  /**
   * Returns this access without the actions of another access, regardless of their source. If both
   * have a statement that AWS documents, this access loses the other's actions from it. Only the
   * same deny removes a deny.
   *
   * @throws when this access has a managed policy: actions cannot be removed from it, nor from a
   *   copy; when this access has all actions of a service by a pattern
   */
  public minus(other: ConnectAccess): ConnectAccess {
    checkInput('ConnectAccess.minus', other, ACCESS);
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
    checkNoPattern(this._documented, other._documented);
    const gone = new Set([...byName, ...allowedActions(other._documented)]);
    return new ConnectAccess({
      documented: without(this._documented, other._documented, new Set(byName)),
      wants: this._wants.filter((want) => !gone.has(want.action)),
      uncatalogued: this._uncatalogued.filter((type) => !other._uncatalogued.includes(type)),
      denied: other._denied ? this._denied?.minus(other._denied) : this._denied,
      notRemoved: [...this._notRemoved, ...this.missingOf(other)],
    });
  }

  /**
   * Returns the actions of an access to remove that this one does not have: those that it names, or
   * all where it has none of them.
   */
  private missingOf(other: ConnectAccess): string[] {
    const own = new Set(this.actionNames);
    const all = other.actionNames;
    const named = other._wants.filter(({ origin }) => origin === undefined);
    const isOwn = all.some((action) => own.has(action));
    const wanted = isOwn ? named.map(({ action }) => action) : all;
    return wanted.filter((action) => !own.has(action));
  }

  /**
   * Returns this access, which has one managed policy, with the policy pinned when a version is
   * given.
   */
  private pinnedAt(where: string, version: string | undefined): ConnectAccess {
    return version === undefined
      ? this
      : rethrowAt(where, () => this.withPinnedPolicy(this._managedPolicies[0], version));
  }

  /**
   * The names of the actions, in order. A statement for a whole service has its pattern, such as
   * `connect:*`. Actions of managed policies are not included.
   */
  public get actionNames(): string[] {
    const wanted = this._wants.map(({ action }) => action);
    return [...new Set([...wanted, ...allowedActions(this._documented)])].sort();
  }
}
