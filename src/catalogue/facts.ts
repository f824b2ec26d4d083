/** Conditions of a statement: operator to key to value or values. */
export type Conditions = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** An old name of an action that AWS still accepts. See catalogue/aliases.json. */
export interface AliasFacts {
  readonly action: string;
  readonly now: string;
  /** The date on which AWS introduced the new name: `2024-06-15`. */
  readonly since: string;
  readonly source: string;
  readonly why: string;
}

/**
 * What AWS documents for an action and the reference does not list. See
 * catalogue/documented-forms.json.
 */
export interface DocumentedForm {
  /** ARN formats for the action in AWS policies, `arn:${Partition}:wisdom:...`. */
  readonly arns?: readonly string[];
  /** Condition keys under which the policies allow it. */
  readonly keys?: readonly string[];
  readonly source: string;
  /** The AWS managed policy that has the form, and its version. */
  readonly policy?: string;
  readonly version?: string;
  readonly why: string;
}

/**
 * A name that AWS publishes and that is not an action in the reference. See
 * catalogue/facts/published-names.json.
 */
export interface PublishedName {
  /** SDK clients that have an operation of that name. */
  readonly operationOf?: readonly string[];
  /** CloudFormation resource types whose handlers list it as a permission. */
  readonly handlersOf?: readonly string[];
}

/** The source of facts. See catalogue/facts/sources.json. */
export interface SourceFacts {
  readonly title: string;
  readonly readOn: string;
  /** The date of its AWS data. */
  readonly date?: string;
  readonly version?: string;
  readonly license?: string;
  readonly url?: string;
}

/** The services of the family by their IAM prefixes. See catalogue/family.json. */
export interface FamilyFacts {
  readonly services: Readonly<Record<string, { readonly name: string; readonly enum: string }>>;
  /** By service: the ARN words of resources that contain resources of other types. */
  readonly parents: Readonly<Record<string, readonly string[]>>;
}

/**
 * A statement with open places, such as `{Bucket}`, that a scope fills. See
 * catalogue/statements.json.
 */
export interface StatementTemplate {
  readonly actions: readonly string[];
  readonly effect?: 'Deny';
  /** Set when the action is a pattern of all actions of a service, new ones included. */
  readonly wholeService?: true;
  readonly resources: readonly string[];
  /** Set when the statement covers everything except its resources. */
  readonly allBut?: true;
  readonly conditions?: Conditions;
  /** The replacement when instances are named. */
  readonly forInstance?: {
    readonly resources?: readonly string[];
    readonly conditions?: Conditions;
  };
  /**
   * A place that omits the statement when a scope names it. A new campaign is not one of the named
   * ones.
   */
  readonly unlessNamed?: string;
  /** The outbound campaigns APIs of the statement; both when absent. */
  readonly api?: readonly string[];
  /** Set when the resources of the statement belong to the account, so no instance limits it. */
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
  /** The date: `2023-03-07`. */
  readonly date: string;
  /** The changes from the previous version. */
  readonly summary: string;
  readonly document?: PolicyDocument;
}

export interface ManagedPolicyFacts {
  /** The ARN, with `{Partition}` for the partition. */
  readonly arn: string;
  readonly serviceLinked: boolean;
  readonly active: boolean;
  /** The versions by version id, oldest first. */
  readonly versions: Readonly<Record<string, PolicyVersionFacts>>;
}

/** A statement of an AWS managed policy. See catalogue/facts/aws-policies.json. */
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

/** The content of the newest version of an AWS managed policy about the catalogued actions. */
export interface AwsPolicyDocument {
  /** The path of the ARN: `service-role/`; none when absent. */
  readonly path?: string;
  readonly version: string;
  /** The date of the version. */
  readonly date: string;
  /** Set when it covers no other actions. */
  readonly whole?: true;
  /** Set when it also denies other actions. */
  readonly deniesOthers?: true;
  readonly statements: readonly AwsPolicyStatement[];
}

/** All AWS managed policies. */
export interface AwsPolicies {
  /** The date of the newest version of any of them. */
  readonly newest: string;
  /** The catalogued actions of other services. For the family, every action is catalogued. */
  readonly actions: readonly string[];
  readonly documents: Readonly<Record<string, AwsPolicyDocument>>;
  /**
   * Names by path: policies that do not mention the actions. For service-linked roles, policies
   * that do not mention the family.
   */
  readonly silent: Readonly<Record<string, readonly string[]>>;
  /** The silent policies that deny other actions. */
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
  /** Resource types that are checked on every call of the action. */
  readonly types?: readonly string[];
  /** Resource types that are checked when the request names one. */
  readonly optionalTypes?: readonly string[];
  readonly keys?: readonly string[];
  /** Set when resource tags cannot limit the action, although its resource types have them. */
  readonly untagged?: true;
  /** Actions that a call also needs. */
  readonly needs?: readonly string[];
  /** The action that a call with tags also needs. */
  readonly withTags?: string;
  /** The sources of `needs` and `withTags`. */
  readonly needsFrom?: readonly string[];
}

export interface ResourceTypeFacts {
  /** The ARNs, with `${Partition}`, `${Region}`, `${Account}`, and the names of the parts. */
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
  /** The ids of the rows that the row needs. */
  readonly brings: readonly string[];
  readonly corrections?: readonly {
    readonly replace?: string;
    readonly by?: string;
    readonly add?: string;
    readonly why: string;
    readonly source: string;
  }[];
}

export interface JobFacts {
  readonly label: string;
  readonly does: string;
  /** The source of the job first, then those of reasons that have their own. */
  readonly sources: readonly string[];
  /** The job's own actions and their reasons. */
  readonly actions: Readonly<Record<string, string>>;
  /** The ids of jobs and rows that the job includes. */
  readonly brings: readonly string[];
  /** The ids of documented statements. */
  readonly statements: readonly string[];
}

/** A source of actions: a console row, a job, a CloudFormation resource type or an operation. */
export interface OriginFacts {
  /**
   * The page of a row. All resource types are one group, and all operations are one. A job is a
   * separate group. Each statement belongs to one group.
   */
  readonly group: string;
  /** The beginning of the reason for a statement. */
  readonly heading: string;
  readonly label: string;
  readonly actions: readonly string[];
  readonly brings: readonly string[];
  readonly statements: readonly string[];
  /** The reasons for its actions, if the catalogue has them. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** An operation of an AWS API. See catalogue/facts/operations.json. */
export interface OperationFacts {
  /** The actions that a call needs. */
  readonly actions: readonly string[];
  /** The action that a call with tags also needs. */
  readonly withTags?: string;
}

/** A grant of an action: resources with places, and conditions. */
export interface Binding {
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /** Set when statements leave the action out if a scope does not name its place. */
  readonly optional?: true;
  /** Set when the scope must name the place, although it has a default for other actions. */
  readonly named?: true;
  readonly why?: string;
}

export interface Bindings {
  readonly general: Readonly<Record<string, readonly Binding[]>>;
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly Binding[]>>>>;
  /** Condition keys that have one value in a request, while use cases need different values. */
  readonly oneValue: readonly string[];
  readonly parts: Readonly<Record<string, PartFacts>>;
}

/**
 * The resources that an action creates. It changes or uses the others. See catalogue/parts.json.
 */
export interface PartFacts {
  /**
   * Resources with placeholders. When absent, an action that carries tags creates all of its
   * resources.
   */
  readonly makes?: readonly string[];
  /** Set when requests carry no tags, although the IAM data lists the key. */
  readonly requestTags?: false;
  /** Set when the action tags or untags, although it has another access level. */
  readonly tags?: true;
}

/** What a scope may name for a place, and the default. */
export interface PlaceFacts {
  readonly default?: readonly string[];
  readonly defaultConditions?: Conditions;
  /** Whether statements may omit the place. */
  readonly optional?: true;
  /** The method of `ConnectScope` that names it. */
  readonly property: string;
  readonly why: string;
}

/** The SAML sign-in addresses of a partition; undocumented ones are absent. */
export interface SamlSignInFacts {
  /** The prefix of its Region names. No other partition has these Regions with a longer prefix. */
  readonly regionPrefix: string;
  /** The endpoint without a Region in its name. */
  readonly endpoint?: string;
  /** The Region that owns that endpoint. */
  readonly regionOfEndpoint?: string;
  /** The regional endpoint, with `{Region}`. */
  readonly regional?: string;
  /** The relay state, with `{InstanceId}`, and `{Region}` when the host has it. */
  readonly relayState?: string;
  /** The global resiliency address, with `{InstanceId}` and `{Region}` of the source instance. */
  readonly globalResiliency?: string;
}

/** Actions on a kind of resource that a condition on one of some keys confines. */
interface Confinable {
  readonly on: string;
  readonly actions: readonly string[];
  readonly keys: readonly string[];
  readonly why: string;
}

/** Knowledge of a policy reviewer in addition to the facts. See catalogue/review.json. */
export interface ReviewFacts {
  /** Renamed actions by the old name in lower case. */
  readonly renamed: Readonly<
    Record<
      string,
      { readonly now: readonly string[]; readonly why: string; readonly source: string }
    >
  >;
  /**
   * Names of SDKs and endpoints that are mistaken for prefixes, with the prefix. Empty when IAM
   * does not check the action.
   */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Retired managed policies and their replacements. */
  readonly replacedBy: Readonly<Record<string, string>>;
  readonly companions: readonly {
    readonly policy: string;
    readonly actions: readonly string[];
    readonly why: string;
  }[];
  /** Actions that let other accounts use what a scope names, with their effects. */
  readonly opensToOthers: readonly {
    readonly action: string;
    readonly does: string;
    readonly why: string;
  }[];
  readonly endOfSupport: readonly {
    readonly service: string;
    readonly name: string;
    readonly on: string;
    readonly policies: readonly string[];
  }[];
  /**
   * Actions that create administrators of an instance when they are on every security profile, with
   * the effect of each.
   */
  readonly administrators: Readonly<Record<string, string>>;
  /** Actions that sign in to an instance, with the effect of each. */
  readonly signIn: Readonly<Record<string, string>>;
  /** Actions that an API always needs in addition to its own. */
  readonly dependents: Readonly<
    Record<string, { readonly needs: readonly string[]; readonly why: string }>
  >;
  /**
   * Actions that hand over the account when they are on everything of a kind. A condition on one of
   * the keys confines them.
   */
  readonly escalation: readonly Confinable[];
  /**
   * Actions that reach further than needed. A condition on one of the keys confines them, or, with
   * `named`, the name of the resource does. `handsOver`: they give permissions to someone.
   */
  readonly unconfined: readonly (Omit<Confinable, 'on' | 'actions'> & {
    readonly action: string;
    readonly on?: string;
    readonly named: boolean;
    readonly handsOver: boolean;
    readonly by: string;
    /** Values of condition keys for an attempt. Default: no key has a value. */
    readonly attempts?: readonly Readonly<Record<string, string | readonly string[]>>[];
  })[];
  /** Condition keys of every service, `aws:PrincipalTag/${TagKey}`. */
  readonly globalKeys: readonly string[];
}

/** Two documents: one with a finding of a rule, and one that is correct. */
export interface RuleExamples {
  readonly bad: object;
  readonly good: object;
}
