import { CoveredResources } from './statement-coverage';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';

/** Where one statement allows an action. */
export interface EffectiveReach {
  readonly statement: PolicyStatement;
  /** Patterns; of a statement with `NotResource` those that it leaves out. */
  readonly resources: readonly PolicyText[];
  /** What the statement itself asks for. */
  readonly requirements: readonly Requirement[];
}

/** Where an action is allowed. */
export interface EffectiveGrant {
  readonly reaches: readonly EffectiveReach[];
  /** What must hold besides, wherever it is: what denies and a boundary leave. */
  readonly requirements: readonly Requirement[];
}

/** Why an action is not allowed. */
export type MissingReason = 'not-allowed' | 'denied' | 'outside-boundary' | 'elsewhere';

/** A statement with what of it is about an action. */
export interface RelevantStatement {
  readonly statement: PolicyStatement;
  readonly covered: CoveredResources;
  /** All that must hold for the statement. */
  readonly requirements: readonly Requirement[];
}
