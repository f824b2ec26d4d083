import { SEVERITIES } from '../policy/finding';
import { PageVerdict, ReportedFinding, ReportedPrincipal } from './model';

/** The group of rows that jobs are, beside the pages of the console. */
export const JOBS = 'Jobs';

/** How verdicts look where there are only characters. */
export const MARKS: Readonly<Record<PageVerdict | 'no', string>> = {
  all: '●',
  views: '○',
  some: '◐',
  parts: '◦',
  no: '·',
};

/** The severity of the worst that was found in a principal. */
export const worst = ({ findings }: ReportedPrincipal): ReportedFinding['severity'] | undefined =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
