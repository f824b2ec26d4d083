/** Actions on a kind of resource that a condition on one of some keys confines. */
export interface Confinable {
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
    /** The other kinds of resources that it can be on instead. Default: none. */
    readonly orOn?: readonly string[];
    readonly named: boolean;
    readonly handsOver: boolean;
    /**
     * The policies that it takes off what it is on. On the holder itself, a name does not confine
     * it if one of them denies something. Default: none. `of AWS` and `of accounts`: those of the
     * attached ones that AWS, or an account, owns.
     */
    readonly takesOff?: 'attached' | 'of AWS' | 'of accounts' | 'inline' | 'all';
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
