import { AssociatedResources } from './associated-resources';
import { InstanceAttributes } from './instance-attributes';
import { RoleCreation } from './role-creation';
import { UnsupportedTagBehavior } from './unsupported-tag-behavior';
import { TargetEnvironment } from '../input/target-environment';

/** Returns the location of a named instance, seen from an environment. */
export type LocateInstance = (label: string, from: TargetEnvironment) => InstanceAttributes;

/** The parts of a scope. Each change to a scope creates new parts. */
export interface ScopeParts {
  /** The names that identify instances: ARNs and ids as the caller gave them. */
  readonly names: readonly string[];
  /** Locators of the instances. Undefined when the scope is every instance. */
  readonly locate?: readonly LocateInstance[];
  readonly resources: AssociatedResources;
  readonly tags?: Readonly<Record<string, string>>;
  readonly onUnsupportedTags: UnsupportedTagBehavior;
  readonly roleCreation?: RoleCreation;
  readonly exactTypes?: true;
}

/** The parts that every scope starts with. */
export const EMPTY_PARTS: Omit<ScopeParts, 'names'> = {
  resources: {},
  onUnsupportedTags: UnsupportedTagBehavior.FAIL,
};
