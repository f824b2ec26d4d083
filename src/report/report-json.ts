import { AccessReport } from './model';

/**
 * Returns a report as its JSON contains it: without the words of findings, which may change while
 * the access stays the same.
 */
export const reportData = (report: AccessReport): AccessReport => ({
  ...report,
  principals: report.principals.map((principal) => ({
    ...principal,
    findings: principal.findings.map(({ words, ...finding }) => finding),
  })),
  findings: report.findings.map(({ words, ...finding }) => finding),
});
