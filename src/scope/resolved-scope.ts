import { InstanceAttributes } from './instance-attributes';
import { UnsupportedTagBehavior } from './unsupported-tag-behavior';
import { PolicyText } from '../policy/deploy-time-text';

/** The tags of a scope, and what becomes of actions that they cannot limit. */
export interface ResolvedTags {
  readonly tags: Readonly<Record<PolicyText, PolicyText>>;
  readonly onUnsupported: UnsupportedTagBehavior;
}

/** How roles may be created. Either there is a boundary, or somebody acknowledged that there is none. */
export interface ResolvedRoleCreation {
  readonly path: PolicyText;
  readonly boundary?: PolicyText;
  readonly acknowledgement?: string;
}

/**
 * A scope as plain values, seen from where it is used. All tokens of the CDK are deploy-time values in it,
 * and all lists are in an order that does not depend on how they were given.
 */
export interface ResolvedScope {
  /** The named instances. Undefined: every instance. */
  readonly instances?: readonly InstanceAttributes[];
  /** ARNs of what else the scope names, by placeholder: `Bucket`, `{Instance}/queue/*`. */
  readonly resources: Readonly<Record<string, readonly PolicyText[]>>;
  readonly tags?: ResolvedTags;
  readonly roleCreation?: ResolvedRoleCreation;
  /** Whether statements name each resource type, also where the instance and everything in it is the same. */
  readonly exactTypes?: true;
}
