import { Capability, CapabilityGrade } from '../catalogue/capabilities';
import { Requirement } from '../policy/requirement';

/** A capability without the ways that lead to it. */
export type CapabilityHeading = Omit<Capability, 'ways' | 'escalation'>;

/** The verdict on a capability that a principal has, as far as its policies were read. */
export type CapabilityVerdict = 'allowed' | 'conditional' | 'unknown';

/** An action that gives a part of a capability. */
export interface ReportedStep {
  readonly action: string;
  readonly resources: readonly string[];
  /** The index of the statement in the list of the principal. */
  readonly statement: number;
}

/** What a principal can do, in the words of people who do not read IAM. */
export interface ReportedCapability {
  readonly capability: string;
  readonly verdict: CapabilityVerdict;
  /** The verdict from the parts that were read. */
  readonly known: 'allowed' | 'conditional';
  /** The places that it is limited to: instances, or patterns of other resources. `*` is none. */
  readonly places: readonly string[];
  readonly requirements: readonly Requirement[];
  /** Where the widest way comes from: an AWS page, a reference, or our conclusion. */
  readonly grade: CapabilityGrade;
  /** The actions of the widest way. */
  readonly steps: readonly ReportedStep[];
  /** How many ways are open. */
  readonly ways: number;
}
