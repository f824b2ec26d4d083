import { InstanceAttributes } from './instance-attributes';
import { GivenResources } from './scope-parts';
import { UnsupportedTagBehavior } from './unsupported-tag-behavior';
import { Condition } from '../policy/condition';
import { PolicyText } from '../policy/deploy-time-text';

/** The tags of a scope, and how to handle actions that they cannot limit. */
export interface ResolvedTags {
  readonly tags: Readonly<Record<PolicyText, PolicyText>>;
  readonly onUnsupported: UnsupportedTagBehavior;
  /** Places of the resources that have the tags. Undefined when every resource has them. */
  readonly places?: readonly string[];
}

/**
 * How roles may be created. There is either a boundary, or an acknowledgement that there is none.
 */
export interface ResolvedRoleCreation {
  readonly path: PolicyText;
  readonly boundary?: PolicyText;
  readonly acknowledgement?: string;
}

/**
 * A scope as plain values, seen from the environment that uses it. All CDK tokens are deploy-time
 * values, and the order of lists does not depend on the order of input.
 */
export interface ResolvedScope {
  /** The named instances. Undefined means every instance. */
  readonly instances?: readonly InstanceAttributes[];
  /**
   * ARNs of the other resources that the scope names, by placeholder: `Bucket`,
   * `{Instance}/queue/*`.
   */
  readonly resources: Readonly<Record<string, readonly PolicyText[]>>;
  /** The methods that named the resources, with the placeholders that each named. */
  readonly given: readonly GivenResources[];
  /** Conditions on the actions whose requests carry their keys. */
  readonly conditions: readonly Condition[];
  readonly tags?: ResolvedTags;
  readonly roleCreation?: ResolvedRoleCreation;
  /**
   * Whether statements name each resource type, even where the instance and everything in it is
   * equivalent.
   */
  readonly exactTypes?: true;
}
