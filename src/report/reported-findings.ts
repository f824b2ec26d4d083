import { ReportedFinding } from './finding-model';
import { ReportedEscalation, ReportedPlace } from './model';
import { pointerText, reportedPlace } from './pointer';
import { memoize } from '../input/memoize';
import { toDisplayText } from '../policy/deploy-time-text';
import { SEVERITIES, Severity } from '../policy/finding';
import { Principal } from '../policy/model';
import { placedStatements } from '../policy/statement-places';
import { AcceptanceTerms } from '../text/accepted-text';
import { RuleId } from '../text/findings';
import { RuleFinding } from '../validation/rule';

/** A finding of a rule, and the reason for accepting it. */
export interface JudgedFinding extends RuleFinding {
  readonly acknowledged?: string;
  /** Who accepts it, and up to which day. Absent for what a CDK app acknowledges. */
  readonly accepted?: AcceptanceTerms;
}

/** The findings of a principal, or those of no principal. */
export interface ReportedFindings {
  readonly findings: readonly ReportedFinding[];
  /** Absent when none is accepted. */
  readonly accepted?: readonly ReportedFinding[];
}

/** Returns the findings that are open, and those that are accepted with a reason. */
export function reportedFindings(all: readonly JudgedFinding[]): ReportedFindings {
  const accepted = all.filter(({ acknowledged }) => acknowledged !== undefined);
  return {
    findings: all.filter(({ acknowledged }) => acknowledged === undefined).map(reportedFinding),
    ...(accepted.length > 0 && { accepted: accepted.map(reportedFinding) }),
  };
}

const reportedFinding = (finding: JudgedFinding): ReportedFinding => {
  const { id, severity, subject, what, why, instead, place, acknowledged, accepted } = finding;
  const { owner, expires } = accepted ?? {};
  return {
    id,
    severity,
    subject: toDisplayText(subject),
    file: place.file,
    pointer: pointerText(place),
    ...(acknowledged !== undefined && { acknowledged }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
    words: { what: toDisplayText(what), why, instead: toDisplayText(instead) },
  };
};

/** The rules about ways to more access. */
const RULES: readonly RuleId[] = [
  'escalation',
  'indirect-escalation',
  'limited-escalation',
  'not-action',
  'unconfined',
];

/** Returns ways to more access with the severities of the open findings about them. */
export function judgedEscalations(
  escalations: readonly ReportedEscalation[],
  principal: Principal,
  findings: readonly JudgedFinding[],
): readonly ReportedEscalation[] {
  if (escalations.length === 0) return escalations;
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const everything = open.find(({ id }) => id === 'account-administrator');
  const about = byPlace(open.filter(({ id }) => RULES.includes(id)));
  const places = about.size === 0 ? [] : placedStatements(principal).map(({ place }) => place);
  const keyAt = ({ statement, place }: ReportedEscalation) => {
    const written = statement === undefined ? undefined : places[statement];
    const its = place ?? (written && reportedPlace(written));
    return its ? keyOf(its) : '';
  };
  const severityAt = memoize((key: string) => severitiesBy(about.get(key) ?? []));
  const severities = escalations.map(
    (one) => everything?.severity ?? severityAt(keyAt(one))(one.action),
  );
  return withSeverities(escalations)(severities.join());
}

/** Principals with the same access share their ways, and often the severities. */
const withSeverities = memoize((escalations: readonly ReportedEscalation[]) =>
  memoize((written: string): readonly ReportedEscalation[] => {
    const severities = written.split(',');
    return escalations.map((one, i) => {
      const severity = SEVERITIES.find((known) => known === severities[i]);
      return { ...one, ...(severity && { severity }) };
    });
  }),
);

function byPlace(
  findings: readonly JudgedFinding[],
): ReadonlyMap<string, readonly JudgedFinding[]> {
  const found = new Map<string, JudgedFinding[]>();
  for (const finding of findings) {
    const key = keyOf(reportedPlace(finding.place));
    const known = found.get(key);
    if (known) known.push(finding);
    else found.set(key, [finding]);
  }
  return found;
}

const keyOf = ({ file, pointer }: ReportedPlace) => JSON.stringify([file, pointer]);

/**
 * Returns the severity for an action: that of the finding that names it, or else of the worst one
 * that may include it.
 */
function severitiesBy(
  findings: readonly JudgedFinding[],
): (action: string) => Severity | undefined {
  const texts = findings.map(({ subject, what }) => `${subject} ${what}`);
  const others = findings.filter(({ id }) => id !== ('unconfined' satisfies RuleId));
  return (action) => {
    const named = findings.filter((_, i) => texts[i].includes(action));
    const likely = named.length > 0 ? named : others;
    return SEVERITIES.find((severity) => likely.some((one) => one.severity === severity));
  };
}
