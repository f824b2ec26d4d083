import { CapabilityVerdict, ReportedStep } from './capability-model';
import { ReportedMissing } from './model';
import { Requirement } from '../policy/requirement';

/** What a principal can do of what is asked about. */
export interface Held {
  readonly verdict: CapabilityVerdict | 'partly';
  /** The instances, or other resources, that it is limited to; `*` is everywhere. */
  readonly places: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly steps: readonly ReportedStep[];
  /** Whether we conclude it, and no AWS page says it. */
  readonly inferred: boolean;
  /** What a row lacks. Absent when the question is not about a row. */
  readonly missing?: readonly ReportedMissing[];
}
