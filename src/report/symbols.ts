import { KnownPageVerdict, PageVerdict, ReportedEscalation, ReportedPrincipal } from './model';
import { isAtLeast, SEVERITIES, Severity } from '../policy/finding';

/** The group of rows for jobs, in addition to the pages of the console. */
export const JOBS = 'Jobs';

/** The characters for verdicts in plain text. */
export const MARKS: Readonly<Record<PageVerdict, string>> = {
  all: '●',
  views: '○',
  some: '◐',
  parts: '◦',
  no: '·',
  unknown: '?',
};

/**
 * Returns the mark of a verdict. If an unread part may change it, the known verdict comes before
 * the question mark.
 */
export function markOf(verdict: PageVerdict, known: KnownPageVerdict): string {
  if (verdict !== 'unknown') return MARKS[verdict];
  return known === 'no' ? MARKS.unknown : `${MARKS[known]}${MARKS.unknown}`;
}

/** Returns the severity of the worst finding of a principal. */
export const worst = ({ findings }: ReportedPrincipal): Severity | undefined =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));

/** Returns whether an open finding calls a way to more access fatal or an error. */
export const isAlarm = ({ severity }: ReportedEscalation): boolean =>
  severity !== undefined && isAtLeast(severity, 'error');
