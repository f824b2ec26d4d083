import { Severity } from '../policy/finding';

/** The words of a finding. */
export interface FindingWords {
  readonly what: string;
  readonly why: string;
  readonly instead?: string;
}

/** A finding of a rule. */
export interface ReportedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly file: string;
  readonly pointer: string;
  /** The reason for accepting it. */
  readonly acknowledged?: string;
  /** Who is responsible for accepting it. */
  readonly owner?: string;
  /** The last day on which it is accepted: `2027-06-30`. */
  readonly expires?: string;
  /** The ids of its principals. Only JSON has them, in the list of all findings. */
  readonly principals?: readonly string[];
  /** For renderings. JSON omits the words, because they may change. docs/findings.md has them. */
  readonly words?: FindingWords;
}
