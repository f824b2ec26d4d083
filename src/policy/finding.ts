import { Place } from './model';

/**
 * - `fatal`: it hands over the account.
 * - `error`: it is wrong.
 * - `warning`: it may be intentional, and then needs a reason.
 * - `note`: worth knowing; nothing to do.
 */
export type Severity = 'fatal' | 'error' | 'warning' | 'note';

/** All severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ['fatal', 'error', 'warning', 'note'];

/** Whether a severity is as bad as another, or worse. */
export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);

/** What a rule or a construct says about some access. All texts are sentences without their full stop. */
export interface Finding {
  /** Constant, in kebab case. Every id is in the table of findings: src/text/findings.ts. */
  readonly id: string;
  readonly severity: Severity;
  /**
   * What it is about: the action, the ARN, the key.
   * With the id it names the finding: `unknown-action[connect:CreateProfile]`.
   */
  readonly subject: string;
  /** What is the case. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly instead?: string;
  /** Where it is. Default: the construct that reports it. */
  readonly place?: Place;
}
