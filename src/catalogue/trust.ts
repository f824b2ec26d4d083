/** How roles are assumed, and what limits it. */
export interface TrustFacts {
  readonly assume: string;
  readonly assumeWithSaml: string;
  readonly assumeWithWebIdentity: string;
  /** Condition keys that say who calls. */
  readonly callerKeys: readonly string[];
  readonly externalIdKeys: readonly string[];
  readonly audienceKeys: readonly string[];
  readonly sessionNameKeys: readonly string[];
  /** Condition keys that say how, and from where, somebody signed in. */
  readonly strongSignInKeys: readonly string[];
  /** Their values where somebody signed in with a password alone, from anywhere. */
  readonly weakSignIn: Readonly<Record<string, string | readonly string[]>>;
  /** The action that signs in as the administrator of an instance. */
  readonly emergency: string;
  /** The action that signs in as a user whose name is the session name. */
  readonly signIn: string;
  /** Actions by which somebody takes users of an instance over. */
  readonly takeOver: readonly string[];
  /** Whoever has these has full access to Amazon Connect. */
  readonly fullAccess: readonly string[];
}

/** What is known about trust policies. */
export const trustFacts = (): TrustFacts => require('../../catalogue/trust.json');
