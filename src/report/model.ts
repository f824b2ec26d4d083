import { MissingReason } from './effective-grant';
import { Severity } from '../policy/finding';
import { PrincipalKind } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { UnknownPartKind, UnknownPartRemedy } from '../policy/unknown';

/*
 * What a report says, as plain JSON. It has no prose: every rendering makes its own words, with src/text.
 * Its schema is assets/report/access-report.schema.json. A change that breaks readers takes a new number.
 */
export const REPORT_SCHEMA = 'connect-access-report/2';

/** Whether a row can be done: all of it, some of what defines it, or nothing. */
export type KnownRowVerdict = 'allowed' | 'partly' | 'no';

/** The verdict on a row; `unknown` where something that was not read may change it. */
export type RowVerdict = KnownRowVerdict | 'unknown';

/** A row of the console page, or a job. */
export interface ReportedRow {
  readonly id: string;
  readonly kind: 'use case' | 'job';
  /** The page of the console; of a job `Jobs`. */
  readonly page: string;
  readonly label: string;
  /** `view` shows; `edit`, `action` and `job` do. */
  readonly access: string;
  /** Everything that the row needs, what it requires included. */
  readonly actions: readonly string[];
}

/** A statement behind an answer. What only deployment knows is `${Name}`. */
export interface ReportedStatement {
  readonly policy: string;
  readonly origin: 'file' | 'aws';
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notAction: boolean;
  readonly resources: readonly string[];
  readonly notResource: boolean;
  readonly requirements: readonly Requirement[];
  /** False where `${...}` is text: before the policy language of 2012-10-17. */
  readonly variables?: false;
}

/** Resources that a statement allows something on, and what the statement asks for. */
export interface ReportedReach {
  readonly resources: readonly string[];
  /** Whether it is every resource but these. */
  readonly notResource?: true;
  readonly requirements: readonly Requirement[];
  /** The index of the statement among those of the principal. */
  readonly statement: number;
}

/** Actions that are allowed at the same places. */
export interface ReportedGrant {
  readonly actions: readonly string[];
  /** Whether it is every action but these. */
  readonly notAction?: true;
  readonly reaches: readonly ReportedReach[];
  /** What must hold besides, on all of them: what denies and the boundary leave. */
  readonly requirements: readonly Requirement[];
}

export interface ReportedMissing {
  readonly why: MissingReason;
  readonly actions: readonly string[];
}

/** A row that a principal can do, or part of it, or of which it is not known. */
export interface ReportedUseCase {
  readonly row: string;
  readonly verdict: RowVerdict;
  /** The verdict of what was read alone. */
  readonly known: KnownRowVerdict;
  /** How many of the row's actions are allowed. */
  readonly held: number;
  readonly needed: number;
  readonly missing: readonly ReportedMissing[];
  /** The instances that it is limited to; `*` is every instance; empty where no action of it is on instances. */
  readonly instances: readonly string[];
  /** What must hold, beyond what the row itself asks. */
  readonly requirements: readonly Requirement[];
}

/**
 * - `all`: everything that the page has.
 * - `views`: seeing all of it, changing nothing.
 * - `some`: some of its rows.
 * - `parts`: parts of rows, none whole.
 * - `no`: nothing.
 */
export type KnownPageVerdict = 'all' | 'views' | 'some' | 'parts' | 'no';

/** The verdict on a page; `unknown` where something that was not read may change it. */
export type PageVerdict = KnownPageVerdict | 'unknown';

/** A page of which something can be done, or of which it is not known. */
export interface ReportedPage {
  readonly page: string;
  readonly verdict: PageVerdict;
  /** The verdict of what was read alone. */
  readonly known: KnownPageVerdict;
  readonly allowed: number;
  readonly partly: number;
  readonly of: number;
}

export interface ReportedManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly origin: 'file' | 'aws' | 'unknown';
  /** Of a policy of AWS: the version that the report is of. */
  readonly version?: string;
  /** Whether it also says something of actions that the report does not follow. */
  readonly saysMore?: true;
}

/** Actions that are allowed on `*`. */
export interface ReportedEverything {
  readonly actions: readonly string[];
  readonly statement: number;
  /** They take no resource: nothing narrower exists. */
  readonly unavoidable: boolean;
}

/** A way to more access than was given. */
export interface ReportedEscalation {
  readonly action: string;
  readonly resources: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly statement: number;
  /** Whether the resources are named, so that it is about who may use these. */
  readonly named: boolean;
}

/** What a rule finds, in words. */
export interface FindingWords {
  readonly what: string;
  readonly why: string;
  readonly instead?: string;
}

/** What a rule finds. */
export interface ReportedFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly file: string;
  readonly pointer: string;
  /** For renderings. JSON leaves the words out: they may change, and docs/findings.md has them. */
  readonly words?: FindingWords;
}

/** Something that was not read, and may change who has access. */
export interface ReportedUnknown {
  readonly kind: UnknownPartKind;
  readonly what: string;
  readonly mayAllow: boolean;
  readonly mayDeny: boolean;
  readonly mayReplace?: true;
  readonly remedy?: UnknownPartRemedy;
  readonly file?: string;
  readonly pointer?: string;
}

/** A statement of a trust policy: who may take a role, by which action, if what holds. */
export interface ReportedTrust {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Whether it is every action but these. */
  readonly notAction?: true;
  readonly principals: readonly ReportedTrustedPrincipal[];
  /** Whether it is everybody but these. */
  readonly notPrincipal: boolean;
  readonly requirements: readonly Requirement[];
}

export interface ReportedTrustedPrincipal {
  readonly type: string;
  readonly value: string;
}

/** A permissions boundary; without statements where its document was not read. */
export interface ReportedBoundary {
  readonly arn: string;
  readonly known: boolean;
  readonly statements: readonly ReportedStatement[];
}

export interface ReportedPrincipal {
  /** The same before and after a change: the construct path, else the logical id, else the name. */
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly file: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  /** A service-linked role: AWS makes it and writes its policies, so no rule judges it. */
  readonly madeByAws?: true;
  readonly trust: readonly ReportedTrust[];
  /** What must be so of the template for the principal to exist at all. */
  readonly requirements: readonly Requirement[];
  readonly boundary?: ReportedBoundary;
  readonly managedPolicies: readonly ReportedManagedPolicy[];
  /** What it has, or may have, that was not read. */
  readonly unknown: readonly ReportedUnknown[];
  /** The verdict on every page and row that is not listed. */
  readonly otherwise: 'no' | 'unknown';
  readonly pages: readonly ReportedPage[];
  readonly useCases: readonly ReportedUseCase[];
  /** What of Amazon Connect and of the services that its rows need is allowed, and where. */
  readonly grants: readonly ReportedGrant[];
  /** Actions that the catalogue does not have, as written. */
  readonly otherActions: readonly ReportedGrant[];
  readonly everything: readonly ReportedEverything[];
  readonly escalations: readonly ReportedEscalation[];
  readonly findings: readonly ReportedFinding[];
  readonly statements: readonly ReportedStatement[];
}

/** A part of a file that could not be read as what it should be. */
export interface ReportedUnread {
  readonly problem: string;
  readonly file: string;
  readonly pointer: string;
}

export interface AccessReport {
  readonly schema: typeof REPORT_SCHEMA;
  readonly rows: readonly ReportedRow[];
  readonly principals: readonly ReportedPrincipal[];
  /** What rules found outside of any principal's policies. */
  readonly findings: readonly ReportedFinding[];
  readonly unread: readonly ReportedUnread[];
  /** Names of what only deployment knows: `${Name}` in texts. Other `${...}` are policy variables. */
  readonly deployTimeValues: readonly string[];
}
