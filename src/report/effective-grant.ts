import { CoveredResources } from './statement-coverage';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';

/** The resources on which one statement allows an action. */
export interface EffectiveReach {
  readonly statement: PolicyStatement;
  /** Patterns. For a statement with `NotResource`, the excluded patterns. */
  readonly resources: readonly PolicyText[];
  /** The requirements of the statement itself. */
  readonly requirements: readonly Requirement[];
}

/** The resources on which an action is allowed. */
export interface EffectiveGrant {
  readonly reaches: readonly EffectiveReach[];
  /** The additional requirements for all reaches: what denies and a boundary leave. */
  readonly requirements: readonly Requirement[];
}

/** The reason why an action is not allowed. */
export type MissingReason =
  | 'not-allowed'
  | 'denied'
  | 'outside-boundary'
  | 'elsewhere'
  /** It is allowed there, under conditions that exclude what is needed. */
  | 'other-conditions';

/** A statement, with its part that covers an action. */
export interface RelevantStatement {
  readonly statement: PolicyStatement;
  readonly covered: CoveredResources;
  /** All requirements of the statement. */
  readonly requirements: readonly Requirement[];
}
