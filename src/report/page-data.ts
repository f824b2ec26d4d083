import { alikePrincipals } from './alike-principals';
import { anyHolding } from './any-holding';
import { CapabilityVerdict, ReportedCapability } from './capability-model';
import { Held } from './held';
import {
  AccessReport,
  KnownPageVerdict,
  PageVerdict,
  ReportedEscalation,
  ReportedGrant,
  ReportedManagedPolicy,
  ReportedPrincipal,
  ReportedReach,
  ReportedRow,
  ReportedStatement,
  ReportedUnread,
  RowVerdict,
  KnownRowVerdict,
} from './model';
import { withStackNames } from './named-by-stack';
import { pageCapabilities, PageCapabilityHeading } from './page-capabilities';
import { pageExamples, PageExamples } from './page-examples';
import { pageFinding, PageFinding } from './page-finding';
import { reportHeading, ReportHeading, ReportHeadingOptions } from './report-heading';
import { isAlarm } from './symbols';
import { ReportedUnknown } from './unknown-model';
import { mayHoldMore, unknownOwners } from './unknown-owners';
import { familyServices } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { Requirement } from '../policy/requirement';
import { requirementTexts } from '../text/condition-text';
import { escalationText } from '../text/escalation-text';
import { missingReasonText } from '../text/missing-reason';
import { trustText } from '../text/trust-text';
import { fileToGiveText, unknownEffectText, unknownPartText } from '../text/unknown-part';

/**
 * The contents of the HTML page: a report in words. The script of the page does not create words
 * for conditions and reasons.
 */

/** A part of a report whose requirements are words. */
type InWords<T> = Omit<T, 'requirements'> & { readonly conditions: readonly string[] };

export type PageGrant = Omit<InWords<ReportedGrant>, 'reaches'> & {
  readonly reaches: readonly InWords<ReportedReach>[];
};

export interface PageUseCase {
  readonly row: string;
  readonly verdict: RowVerdict;
  readonly known: KnownRowVerdict;
  readonly held: number;
  readonly missing: readonly { readonly why: string; readonly actions: readonly string[] }[];
  readonly instances: readonly string[];
  readonly conditions: readonly string[];
}

export interface PageUnknown {
  readonly text: string;
  readonly effect: string;
  /** The remedy; empty when there is none. */
  readonly remedy: string;
}

export interface PageCapability {
  readonly capability: string;
  readonly verdict: CapabilityVerdict;
  readonly known: 'allowed' | 'conditional';
  readonly places: readonly string[];
  readonly conditions: readonly string[];
  readonly grade: string;
  readonly steps: ReportedCapability['steps'];
  readonly ways: number;
}

/** What a principal can do on resources of Amazon Connect, a step for each statement. */
export interface PageAnything {
  readonly verdict: Held['verdict'];
  readonly places: readonly string[];
  readonly conditions: readonly string[];
  readonly steps: readonly { readonly action: string; readonly statement: number }[];
}

export interface PagePrincipal {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly iamNames?: readonly string[];
  readonly file: string;
  readonly account?: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  readonly madeByAws?: true;
  /** The id of the principal that it equals. The page shows equal ones once. */
  readonly alike?: string;
  readonly trust: readonly string[];
  readonly conditions: readonly string[];
  readonly boundary?: { readonly arn: string; readonly known: boolean };
  readonly managedPolicies: readonly ReportedManagedPolicy[];
  readonly unknown: readonly PageUnknown[];
  readonly otherwise: 'no' | 'unknown';
  readonly usableRoles?: ReportedPrincipal['usableRoles'];
  readonly capabilities: readonly PageCapability[];
  /** What it can do on resources of Amazon Connect. Empty, or one item. */
  readonly anything: readonly PageAnything[];
  /** Whether a part that was not read may allow more. */
  readonly mayHoldMore: boolean;
  /** Whether a part that was not read may deny something. */
  readonly mayBeDenied: boolean;
  readonly pages: readonly {
    readonly page: string;
    readonly verdict: PageVerdict;
    readonly known: KnownPageVerdict;
    readonly allowed: number;
    readonly partly: number;
    readonly of: number;
  }[];
  readonly useCases: readonly PageUseCase[];
  readonly grants: readonly PageGrant[];
  readonly otherActions: readonly PageGrant[];
  readonly everything: ReportedPrincipal['everything'];
  readonly escalations: readonly {
    readonly action: string;
    readonly resources: readonly string[];
    readonly conditions: readonly string[];
    /** Absent if the default of a parameter makes the statement. */
    readonly statement?: number;
    readonly why: string;
    readonly isAlarm: boolean;
  }[];
  readonly findings: readonly PageFinding[];
  readonly accepted: readonly PageFinding[];
  readonly statements: readonly InWords<ReportedStatement>[];
}

export interface PageData {
  readonly heading: ReportHeading;
  readonly rows: readonly ReportedRow[];
  readonly capabilities: readonly PageCapabilityHeading[];
  /** The prefixes of the services of Amazon Connect. */
  readonly services: readonly string[];
  readonly principals: readonly PagePrincipal[];
  readonly findings: readonly PageFinding[];
  readonly accepted: readonly PageFinding[];
  readonly examples: PageExamples;
  /** What changed since an earlier state. Absent when it was not compared. */
  readonly changes?: string;
  readonly unread: readonly ReportedUnread[];
  /** Every unread part once, with the ids of the principals whose access it may change. */
  readonly unknown: readonly (PageUnknown & { readonly principals: readonly string[] })[];
}

export function pageData(short: AccessReport, options: ReportHeadingOptions = {}): PageData {
  const report = { ...short, principals: withStackNames(short) };
  const principals = pagePrincipals(report, alikePrincipals(short));
  const [findings, accepted] = [report.findings, report.accepted ?? []].map((all) =>
    all.map(pageFinding),
  );
  return {
    heading: reportHeading(report, options),
    ...(options.changes !== undefined && { changes: options.changes }),
    rows: report.rows,
    capabilities: pageCapabilities(report),
    services: familyServices(),
    principals,
    findings,
    accepted,
    examples: pageExamples([
      ...findings,
      ...accepted,
      ...principals.flatMap((one) => [...one.findings, ...one.accepted]),
    ]),
    unread: report.unread,
    unknown: unknownOwners(report).map(({ part, principals: its }) => ({
      ...pageUnknown(part),
      principals: its.map(({ id }) => id),
    })),
  };
}

/**
 * Returns the principals in words. Principals with the same access share lists, whose words are
 * created once.
 */
function pagePrincipals(
  report: AccessReport,
  alike: ReadonlyMap<string, string>,
): readonly PagePrincipal[] {
  const lists: PageLists = {
    capabilities: memoize((all: ReportedPrincipal['capabilities']) => all.map(inWords)),
    useCases: memoize((all: ReportedPrincipal['useCases']) => all.map(pageUseCase)),
    grants: memoize((all: readonly ReportedGrant[]) => all.map(pageGrant)),
    escalations: memoize((all: ReportedPrincipal['escalations']) => all.map(pageEscalation)),
    statements: memoize((all: ReportedPrincipal['statements']) => all.map(inWords)),
  };
  return report.principals.map((principal) => {
    const first = alike.get(principal.id);
    return { ...pagePrincipal(principal, lists), ...(first !== undefined && { alike: first }) };
  });
}

interface PageLists {
  capabilities(all: ReportedPrincipal['capabilities']): PagePrincipal['capabilities'];
  useCases(all: ReportedPrincipal['useCases']): PagePrincipal['useCases'];
  grants(all: readonly ReportedGrant[]): PagePrincipal['grants'];
  escalations(all: ReportedPrincipal['escalations']): PagePrincipal['escalations'];
  statements(all: ReportedPrincipal['statements']): PagePrincipal['statements'];
}

function pagePrincipal(principal: ReportedPrincipal, lists: PageLists): PagePrincipal {
  const { requirements, boundary, statementPlaces, trustPlaces, ...rest } = principal;
  return {
    ...rest,
    conditions: requirementTexts(requirements),
    ...(boundary && { boundary: { arn: boundary.arn, known: boundary.known } }),
    trust: principal.trust.map(trustText),
    unknown: principal.unknown.map(pageUnknown),
    capabilities: lists.capabilities(principal.capabilities),
    anything: anyHolding(principal, undefined).map(pageAnything),
    mayHoldMore: mayHoldMore(principal),
    mayBeDenied: principal.unknown.some(({ mayDeny }) => mayDeny),
    useCases: lists.useCases(principal.useCases),
    grants: lists.grants(principal.grants),
    otherActions: lists.grants(principal.otherActions),
    escalations: lists.escalations(principal.escalations),
    findings: principal.findings.map(pageFinding),
    accepted: (principal.accepted ?? []).map(pageFinding),
    statements: lists.statements(principal.statements),
  };
}

function inWords<T extends { readonly requirements: readonly Requirement[] }>(one: T): InWords<T> {
  const { requirements, ...rest } = one;
  return { ...rest, conditions: requirementTexts(requirements) };
}

const pageAnything = ({ verdict, places, requirements, steps }: Held): PageAnything => ({
  verdict,
  places,
  conditions: requirementTexts([
    ...requirements,
    ...steps.flatMap(({ requirements: own = [] }) => own),
  ]),
  steps: steps.map(({ action, statement }) => ({ action, statement })),
});

const pageGrant = (grant: ReportedGrant): PageGrant => ({
  ...inWords(grant),
  reaches: grant.reaches.map(inWords),
});

const pageEscalation = (one: ReportedEscalation): PagePrincipal['escalations'][number] => ({
  action: one.action,
  resources: one.resources,
  conditions: requirementTexts(one.requirements),
  ...(one.statement !== undefined && { statement: one.statement }),
  why: escalationText(one),
  isAlarm: isAlarm(one),
});

const pageUseCase = ({
  needed,
  requirements,
  missing,
  ...rest
}: ReportedPrincipal['useCases'][number]): PageUseCase => ({
  ...rest,
  missing: missing.map(({ why, actions }) => ({ why: missingReasonText(why), actions })),
  conditions: requirementTexts(requirements),
});

const pageUnknown = (part: ReportedUnknown): PageUnknown => ({
  text: unknownPartText(part),
  effect: unknownEffectText(part),
  remedy: part.remedy ? fileToGiveText(part.remedy) : '',
});
