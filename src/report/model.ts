import { Severity } from '../policy/finding';

/*
 * What a report says, as plain JSON: every rendering shows this and decides nothing itself.
 * The schema of it is assets/report/access-report.schema.json; a change that breaks readers takes a new number.
 */
export const REPORT_SCHEMA = 'connect-access-report/1';

/** Whether a row can be done: all of it, some of what makes it, or nothing. */
export type Verdict = 'allowed' | 'partly' | 'no';

/** A row of the console page, or a job. */
export interface ReportedRow {
  readonly id: string;
  readonly kind: 'use case' | 'job';
  /** The page of the console; of a job `Jobs`. */
  readonly page: string;
  readonly label: string;
  /** `view` shows; `edit`, `action` and `job` do. */
  readonly access: string;
  /** Everything that the row needs, what it brings included. */
  readonly actions: readonly string[];
}

/** A statement behind an answer, as people read it: what only deployment knows is `${Name}`. */
export interface ReportedStatement {
  readonly policy: string;
  readonly origin: 'file' | 'aws';
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notAction: boolean;
  readonly resources: readonly string[];
  readonly notResource: boolean;
  readonly conditions: readonly string[];
}

/** Resources that a statement allows something on, and what must hold besides. */
export interface ReportedReach {
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  /** The index of the statement among those of the principal. */
  readonly statement: number;
}

/** Actions that may be done at the same places. */
export interface ReportedGrant {
  readonly actions: readonly string[];
  readonly reaches: readonly ReportedReach[];
}

export type MissingWhy = 'not allowed' | 'denied' | 'outside the boundary' | 'not where it takes';

export interface ReportedMissing {
  readonly why: MissingWhy;
  readonly actions: readonly string[];
}

/** A row that a principal can do, or part of it. A row that is not there is `no`. */
export interface ReportedUseCase {
  readonly row: string;
  readonly verdict: 'allowed' | 'partly';
  /** How many of the row's actions are allowed. */
  readonly held: number;
  readonly needed: number;
  readonly missing: readonly ReportedMissing[];
  /** The instances that it is limited to; `*` is every instance; empty where no action of it is on instances. */
  readonly instances: readonly string[];
  /** What must hold, beyond what the row itself asks. */
  readonly conditions: readonly string[];
}

/**
 * `all`: everything that the page has; `views`: seeing all of it, changing nothing; `some`: some of its rows;
 * `parts`: parts of rows, none whole.
 */
export type PageVerdict = 'all' | 'views' | 'some' | 'parts';

/** A page of which something can be done. */
export interface ReportedPage {
  readonly page: string;
  readonly verdict: PageVerdict;
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
  readonly conditions: readonly string[];
  readonly statement: number;
  /** What it hands over. */
  readonly why: string;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly what: string;
  readonly why: string;
  readonly instead: string;
  readonly file: string;
  readonly pointer: string;
}

export interface ReportedPrincipal {
  /** The same before and after a change: the construct path, else the logical id, else the name. */
  readonly id: string;
  readonly kind: 'role' | 'user' | 'group' | 'permission set' | 'policy';
  readonly name: string;
  readonly file: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  readonly trustedBy: readonly string[];
  /** Conditions of the template under which there is the principal at all, as phrases. */
  readonly onlyIf?: readonly string[];
  /** `known` is false where the report cannot tell what the boundary allows. */
  readonly boundary?: { readonly arn: string; readonly known: boolean };
  readonly managedPolicies: readonly ReportedManagedPolicy[];
  /** What it has besides of which it is not known what it allows: groups that are in no file, statements that only deployment knows. */
  readonly unknown?: readonly string[];
  readonly pages: readonly ReportedPage[];
  readonly useCases: readonly ReportedUseCase[];
  /** What of Amazon Connect and of the services that its rows need is allowed, and where. */
  readonly grants: readonly ReportedGrant[];
  /** Actions of other services, as written: the report does not follow them. */
  readonly otherActions: readonly ReportedGrant[];
  readonly everything: readonly ReportedEverything[];
  readonly escalations: readonly ReportedEscalation[];
  readonly findings: readonly ReportedFinding[];
  readonly statements: readonly ReportedStatement[];
}

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
}
