import { PrincipalKind } from '../../policy/model';
import { Requirement } from '../../policy/requirement';
import { ReportedTrust, ReportedUnknown, ReportedUnread } from '../model';

/*
 * What access a change adds and takes away, as plain JSON. It has no prose: renderings make their words.
 * A change that breaks readers takes a new number.
 */
export const CHANGES_SCHEMA = 'connect-access-changes/2';

/** Resources, and what must hold there. */
export interface AccessPlace {
  /** Patterns; with `notResource` it is every resource but these. */
  readonly resources: readonly string[];
  readonly notResource?: true;
  readonly requirements: readonly Requirement[];
}

/** A concrete request that one side allows and the other does not. */
export interface Witness {
  readonly action: string;
  readonly resource: string;
  /** Values of condition keys. The request carries no others. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /** What must be so of the template. */
  readonly templateConditions: Readonly<Record<string, boolean>>;
}

/** `widened`: more places or fewer conditions. `moved`: some places came and some went. */
export type AccessChangeKind =
  'access-gained' | 'access-widened' | 'access-moved' | 'access-narrowed' | 'access-lost';

/** Actions whose places changed in the same way. */
export interface AccessChange {
  readonly kind: AccessChangeKind;
  readonly actions: readonly string[];
  /** Whether it is every action but these. */
  readonly notAction?: true;
  readonly before: readonly AccessPlace[];
  readonly after: readonly AccessPlace[];
  /** Whether the action hands over more access: on named resources, or on any. */
  readonly escalation?: 'named' | 'any';
  /** Whether it is now on `*`, though something narrower exists. */
  readonly onEverything?: true;
  /** Allowed now and not before. Without one, no request was found that shows the gain. */
  readonly gainWitness?: Witness;
  /** Allowed before and not now. */
  readonly lossWitness?: Witness;
}

/** A deny on actions that the catalogue does not have, which came or went. */
export interface DenyChange {
  readonly kind: 'deny-gained' | 'deny-lost';
  readonly actions: readonly string[];
  readonly notAction: boolean;
  readonly place: AccessPlace;
}

/** `widened`: fewer conditions, or more actions. */
export type TrustChangeKind =
  | 'trust-gained'
  | 'trust-widened'
  | 'trust-narrowed'
  | 'trust-lost'
  | 'trust-deny-gained'
  | 'trust-deny-lost';

/** Who may take a role, which changed. */
export interface TrustChange {
  readonly kind: TrustChangeKind;
  readonly before: readonly ReportedTrust[];
  readonly after: readonly ReportedTrust[];
}

/** A row of the console page, or a job, that a principal can do now, or can do no longer. */
export interface UseCaseChange {
  readonly kind: 'use-case-gained' | 'use-case-lost';
  readonly row: string;
  readonly label: string;
  readonly page: string;
}

/** Something that was not read, which came or went. */
export interface UnknownChange {
  readonly kind: 'unknown-gained' | 'unknown-lost';
  readonly part: ReportedUnknown;
}

/** A managed policy that was attached, detached, or is of another version now. */
export interface PolicyChange {
  readonly kind: 'policy-attached' | 'policy-detached' | 'policy-version';
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
  /** Whether it says something of actions that the report does not follow. */
  readonly saysMore?: true;
}

export interface BoundaryChange {
  readonly kind: 'boundary-changed';
  /** Its ARN; absent where there was none. */
  readonly before?: string;
  readonly after?: string;
}

export interface FindingChange {
  readonly kind: 'finding-added' | 'finding-removed';
  readonly id: string;
  readonly severity: string;
  readonly subject: string;
}

export type Change =
  | TrustChange
  | AccessChange
  | DenyChange
  | UnknownChange
  | UseCaseChange
  | PolicyChange
  | BoundaryChange
  | FindingChange;

export type ChangeKind = Change['kind'];

export interface ChangedPrincipal {
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  /** The id before; only of a principal that was renamed. */
  readonly idBefore?: string;
  /** The most important first. */
  readonly changes: readonly Change[];
}

/** Something that was not read on one side or on both, so that nobody knows whether it changed. */
export interface NotCompared {
  readonly part: ReportedUnknown;
  readonly before: boolean;
  readonly after: boolean;
  /** The ids of the principals whose access it may change. */
  readonly principals: readonly string[];
}

/** What access a change adds and takes away. */
export interface Changes {
  readonly schema: typeof CHANGES_SCHEMA;
  /** `unknown`: nothing changed in what was read, and not everything was read. */
  readonly verdict: 'changed' | 'unchanged' | 'unknown';
  /** Whether somebody has access that nobody had before; `unknown` where not everything was read. */
  readonly newAccess: 'yes' | 'no' | 'unknown';
  readonly principals: readonly ChangedPrincipal[];
  readonly notCompared: readonly NotCompared[];
  /** Parts of files that could not be read as what they should be. */
  readonly unread: readonly ReportedUnread[];
}
