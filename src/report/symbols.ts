import { KnownPageVerdict, PageVerdict, ReportedPrincipal } from './model';
import { SEVERITIES, Severity } from '../policy/finding';

/** The group of rows that jobs are, next to the pages of the console. */
export const JOBS = 'Jobs';

/** How verdicts look where there are only characters. */
export const MARKS: Readonly<Record<PageVerdict, string>> = {
  all: '●',
  views: '○',
  some: '◐',
  parts: '◦',
  no: '·',
  unknown: '?',
};

/**
 * The mark of a verdict. Where something that was not read may change it, what was read comes before the question mark.
 */
export function markOf(verdict: PageVerdict, known: KnownPageVerdict): string {
  if (verdict !== 'unknown') return MARKS[verdict];
  return known === 'no' ? MARKS.unknown : `${MARKS[known]}${MARKS.unknown}`;
}

/** The severity of the worst finding in a principal. */
export const worst = ({ findings }: ReportedPrincipal): Severity | undefined =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
