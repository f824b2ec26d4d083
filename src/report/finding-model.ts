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
  /** For renderings. JSON omits the words, because they may change. docs/findings.md has them. */
  readonly words?: FindingWords;
}
