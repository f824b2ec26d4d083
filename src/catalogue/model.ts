/** Conditions of a statement: operator to key to value or values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A statement with places left open, `{Bucket}`, that a scope fills. See catalogue/statements.json. */
export interface StatementTemplate {
  readonly actions: readonly string[];
  readonly effect?: 'Deny';
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /** What stands instead when instances are named. */
  readonly forInstance?: { readonly resources?: readonly string[]; readonly conditions?: Conditions };
  /** The outbound campaigns APIs that the statement is for; both when absent. */
  readonly api?: readonly string[];
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

export interface ManagedPolicyFacts {
  /** With `{Partition}` for the partition. */
  readonly arn: string;
  readonly serviceLinked: boolean;
  readonly active: boolean;
  /** By version id, oldest first. */
  readonly versions: Readonly<Record<string, { readonly date: string; readonly summary: string; readonly document?: PolicyDocument }>>;
}

export interface ServiceLinkedRoleFacts {
  readonly feature: string;
  readonly namePrefix: string;
  readonly principal: string;
  readonly managedPolicy: string;
  readonly suffix: 'caller' | 'service' | 'none';
  readonly inlinePolicies?: string;
}
