import { AssociatedResources } from './associated-resources';
import { ConnectCondition } from './connect-condition';
import { InstanceAttributes } from './instance-attributes';
import { RoleCreation } from './role-creation';
import { UnsupportedTagBehavior } from './unsupported-tag-behavior';
import { TargetEnvironment } from '../input/target-environment';

/** Returns the location of a named instance, seen from an environment. */
export type LocateInstance = (label: string, from: TargetEnvironment) => InstanceAttributes;

/** Resources that a method of a scope named. */
export interface GivenResources {
  /** The method: `withStorageBuckets`. */
  readonly method: string;
  readonly placeholders: readonly string[];
}

/** The parts of a scope. Each change to a scope creates new parts. */
export interface ScopeParts {
  /** The names that identify instances: ARNs and ids as the caller gave them. */
  readonly names: readonly string[];
  /** Locators of the instances. Undefined when the scope is every instance. */
  readonly locate?: readonly LocateInstance[];
  readonly resources: AssociatedResources;
  /** The methods that named the resources, with the placeholders that each named. */
  readonly given: readonly GivenResources[];
  readonly conditions: readonly ConnectCondition[];
  readonly tags?: Readonly<Record<string, string>>;
  /** Places of the resources that have the tags. Undefined when every resource has them. */
  readonly taggedPlaces?: readonly string[];
  readonly onUnsupportedTags: UnsupportedTagBehavior;
  readonly roleCreation?: RoleCreation;
  readonly exactTypes?: true;
}

/** The parts that every scope starts with. */
export const EMPTY_PARTS: Omit<ScopeParts, 'names'> = {
  resources: {},
  given: [],
  conditions: [],
  onUnsupportedTags: UnsupportedTagBehavior.FAIL,
};
