import { Conditions } from './facts';

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
