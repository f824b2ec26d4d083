import { PolicyText } from './deploy-time-text';
import { Place } from './place';
import { PolicyStatement } from './statement';

/** A part that was not read and that may change who has access. */
export interface UnknownPart {
  readonly kind: UnknownPartKind;
  /** Its name or its ARN. */
  readonly what: PolicyText;
  /** Whether it may allow something. */
  readonly mayAllow: boolean;
  /** Whether it may deny something. */
  readonly mayDeny: boolean;
  /**
   * Whether the part may change everything that was read, as a macro may. Default: it only adds.
   */
  readonly mayReplace?: true;
  /**
   * The statements that together cover everything that it may allow or deny. Their effects do not
   * matter. Default: it may allow or deny everything.
   */
  readonly within?: readonly PolicyStatement[];
  /**
   * What it allows or denies, with deploy-time values in actions or as the effect. The defaults of parameters make
   * statements of it. Default: not known.
   */
  readonly asWritten?: readonly WrittenStatement[];
  /**
   * For a part of a trust policy that may let anybody in: the principals that it may name, as far as that is known.
   * Default: it lets nobody in.
   */
  readonly mayTrust?: readonly PolicyText[];
  /** Whether deployment decides if there is such a part. Default: there is. */
  readonly isPossible?: true;
  readonly place?: Place;
  /** The remedy that makes the part known. */
  readonly remedy?: UnknownPartRemedy;
}

export type UnknownPartKind =
  | 'managed-policy'
  | 'customer-policy'
  | 'group'
  | 'boundary'
  | 'statement'
  | 'document'
  | 'transform'
  | 'include'
  | 'module'
  | 'loop'
  | 'nested-stack'
  | 'stack-set'
  | 'product'
  | 'custom-resource'
  | 'imported-role'
  | 'attachment'
  | 'policy-name'
  | 'connector'
  | 'trust';

export type UnknownPartRemedy =
  | 'give-document'
  | 'give-template'
  | 'give-processed-template'
  | 'give-parameter'
  | 'give-own-names'
  | 'give-account';

/** Returns whether a part is for the other policies of a principal that no file defines. */
export function isImportedPart({ kind }: Pick<UnknownPart, 'kind'>): boolean {
  return kind === 'imported-role';
}

/** A statement of an unread part. */
export interface WrittenStatement extends PolicyStatement {
  /** The effect, if only deployment knows it. Default: that of the statement. */
  readonly effectAsWritten?: PolicyText;
}
