import { CopiedStack, copiedStacks } from './copies';
import { SEVERITIES } from '../../policy/finding';
import { isOfConstruct } from '../../text/construct-reasons';
import { CapabilityHeading, ReportedCapability } from '../capability-model';
import { ReportedFinding } from '../finding-model';
import { IndirectHolder, indirectlyAble } from '../indirect-holders';
import { AccessReport, ReportedPrincipal } from '../model';
import { MORE_ACCESS } from '../more-access';
import { PerhapsThere } from '../perhaps-there';
import { ReportAt } from '../report-at';
import { mayHoldMore, unknownOwners, UnknownOwners } from '../unknown-owners';

/** A principal that has a capability, and how. */
export interface CapabilityHolder {
  readonly name: string;
  readonly principal: ReportedPrincipal;
  readonly held: ReportedCapability;
}

/** Who has a capability: everywhere, or in some places only. */
export interface CapabilityRow {
  readonly capability: CapabilityHeading;
  readonly everywhere: readonly CapabilityHolder[];
  readonly limited: readonly CapabilityHolder[];
  /** Who can act as a role that has it. */
  readonly indirect: readonly IndirectHolder[];
  /** Whether a part that was not read may give it to somebody. */
  readonly mayBeUnknown: boolean;
}

/** The findings of a rule, and the names of their principals. */
export interface RuleRow {
  readonly id: string;
  readonly severity: ReportedFinding['severity'];
  readonly names: readonly string[];
}

/** What people need to see first. */
export interface Summary {
  readonly principals: readonly ReportedPrincipal[];
  readonly copies: readonly CopiedStack[];
  /** With a resource: who can do anything of Amazon Connect there. */
  readonly there?: readonly string[];
  /** With an instance: who can do something on resources that may be part of it. */
  readonly perhaps?: readonly PerhapsThere[];
  readonly rows: readonly CapabilityRow[];
  /** The most severe first. */
  readonly findings: readonly RuleRow[];
  /** Those that somebody accepts with a reason. */
  readonly accepted: readonly ReportedFinding[];
  /** Those that constructs accept by themselves, because they warn of them or the app asks. */
  readonly ofConstructs: readonly ReportedFinding[];
  /** The names of those who can take more access in AWS, and have no finding. */
  readonly takers: readonly string[];
  readonly unknown: readonly UnknownOwners[];
}

/** Summarizes a report. Shows stacks that repeat another one once. */
export function summaryOf(
  report: AccessReport,
  all = false,
  at?: Pick<ReportAt, 'able' | 'perhaps'>,
): Summary {
  // The copies of a stack are on other resources.
  const copies = at ? [] : copiedStacks(report);
  const copied = new Set(copies.flatMap(({ principals }) => principals));
  const able = new Set(at?.able.map(({ id }) => id));
  const principals = report.principals.filter(
    (one) =>
      !one.madeByAws &&
      !copied.has(one) &&
      (!at || able.has(one.id) || one.capabilities.length > 0),
  );
  const names = shortNames(principals);
  const accepted = acceptedFindings(report);
  const isOwn = ({ acknowledged = '' }: ReportedFinding) => isOfConstruct(acknowledged);
  const mayBeUnknown = report.unread.length > 0 || principals.some(mayHoldMore);
  return {
    principals,
    copies,
    ...(at && { there: at.able.map(({ id }) => id), perhaps: at.perhaps }),
    rows: report.capabilities
      .filter(({ firstScreen }) => all || firstScreen)
      .map((capability) => ({
        ...rowOf(capability, principals, names),
        indirect: indirectlyAble(capability, principals, report.principals),
        mayBeUnknown,
      })),
    findings: ruleRows(report, principals, names),
    accepted: accepted.filter((one) => !isOwn(one)),
    ofConstructs: accepted.filter(isOwn),
    takers: principals
      .filter((one) => takesMore(one) && one.findings.length === 0)
      .map((one) => names.get(one) ?? one.name),
    unknown: unknownOwners(report),
  };
}

const takesMore = ({ capabilities }: ReportedPrincipal): boolean =>
  capabilities.some(({ capability }) => capability === MORE_ACCESS);

/** Returns the accepted findings, each once. A finding may be about several principals. */
export function acceptedFindings(report: AccessReport): readonly ReportedFinding[] {
  const all = [report, ...report.principals].flatMap(({ accepted = [] }) => accepted);
  const keyOf = ({ id, subject, file, pointer }: ReportedFinding) =>
    JSON.stringify([id, subject, file, pointer]);
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

type Names = ReadonlyMap<ReportedPrincipal, string>;

/** Returns the last part of each name where no other principal has it, and otherwise the name. */
function shortNames(principals: readonly ReportedPrincipal[]): Names {
  const count = new Map<string, number>();
  for (const last of principals.map(lastPart)) count.set(last, (count.get(last) ?? 0) + 1);
  return new Map(
    principals.map((one) => [one, count.get(lastPart(one)) === 1 ? lastPart(one) : one.id]),
  );
}

const lastPart = ({ id, constructPath }: ReportedPrincipal): string =>
  constructPath === undefined ? id : id.slice(id.lastIndexOf('/') + 1);

function rowOf(
  capability: CapabilityHeading,
  principals: readonly ReportedPrincipal[],
  names: Names,
): Pick<CapabilityRow, 'capability' | 'everywhere' | 'limited'> {
  const holders = principals.flatMap((principal): readonly CapabilityHolder[] => {
    const held = principal.capabilities.find((one) => one.capability === capability.id);
    return held ? [{ name: names.get(principal) ?? principal.name, principal, held }] : [];
  });
  const isEverywhere = ({ held }: CapabilityHolder) => held.places.includes('*');
  return {
    capability,
    everywhere: holders.filter(isEverywhere),
    limited: holders.filter((holder) => !isEverywhere(holder)),
  };
}

function ruleRows(
  { findings }: AccessReport,
  principals: readonly ReportedPrincipal[],
  names: Names,
): readonly RuleRow[] {
  const rows = new Map<string, RuleRow & { readonly names: string[] }>();
  const add = ({ id, severity }: ReportedFinding, name: string) => {
    const row = rows.get(id) ?? { id, severity, names: [] };
    rows.set(id, row);
    if (!row.names.includes(name)) row.names.push(name);
  };
  for (const principal of principals)
    for (const finding of principal.findings) add(finding, names.get(principal) ?? principal.name);
  for (const finding of findings) add(finding, finding.file);
  const rank = ({ severity }: RuleRow) => SEVERITIES.indexOf(severity);
  return [...rows.values()].sort((a, b) => rank(a) - rank(b) || b.names.length - a.names.length);
}
