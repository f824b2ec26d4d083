import { AccessReport } from './model';
import { catalogueEdition, packageVersion } from '../catalogue/catalogue';

/** What people write on top of a report. */
export interface ReportHeadingOptions {
  /** @default 'Access to Amazon Connect' */
  readonly title?: string;
  /** The date of the files, such as `2026-11-28`. @default - none */
  readonly date?: string;
  /** The SHA-256 of files. @default - none */
  readonly digests?: ReadonlyMap<string, string>;
  /** What changed since an earlier state, in words. @default - not compared */
  readonly changes?: string;
}

/** What a report is about, and what it is based on. */
export interface ReportHeading {
  readonly title: string;
  readonly date?: string;
  readonly accounts: readonly string[];
  readonly files: readonly string[];
  /** The SHA-256 of each file. Absent when none is known; empty for a file whose is not. */
  readonly digests?: readonly string[];
  /** The date of the facts about AWS. */
  readonly facts: string;
  /** The version of this library. */
  readonly version: string;
}

/** Returns the heading of a report. */
export function reportHeading(
  { principals, findings, unread, accounts = [] }: AccessReport,
  { title = 'Access to Amazon Connect', date, digests }: ReportHeadingOptions,
): ReportHeading {
  const files = [...new Set([...principals, ...findings, ...unread].map(({ file }) => file))];
  return {
    title,
    ...(date !== undefined && { date }),
    accounts,
    files,
    ...(digests && { digests: files.map((file) => digests.get(file) ?? '') }),
    facts: catalogueEdition().reference.date,
    version: packageVersion(),
  };
}
