/** Conditions of a statement: operator to key to value or values. */
export type Conditions = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** An old name of an action that AWS keeps alive. See catalogue/aliases.json. */
export interface AliasFacts {
  readonly action: string;
  readonly now: string;
  /** The day on which AWS gave the new name: `2024-06-15`. */
  readonly since: string;
  readonly source: string;
  readonly why: string;
}

/** What AWS documents for an action and the reference does not list. See catalogue/documented-forms.json. */
export interface DocumentedForm {
  /** Formats of ARNs that policies of AWS have the action on, `arn:${Partition}:wisdom:...`. */
  readonly arns?: readonly string[];
  /** Condition keys under which they allow it. */
  readonly keys?: readonly string[];
  readonly source: string;
  /** The managed policy of AWS that has the form, and its version. */
  readonly policy?: string;
  readonly version?: string;
  readonly why: string;
}

/** A name that AWS publishes and that is not an action of the reference. See catalogue/facts/published-names.json. */
export interface PublishedName {
  /** Clients of the SDKs that have an operation of that name. */
  readonly operationOf?: readonly string[];
  /** CloudFormation's resource types whose handlers name it as a permission. */
  readonly handlersOf?: readonly string[];
}

/** Where facts were read. See catalogue/facts/sources.json. */
export interface SourceFacts {
  readonly title: string;
  readonly readOn: string;
  /** The day up to which it tells what AWS has. */
  readonly date?: string;
  readonly version?: string;
  readonly license?: string;
  readonly url?: string;
}

/** The services of the family by their IAM prefix. See catalogue/family.json. */
export interface FamilyFacts {
  readonly services: Readonly<Record<string, { readonly name: string; readonly enum: string }>>;
  /** By service: the words of ARNs of resources that have resources of other types in them. */
  readonly parents: Readonly<Record<string, readonly string[]>>;
}

/** A statement with places left open, `{Bucket}`, that a scope fills. See catalogue/statements.json. */
export interface StatementTemplate {
  readonly actions: readonly string[];
  readonly effect?: 'Deny';
  readonly resources: readonly string[];
  /** The statement holds on everything but its resources. */
  readonly allBut?: true;
  readonly conditions?: Conditions;
  /** What stands instead when instances are named. */
  readonly forInstance?: {
    readonly resources?: readonly string[];
    readonly conditions?: Conditions;
  };
  /** The place that leaves the statement out when a scope names it: no new campaign is one of the named ones. */
  readonly unlessNamed?: string;
  /** The outbound campaigns APIs that the statement is for; both when absent. */
  readonly api?: readonly string[];
  /** Set where what the statement is on is the account's: no instance limits it. */
  readonly ofAccount?: true;
  readonly why: string;
  readonly source: string;
  readonly confinedBy?: string;
}

export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Sid?: string;
    readonly Effect: 'Allow' | 'Deny';
    readonly Action: string | readonly string[];
    readonly Resource: string | readonly string[];
    readonly Condition?: Conditions;
  }[];
}

export interface PolicyVersionFacts {
  /** The day of it: `2023-03-07`. */
  readonly date: string;
  /** What changed from the version before. */
  readonly summary: string;
  readonly document?: PolicyDocument;
}

export interface ManagedPolicyFacts {
  /** With `{Partition}` for the partition. */
  readonly arn: string;
  readonly serviceLinked: boolean;
  readonly active: boolean;
  /** By version id, oldest first. */
  readonly versions: Readonly<Record<string, PolicyVersionFacts>>;
}

/** A statement of one of AWS's managed policies. See catalogue/facts/aws-policies.json. */
export interface AwsPolicyStatement {
  /** Allow when absent. */
  readonly Effect?: 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  /** `*` when this and `NotResource` are absent. */
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Conditions;
}

/** What the newest version of one of AWS's managed policies says of the actions that are asked about. */
export interface AwsPolicyDocument {
  /** Of the ARN: `service-role/`; none when absent. */
  readonly path?: string;
  readonly version: string;
  /** The day of the version. */
  readonly date: string;
  /** Set where it says nothing about other actions. */
  readonly whole?: true;
  /** Set where it denies other actions too. */
  readonly deniesOthers?: true;
  readonly statements: readonly AwsPolicyStatement[];
}

/** All of AWS's managed policies. */
export interface AwsPolicies {
  /** The day of the newest version of any of them. */
  readonly newest: string;
  /** The actions of other services that are asked about; of the family it is every action. */
  readonly actions: readonly string[];
  readonly documents: Readonly<Record<string, AwsPolicyDocument>>;
  /** Names by path: policies that say nothing about the actions. Those of service-linked roles: about the family. */
  readonly silent: Readonly<Record<string, readonly string[]>>;
  /** Those of the silent ones that deny other actions. */
  readonly silentDenying: readonly string[];
}

export interface ServiceLinkedRoleFacts {
  readonly feature: string;
  readonly namePrefix: string;
  readonly principal: string;
  readonly managedPolicy: string;
  readonly suffix: 'caller' | 'service' | 'none';
  readonly inlinePolicies?: readonly {
    readonly feature: string;
    readonly actions: readonly string[];
    readonly on: string;
  }[];
}

export interface ActionFacts {
  readonly level: string;
  /** Resource types that are checked whenever the action is called. */
  readonly types?: readonly string[];
  /** Resource types that are checked when the request names one. */
  readonly optionalTypes?: readonly string[];
  readonly keys?: readonly string[];
  /** Set where tags of what the action is on cannot limit it, although its resource types have them. */
  readonly untagged?: true;
  /** Actions that a call also needs. */
  readonly needs?: readonly string[];
  /** The action that a call with tags also needs. */
  readonly withTags?: string;
}

export interface ResourceTypeFacts {
  /** With `${Partition}`, `${Region}`, `${Account}` and the names of the parts. */
  readonly arns: readonly string[];
  readonly keys?: readonly string[];
}

export interface UseCaseFacts {
  readonly id: string;
  readonly page: string;
  readonly formerPage?: string;
  readonly section?: string;
  readonly label: string;
  readonly formerLabel?: string;
  readonly access: string;
  readonly actions: readonly string[];
  /** Ids of the rows that the row needs. */
  readonly brings: readonly string[];
  readonly corrections?: readonly {
    readonly replace?: string;
    readonly by?: string;
    readonly add?: string;
    readonly why: string;
  }[];
}

export interface JobFacts {
  readonly label: string;
  readonly does: string;
  /** The job's own actions and why each is there. */
  readonly actions: Readonly<Record<string, string>>;
  /** Ids of jobs and of rows that the job takes in. */
  readonly brings: readonly string[];
  /** Ids of documented statements. */
  readonly statements: readonly string[];
}

/** What wants actions: a row of the console page or a job. */
export interface OriginFacts {
  /** The page of a row; a job is a group of its own. Statements are of one group. */
  readonly group: string;
  readonly label: string;
  readonly actions: readonly string[];
  readonly brings: readonly string[];
  readonly statements: readonly string[];
  /** Why it wants an action, where the catalogue says so. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** Where an action is granted: resources with places, and conditions. */
export interface Binding {
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  readonly why?: string;
}

export interface Bindings {
  readonly general: Readonly<Record<string, readonly Binding[]>>;
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly Binding[]>>>>;
  /** Condition keys of which a request carries one value, and use cases want different ones. */
  readonly oneValue: readonly string[];
  readonly parts: Readonly<Record<string, PartFacts>>;
}

/** Which of its resources an action makes. It changes or uses the others. See catalogue/parts.json. */
export interface PartFacts {
  /** Resources with placeholders. Absent: an action that carries tags makes all of its resources. */
  readonly makes?: readonly string[];
  /** Set where requests carry no tags, although IAM's data gives them the key. */
  readonly requestTags?: false;
  /** Set where the action tags or untags, although its access level is another one. */
  readonly tags?: true;
}

/** What a scope may name for a place, and what stands there when it does not. */
export interface PlaceFacts {
  readonly default?: readonly string[];
  readonly defaultConditions?: Conditions;
  /** Whether statements may go without the place. */
  readonly optional?: true;
  /** The method of `ConnectScope` that names it. */
  readonly property: string;
  readonly why: string;
}

/** Where people sign in through SAML in a partition; what is not documented for it is absent. */
export interface SamlSignInFacts {
  /** What the names of its Regions begin with, and those of no other partition with a longer one. */
  readonly regionPrefix: string;
  /** The endpoint without a Region in its name. */
  readonly endpoint?: string;
  /** The Region whose own endpoint that is. */
  readonly regionOfEndpoint?: string;
  /** With `{Region}`. */
  readonly regional?: string;
  /** With `{InstanceId}`, and `{Region}` where the host has it. */
  readonly relayState?: string;
  /** With `{InstanceId}` and `{Region}`, that of the source instance. */
  readonly globalResiliency?: string;
}

/** Actions on a kind of resource that one of some condition keys confines. */
interface Confinable {
  readonly on: string;
  readonly actions: readonly string[];
  readonly keys: readonly string[];
  readonly why: string;
}

/** What a reviewer of policies knows beside the facts. See catalogue/review.json. */
export interface ReviewFacts {
  /** By the old name in lower case. */
  readonly renamed: Readonly<
    Record<string, { readonly now: readonly string[]; readonly why: string }>
  >;
  /** Names of SDKs and endpoints that are taken for prefixes, with the prefix; empty where IAM is not asked. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Retired managed policies with what replaced them. */
  readonly replacedBy: Readonly<Record<string, string>>;
  readonly companions: readonly {
    readonly policy: string;
    readonly actions: readonly string[];
    readonly why: string;
  }[];
  readonly endOfSupport: readonly {
    readonly service: string;
    readonly name: string;
    readonly on: string;
    readonly policies: readonly string[];
  }[];
  /**
   * Actions by which administrators of an instance are made where they are on every security
   * profile, with what each does.
   */
  readonly administrators: Readonly<Record<string, string>>;
  /** Actions that sign in to an instance, with what each does. */
  readonly signIn: Readonly<Record<string, string>>;
  /** Actions whose requests name a resource of each of their types. */
  readonly severalTypes: readonly string[];
  /** Actions that an API always needs beside its own. */
  readonly dependents: Readonly<
    Record<string, { readonly needs: readonly string[]; readonly why: string }>
  >;
  /** Actions that hand over the account on everything of a kind; a condition on one of the keys confines them. */
  readonly escalation: readonly Confinable[];
  /**
   * Actions that reach further than needed;
   * a condition on one of the keys confines them, and naming what they are on where `named` is set.
   * `handsOver`: they give permissions to somebody.
   */
  readonly unconfined: readonly (Omit<Confinable, 'on' | 'actions'> & {
    readonly action: string;
    readonly on?: string;
    readonly named: boolean;
    readonly handsOver: boolean;
    readonly by: string;
    /** Values of condition keys with which somebody would try it. Default: no key is given. */
    readonly attempts?: readonly Readonly<Record<string, string | readonly string[]>>[];
  })[];
  /**
   * What makes a role that may do anything: writing its permissions and using it.
   * A condition on one of the keys caps it.
   */
  readonly roleMaking: {
    readonly write: readonly string[];
    readonly use: readonly string[];
    readonly keys: readonly string[];
  };
  /** Condition keys of every service, `aws:PrincipalTag/${TagKey}`. */
  readonly globalKeys: readonly string[];
}

/** Two documents, one that a rule finds something in and one that is right. */
export interface RuleExamples {
  readonly bad: object;
  readonly good: object;
}
