import { Severity } from '../policy/finding';

/** What all findings of one id have in common. Texts are sentences without their final full stop. */
export interface FindingWording {
  readonly severity: Severity;
  /** What is found, in a few words. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do, where a finding does not say it in more detail. */
  readonly remedy: string;
}

/** A table of wordings that keeps its ids as types: an id that is not in a table does not compile. */
export const wordings = <Id extends string>(
  table: Readonly<Record<Id, FindingWording>>,
): Readonly<Record<Id, FindingWording>> => table;
