import { Definition } from '../../policy/deploy-time-definition';
import { PrincipalKind } from '../../policy/model';
import { Requirement } from '../../policy/requirement';
import { CapabilityHeading } from '../capability-model';
import { ReportedTrust, ReportedUnread } from '../model';
import { ReportedUnknown } from '../unknown-model';

/**
 * The access that a change adds and removes, as plain JSON. It has no prose: renderings create the
 * words. A change that breaks readers gets a new number.
 */
export const CHANGES_SCHEMA = 'connect-access-changes/2';

/** Resources, and the requirements that must hold for them. */
export interface AccessPlace {
  /** Patterns. With `notResource`, every resource except these. */
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
  /** The required values of template conditions. */
  readonly templateConditions: Readonly<Record<string, boolean>>;
  /** The required values of deploy-time values. Default: none is required. */
  readonly deployTimeValues?: Readonly<Record<string, string>>;
}

/** Values of deploy-time values, by name. */
export type Where = Readonly<Record<string, readonly string[]>>;

/**
 * The reason why no request shows a gain that inclusion finds.
 *
 * - `no-resource`: no resource of the action is known in the places.
 * - `not-allowed`: the requests that were tried are denied now too.
 * - `allowed-before`: the requests that were tried were allowed before too.
 * - `deployment`: only deployment knows whether the requests are allowed.
 */
export type Unshown = 'no-resource' | 'not-allowed' | 'allowed-before' | 'deployment';

/** `widened`: more places or fewer conditions. `moved`: some places were added and some removed. */
export type AccessChangeKind =
  'access-gained' | 'access-widened' | 'access-moved' | 'access-narrowed' | 'access-lost';

/** An instance on which the same is allowed as on another. */
export interface InstanceCopy {
  /** The ARN, or the deploy-time value for it. */
  readonly instance: string;
  readonly like: string;
}

/** A statement that gives or takes access. */
export interface ChangedStatement {
  /** The name of the policy. Absent for a statement of a trust policy. */
  readonly policy?: string;
  readonly sid?: string;
  readonly side: 'before' | 'after';
  readonly file: string;
  readonly pointer: string;
}

/** Actions whose places changed in the same way. */
export interface AccessChange {
  readonly kind: AccessChangeKind;
  readonly actions: readonly string[];
  /** Whether it covers every action except these. */
  readonly notAction?: true;
  readonly before: readonly AccessPlace[];
  readonly after: readonly AccessPlace[];
  /**
   * The instance that is added to the places, or removed from them. Absent when more than that
   * changed.
   */
  readonly instance?: InstanceCopy;
  /** The values of deploy-time values for which it holds. Default: any. */
  readonly where?: Where;
  /** Whether the action hands over more access: on named resources, or on any. */
  readonly escalation?: 'named' | 'any';
  /** Whether it is now on `*`, although a narrower resource exists. */
  readonly onEverything?: true;
  /**
   * A request that is allowed now and was not before. Absent when no request was found that shows
   * the gain.
   */
  readonly gainWitness?: Witness;
  /** The reason why no request shows the gain. Absent when one does, or when nothing is gained. */
  readonly gainUnshown?: Unshown;
  /** A request that was allowed before and is not now. */
  readonly lossWitness?: Witness;
  /** The statements that give it now, or gave it before, and those of denies. Default: not known. */
  readonly statements?: readonly ChangedStatement[];
}

/** A deny on actions that are not in the catalogue, which was added or removed. */
export interface DenyChange {
  readonly kind: 'deny-gained' | 'deny-lost';
  readonly actions: readonly string[];
  readonly notAction: boolean;
  readonly place: AccessPlace;
  readonly where?: Where;
  readonly statements?: readonly ChangedStatement[];
}

/** `widened`: fewer conditions, or more actions. */
export type TrustChangeKind =
  | 'trust-gained'
  | 'trust-widened'
  | 'trust-narrowed'
  | 'trust-lost'
  | 'trust-deny-gained'
  | 'trust-deny-lost';

/** A change in who may assume a role. */
export interface TrustChange {
  readonly kind: TrustChangeKind;
  readonly before: readonly ReportedTrust[];
  readonly after: readonly ReportedTrust[];
  readonly where?: Where;
  /** The statements that trust it now, or trusted it before, and those of denies. Default: not known. */
  readonly statements?: readonly ChangedStatement[];
}

/** A row of the console page, or a job, that a principal can do now, or can no longer do. */
export interface UseCaseChange {
  readonly kind: 'use-case-gained' | 'use-case-lost';
  readonly row: string;
  readonly label: string;
  readonly page: string;
}

/** An unread part that was added or removed. */
export interface UnknownChange {
  readonly kind: 'unknown-gained' | 'unknown-lost';
  readonly part: ReportedUnknown;
}

/** A managed policy that was attached or detached, or that has another version now. */
export interface PolicyChange {
  readonly kind: 'policy-attached' | 'policy-detached' | 'policy-version';
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
  /** Whether it covers actions that the report does not follow. */
  readonly saysMore?: true;
}

export interface BoundaryChange {
  readonly kind: 'boundary-changed';
  /** The ARN; absent when there was none. */
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

/** `moved`: some places were added and some removed. */
export type CapabilityChangeKind =
  | 'capability-gained'
  | 'capability-widened'
  | 'capability-moved'
  | 'capability-narrowed'
  | 'capability-lost';

/** Where a principal has a capability. */
export interface CapabilityPlaces {
  /** Instances, or patterns of other resources. `*` is everywhere. */
  readonly places: readonly string[];
  readonly isConditional: boolean;
}

/** A capability that a principal has now, or no longer has, or has in other places. */
export interface CapabilityChange {
  readonly kind: CapabilityChangeKind;
  readonly capability: string;
  readonly label: string;
  readonly severity: CapabilityHeading['severity'];
  /** The id of the principal. */
  readonly principal: string;
  /** Absent when it did not have the capability. */
  readonly before?: CapabilityPlaces;
  /** Absent when it no longer has the capability. */
  readonly after?: CapabilityPlaces;
}

export interface ChangedPrincipal {
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  /** The previous id, for a principal that was renamed. */
  readonly idBefore?: string;
  /** The most important first. */
  readonly changes: readonly Change[];
}

/** A part that was not read on one side or both, so it is unknown whether it changed. */
export interface NotCompared {
  readonly part: ReportedUnknown;
  readonly before: boolean;
  readonly after: boolean;
  /** The ids of the principals whose access it may change. */
  readonly principals: readonly string[];
}

/** A template condition or a deploy-time value that has another definition now. */
export interface DefinitionChange {
  readonly before: Definition;
  readonly after: Definition;
  /** Whether everything that it changes is among the changes of the principals. */
  readonly isCompared: boolean;
  /** The ids of the principals whose access depends on it. */
  readonly principals: readonly string[];
}

/** The access that a change adds and removes. */
export interface Changes {
  readonly schema: typeof CHANGES_SCHEMA;
  /** `unknown`: nothing changed in what was read, but some parts were not read. */
  readonly verdict: 'changed' | 'unchanged' | 'unknown';
  /**
   * Whether a principal has access that it did not have before; `unknown` when a part was not read.
   */
  readonly newAccess: 'yes' | 'no' | 'unknown';
  /** What changed in the words of people who do not read IAM. The most important first. */
  readonly capabilities: readonly CapabilityChange[];
  readonly principals: readonly ChangedPrincipal[];
  readonly notCompared: readonly NotCompared[];
  /** What the access of principals depends on, and what has another definition now. */
  readonly definitions: readonly DefinitionChange[];
  /** Parts of files that could not be read as their expected type. */
  readonly unread: readonly ReportedUnread[];
}
