import { lazy } from '../input/memoize';

/** A service that acts for others. */
export interface Deputy {
  readonly service: string;
  readonly keys: readonly string[];
  /** Those for whom it acts, without a condition on one of the keys. */
  readonly who: string;
  readonly severity: 'warning' | 'note';
}

/** An OpenID Connect provider where anybody can have an account. */
export interface SharedProvider {
  readonly provider: string;
  /** The claims of a token that name one customer. */
  readonly owner: readonly string[];
  /** The claims that whoever asks for a token chooses. Default: none is known. */
  readonly chosen?: readonly string[];
  /** The claim that takes the place of the subject. Default: none. */
  readonly tenant?: string;
}

/** The claims of an OpenID Connect provider that are condition keys, besides the standard ones. */
export interface ProviderClaims {
  readonly provider: string;
  /** Those that name one customer. */
  readonly owner: readonly string[];
  /** Those that every customer can have. */
  readonly others: readonly string[];
  /** Those that every token has. Default: only the audience and the subject. */
  readonly always?: readonly string[];
}

/** What is different in the requests of one kind of callers. */
export type CallerFacts = Pick<OutsiderFacts, 'ids' | 'values' | 'absent'>;

/** The condition keys in requests of an unrelated account. */
export interface OutsiderFacts {
  /** The form of ids, as patterns. The account of an ARN, or the first part, is of one owner. */
  readonly ids: Readonly<Record<string, string>>;
  /** The keys of ids in which they choose text: a path, which may have colons too, or a name. */
  readonly texts: { readonly withPaths: readonly string[]; readonly withNames: readonly string[] };
  /** Other values. */
  readonly values: Readonly<Record<string, string>>;
  /** Keys that no such request has. */
  readonly absent: readonly string[];
  /** Keys that a request may have, and nobody can say. */
  readonly unknown: readonly string[];
  /** Keys about the caller. Requests without credentials may lack them. */
  readonly ofCallers: readonly string[];
  /** Those whose credentials assume a role. */
  readonly callers: readonly CallerFacts[];
  /** The resources of ARNs of roles that only services of AWS assume. */
  readonly ofServices: readonly string[];
  /** Values of keys with ids that are of nobody: of providers without an ARN. */
  readonly shared: Readonly<Record<string, readonly string[]>>;
  /** Keys with the tags of the role. */
  readonly ofRole: readonly string[];
  /** Keys about a request, whatever credentials it has: from where it comes. */
  readonly ofRequests: readonly string[];
  /** Keys about services that make a request for the caller of another. */
  readonly ofForwarded: readonly string[];
}

/** How roles are assumed, and what limits it. */
export interface TrustFacts {
  readonly assume: string;
  readonly assumeWithSaml: string;
  readonly assumeWithWebIdentity: string;
  /** The action that gives tags to a session. */
  readonly tagSession: string;
  /** The condition key of the tags that the next sessions of a chain have too. */
  readonly transitiveTags: string;
  /** The action that gives a source identity to a session, and the condition keys that have it. */
  readonly sourceIdentity: {
    readonly sets: string;
    /** The key in the request that assumes the role. */
    readonly request: string;
    /** The key in the requests of the session. */
    readonly session: string;
  };
  /** The condition keys that every request for an action has, in addition to those of all requests. */
  readonly present: Readonly<Record<string, readonly string[]>>;
  readonly outsiders: OutsiderFacts;
  /** Condition keys that limit who of an account may assume a role. */
  readonly narrowingKeys: readonly string[];
  /** Condition keys that identify the organization of the caller. */
  readonly organizationKeys: readonly string[];
  /** The text before and after the owner in the subjects of OpenID Connect providers. */
  readonly subjects: readonly {
    readonly provider: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** OpenID Connect providers with one address for all their customers. */
  readonly sharedProviders: readonly SharedProvider[];
  /** The claims that are condition keys for every provider. */
  readonly standardClaims: readonly string[];
  /** The claims of providers that the reference lists. Other providers may have any. */
  readonly claims: readonly ProviderClaims[];
  /**
   * Amazon Cognito as a provider, the services to which roles of its pools are passed, how its tokens
   * name those who did not sign in, and the claims that every token of it has.
   */
  readonly identityPools: {
    readonly provider: string;
    readonly services: readonly string[];
    readonly guests: string;
    readonly always: readonly string[];
  };
  /** Services that act for others, and the condition keys that tell for whom. */
  readonly deputies: readonly Deputy[];
  readonly externalIdKeys: readonly string[];
  readonly audienceKeys: readonly string[];
  readonly sessionNameKeys: readonly string[];
  /** Condition keys that describe how and where someone signed in. */
  readonly strongSignInKeys: readonly string[];
  /** Their values after a sign-in with only a password, from anywhere. */
  readonly weakSignIn: Readonly<Record<string, string | readonly string[]>>;
  /** Condition keys that requests with the access key of a user do not have. */
  readonly absentForAccessKeys: readonly string[];
  /** The action that signs in as the administrator of an instance. */
  readonly emergency: string;
  /** The action that signs in as a user with the same name as the session. */
  readonly signIn: string;
  /** The action that changes what a security profile permits. */
  readonly writesProfile: string;
  /** The action that makes a security profile. */
  readonly makesProfile: string;
  /** Actions that tag existing resources. */
  readonly tagging: readonly string[];
  /** Actions that take tags off existing resources. */
  readonly untagging: readonly string[];
  /** Actions that take over users of an instance. */
  readonly takeOver: readonly string[];
  /** Actions that give the access of other people: what a chain of roles is judged by. */
  readonly powers: readonly string[];
  /** Actions that together give full access to Amazon Connect. */
  readonly fullAccess: readonly string[];
}

/** Returns the facts about trust policies. */
export const trustFacts = lazy((): TrustFacts => require('../../catalogue/trust.json'));
