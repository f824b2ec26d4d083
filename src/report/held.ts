import { CapabilityVerdict, ReportedStep } from './capability-model';
import { ReportedMissing } from './model';
import { Requirement } from '../policy/requirement';

/** A step with what must hold for it, where steps have their own requirements. */
export interface HeldStep extends ReportedStep {
  readonly requirements?: readonly Requirement[];
}

/** What a principal can do of what is asked about. */
export interface Held {
  readonly verdict: CapabilityVerdict | 'partly';
  /** The instances, or other resources, that it is limited to; `*` is everywhere. */
  readonly places: readonly string[];
  /** What must hold for all steps. */
  readonly requirements: readonly Requirement[];
  readonly steps: readonly HeldStep[];
  /** Whether we conclude it, and no AWS page says it. */
  readonly inferred: boolean;
  /** What a row lacks. Absent when the question is not about a row. */
  readonly missing?: readonly ReportedMissing[];
}
