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
