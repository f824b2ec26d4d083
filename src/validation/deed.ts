import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/** The value of a condition key. A list is the value of a multivalued key, or of no key. */
export type KeyValue = PolicyText | readonly PolicyText[];

/** An action to try, with the values of condition keys. */
export interface Deed {
  readonly action: string;
  /** The kind of resource in the ARN of its resource. Default: any. */
  readonly on?: string;
  /** Default: none. */
  readonly contexts?: readonly Readonly<Record<string, KeyValue>>[];
}

/** Returns whether a holder may do something on a resource, without conditions. */
export type May = (deed: Deed, resource: PolicyText) => boolean;

/** The request under a condition. */
export interface ConditionedRequest {
  readonly action: string;
  /** The resources of the statement. */
  readonly resources: readonly PolicyText[];
  /** The role or user that is the resource. Default: not known. */
  readonly target?: Principal;
}
