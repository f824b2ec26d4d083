import { CapabilityHeading, ReportedCapability } from './capability-model';
import { MissingReason } from './effective-grant';
import { ReportedFinding } from './finding-model';
import { ReportedUnknown } from './unknown-model';
import { Definition } from '../policy/deploy-time-definition';
import { Severity } from '../policy/finding';
import { PrincipalKind } from '../policy/model';
import { Requirement } from '../policy/requirement';

/**
 * The contents of a report, as plain JSON. It has no prose: every rendering creates its own words
 * with src/text. Its schema is assets/report/access-report.schema.json. A change that breaks
 * readers gets a new number.
 */
export const REPORT_SCHEMA = 'connect-access-report/2';

/** The verdict on a row: everything, part of what defines it, or nothing is allowed. */
export type KnownRowVerdict = 'allowed' | 'partly' | 'no';

/** The verdict on a row; `unknown` when an unread part may change it. */
export type RowVerdict = KnownRowVerdict | 'unknown';

/** A row of the console page, or a job. */
export interface ReportedRow {
  readonly id: string;
  readonly kind: 'use case' | 'job';
  /** The page of the console; `Jobs` for a job. */
  readonly page: string;
  readonly label: string;
  /** `view` shows; `edit`, `action`, and `job` perform a task. */
  readonly access: string;
  /** All actions that the row needs, including those that it requires. */
  readonly actions: readonly string[];
}

/** The statement behind a verdict. Deploy-time values are written as `${Name}`. */
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
  /** False when `${...}` is text: in policy versions before 2012-10-17. */
  readonly variables?: false;
}

/** The resources on which a statement allows something, and the requirements of the statement. */
export interface ReportedReach {
  readonly resources: readonly string[];
  /** Whether it covers every resource except these. */
  readonly notResource?: true;
  readonly requirements: readonly Requirement[];
  /** The index of the statement in the list of the principal. */
  readonly statement: number;
}

/** Actions that are allowed at the same places. */
export interface ReportedGrant {
  readonly actions: readonly string[];
  /** Whether it covers every action except these. */
  readonly notAction?: true;
  readonly reaches: readonly ReportedReach[];
  /** The additional requirements for all reaches: what denies and the boundary leave. */
  readonly requirements: readonly Requirement[];
}

export interface ReportedMissing {
  readonly why: MissingReason;
  readonly actions: readonly string[];
}

/** A row that a principal can do completely or partly, or whose verdict is unknown. */
export interface ReportedUseCase {
  readonly row: string;
  readonly verdict: RowVerdict;
  /** The verdict from the parts that were read. */
  readonly known: KnownRowVerdict;
  /** The number of the row's actions that are allowed. */
  readonly held: number;
  readonly needed: number;
  readonly missing: readonly ReportedMissing[];
  /**
   * The instances that it is limited to. `*` is every instance. Empty when none of its actions is
   * on instances.
   */
  readonly instances: readonly string[];
  /** The requirements in addition to those of the row. */
  readonly requirements: readonly Requirement[];
}

/**
 * - `all`: everything on the page.
 * - `views`: viewing all of it, changing nothing.
 * - `some`: some of its rows.
 * - `parts`: parts of rows, but no complete row.
 * - `no`: nothing.
 */
export type KnownPageVerdict = 'all' | 'views' | 'some' | 'parts' | 'no';

/** The verdict on a page; `unknown` when an unread part may change it. */
export type PageVerdict = KnownPageVerdict | 'unknown';

/** A page that can be used at least partly, or whose verdict is unknown. */
export interface ReportedPage {
  readonly page: string;
  readonly verdict: PageVerdict;
  /** The verdict from the parts that were read. */
  readonly known: KnownPageVerdict;
  readonly allowed: number;
  readonly partly: number;
  readonly of: number;
}

export interface ReportedManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly origin: 'file' | 'aws' | 'unknown';
  /** For an AWS managed policy: the version in the report. */
  readonly version?: string;
  /** Whether it also covers actions that the report does not follow. */
  readonly saysMore?: true;
}

/** Actions that are allowed on `*`. */
export interface ReportedEverything {
  readonly actions: readonly string[];
  readonly statement: number;
  /** Whether the actions take no resource, so no narrower resource exists. */
  readonly unavoidable: boolean;
}

/** A way to get more access than was granted. */
export interface ReportedEscalation {
  readonly action: string;
  readonly resources: readonly string[];
  readonly requirements: readonly Requirement[];
  /** The index of the statement in the list. Absent if the default of a parameter makes it. */
  readonly statement?: number;
  /** Where such a statement is written. Absent for others. */
  readonly place?: ReportedPlace;
  /** Whether the resources are named, so that only the users of these resources matter. */
  readonly named: boolean;
  /** Whether it gives every permission of the account, without limits. Absent when it does not. */
  readonly givesEverything?: true;
  /** The severity of the open finding about it. Absent when no rule finds it, or it is accepted. */
  readonly severity?: Severity;
}

/**
 * A statement of a trust policy: who may assume a role, by which action, under which requirements.
 */
export interface ReportedTrust {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Whether it covers every action except these. */
  readonly notAction?: true;
  readonly principals: readonly ReportedTrustedPrincipal[];
  /** Whether it covers everybody except these. */
  readonly notPrincipal: boolean;
  readonly requirements: readonly Requirement[];
}

export interface ReportedTrustedPrincipal {
  readonly type: string;
  readonly value: string;
}

/** Roles of the same files that a principal can act as by one statement. */
export interface ReportedUsableRoles {
  /** The ids of roles that have a capability, or can act as one that has. */
  readonly roles: readonly string[];
  /** The actions. */
  readonly by: readonly string[];
  /** What the principal controls to act as the role. Absent when it assumes the role itself. */
  readonly means?: string;
  /** Where it is written: a statement of the principal, or the trust policy of the role. */
  readonly place: ReportedPlace;
}

/** A permissions boundary. It has no statements when its document was not read. */
export interface ReportedBoundary {
  readonly arn: string;
  readonly known: boolean;
  readonly statements: readonly ReportedStatement[];
}

export interface ReportedPrincipal {
  /**
   * The name in every output: the construct path, or else the logical id or the name. It is the same
   * before and after a change. No other principal of the report has it.
   */
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly name: string;
  /**
   * Its names in IAM, with the path, where they differ from the name. Absent when they do not, or
   * are not known.
   */
  readonly iamNames?: readonly string[];
  readonly file: string;
  /** The account that it is in. Absent when the files do not tell. */
  readonly account?: string;
  readonly logicalId?: string;
  readonly constructPath?: string;
  /**
   * Whether it is a service-linked role. AWS creates it and writes its policies, so no rule applies
   * to it.
   */
  readonly madeByAws?: true;
  /** Whether the file has one policy of it, and nothing says what else it has. */
  readonly isPartial?: true;
  readonly trust: readonly ReportedTrust[];
  /** Where each statement of the trust policy is written. */
  readonly trustPlaces: readonly ReportedPlace[];
  /** The template conditions under which the principal exists. */
  readonly requirements: readonly Requirement[];
  readonly boundary?: ReportedBoundary;
  readonly managedPolicies: readonly ReportedManagedPolicy[];
  /** The parts that it has, or may have, that were not read. */
  readonly unknown: readonly ReportedUnknown[];
  /** The verdict on every page and row that is not listed. */
  readonly otherwise: 'no' | 'unknown';
  /**
   * The roles that it can act as, and so do what they can. Absent when there are none, or when it is
   * allowed everything.
   */
  readonly usableRoles?: readonly ReportedUsableRoles[];
  /** What it can do, in the words of people who do not read IAM. */
  readonly capabilities: readonly ReportedCapability[];
  readonly pages: readonly ReportedPage[];
  readonly useCases: readonly ReportedUseCase[];
  /**
   * The allowed actions of Amazon Connect and of the services that its rows need, and their places.
   */
  readonly grants: readonly ReportedGrant[];
  /** Actions that are not in the catalogue, as written. */
  readonly otherActions: readonly ReportedGrant[];
  readonly everything: readonly ReportedEverything[];
  readonly escalations: readonly ReportedEscalation[];
  readonly findings: readonly ReportedFinding[];
  /** The findings that are accepted with a reason. Absent when there are none. */
  readonly accepted?: readonly ReportedFinding[];
  readonly statements: readonly ReportedStatement[];
  /** Where each statement is written. For an AWS managed policy, where it is attached. */
  readonly statementPlaces: readonly ReportedPlace[];
}

export interface ReportedPlace {
  readonly file: string;
  readonly pointer: string;
}

/** A part of a file that could not be read as its expected type. */
export interface ReportedUnread {
  readonly problem: string;
  readonly file: string;
  readonly pointer: string;
}

export interface AccessReport {
  readonly schema: typeof REPORT_SCHEMA;
  readonly rows: readonly ReportedRow[];
  /** The capabilities that are followed, those of the summary first. */
  readonly capabilities: readonly CapabilityHeading[];
  readonly principals: readonly ReportedPrincipal[];
  /** The findings outside the policies of any principal. */
  readonly findings: readonly ReportedFinding[];
  /** Those of them that are accepted with a reason. Absent when there are none. */
  readonly accepted?: readonly ReportedFinding[];
  readonly unread: readonly ReportedUnread[];
  /** The accounts of the principals. Absent when the files name none. */
  readonly accounts?: readonly string[];
  /** The names of deploy-time values: `${Name}` in texts. Other `${...}` are policy variables. */
  readonly deployTimeValues: readonly string[];
  /** What the templates say about template conditions and deploy-time values, by file. */
  readonly definitions: readonly Definition[];
}
