import { ReportedFinding } from './finding-model';
import { AccessReport } from './model';
import { ReportedFindings } from './reported-findings';

/**
 * Returns a report as its JSON contains it: without the words of findings, which may change while
 * the access stays the same.
 */
export const reportData = (report: AccessReport): AccessReport => ({
  ...report,
  principals: report.principals.map((principal) => ({ ...principal, ...dataOf(principal) })),
  ...dataOf(report),
});

const dataOf = ({ findings, accepted }: ReportedFindings): ReportedFindings => ({
  findings: findings.map(withoutWords),
  ...(accepted && { accepted: accepted.map(withoutWords) }),
});

const withoutWords = ({ words, ...finding }: ReportedFinding): ReportedFinding => finding;
