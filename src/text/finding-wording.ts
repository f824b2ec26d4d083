import { Severity } from '../policy/finding';

/** What all findings with one id have in common. Texts are sentences without the final period. */
export interface FindingWording {
  readonly severity: Severity;
  /** A short description of the problem. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** The remedy, for findings without a more specific one. */
  readonly remedy: string;
}

/**
 * Returns a table of wordings with its ids as types. An id that is not in a table does not compile.
 */
export const wordings = <Id extends string>(
  table: Readonly<Record<Id, FindingWording>>,
): Readonly<Record<Id, FindingWording>> => table;
