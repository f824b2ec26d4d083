import { Place } from './model';

/**
 * - `fatal`: it gives control of the account.
 * - `error`: it is wrong, or it gives the access of other people.
 * - `warning`: it may be intentional, and then needs a reason.
 * - `note`: for information only.
 */
export type Severity = 'fatal' | 'error' | 'warning' | 'note';

/** All severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ['fatal', 'error', 'warning', 'note'];

/** Returns whether a severity is at least as severe as another. */
export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);

/**
 * What a rule or a construct reports about access. All texts are sentences without the final
 * period.
 */
export interface Finding {
  /** Never changes. In kebab case. The table of findings, src/text/findings.ts, has every id. */
  readonly id: string;
  readonly severity: Severity;
  /**
   * The subject: the action, the ARN, or the key. With the id, it names the finding:
   * `unknown-action[connect:CreateProfile]`.
   */
  readonly subject: string;
  /** The problem. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** The remedy. */
  readonly instead?: string;
  /** The place. Default: the construct that reports the finding. */
  readonly place?: Place;
}
