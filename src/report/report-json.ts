import { ReportedFinding } from './finding-model';
import { AccessReport } from './model';
import { ReportedFindings } from './reported-findings';
import { groupBy } from '../input/group-by';

/**
 * Returns a report as its JSON contains it: without the words of findings, which may change while
 * the access stays the same. The list at the top has all findings, each once.
 */
export const reportData = (report: AccessReport): AccessReport => ({
  ...report,
  principals: report.principals.map((principal) => ({ ...principal, ...dataOf(principal) })),
  findings: allOf(report, 'findings'),
  ...acceptedOf(allOf(report, 'accepted')),
});

/** Returns a report from its JSON. */
export const reportFromData = ({ findings, accepted, ...data }: AccessReport): AccessReport => ({
  ...data,
  findings: findings.filter(isOfNobody),
  ...acceptedOf((accepted ?? []).filter(isOfNobody)),
});

const acceptedOf = (accepted: readonly ReportedFinding[]): Pick<AccessReport, 'accepted'> =>
  accepted.length > 0 ? { accepted } : {};

const isOfNobody = ({ principals }: ReportedFinding) => principals === undefined;

/** Returns all findings, with the ids of their principals. */
function allOf(report: AccessReport, list: 'findings' | 'accepted'): readonly ReportedFinding[] {
  const owned = report.principals.flatMap(({ id, [list]: its = [] }) =>
    its.map((finding) => ({ id, finding: withoutWords(finding) })),
  );
  const groups = groupBy(owned, ({ finding }) => JSON.stringify(finding));
  return [
    ...[...groups.values()].map((group) => ({
      ...group[0].finding,
      principals: group.map(({ id }) => id),
    })),
    ...(report[list] ?? []).map(withoutWords),
  ];
}

const dataOf = ({ findings, accepted }: ReportedFindings): ReportedFindings => ({
  findings: findings.map(withoutWords),
  ...(accepted && { accepted: accepted.map(withoutWords) }),
});

const withoutWords = ({ words, ...finding }: ReportedFinding): ReportedFinding => finding;
