import { AssociatedResources } from './associated-resources';
import { InstanceAttributes } from './instance-attributes';
import { RoleCreation } from './role-creation';
import { UnsupportedTagBehavior } from './unsupported-tag-behavior';
import { TargetEnvironment } from '../input/target-environment';

/** Where a named instance is, seen from an environment. */
export type LocateInstance = (label: string, from: TargetEnvironment) => InstanceAttributes;

/** What a scope is made of. Each change of a scope makes new parts. */
export interface ScopeParts {
  /** What instances are told apart by: ARNs and ids as they were given. */
  readonly names: readonly string[];
  /** Undefined where the scope is every instance. */
  readonly locate?: readonly LocateInstance[];
  readonly resources: AssociatedResources;
  readonly tags?: Readonly<Record<string, string>>;
  readonly onUnsupportedTags: UnsupportedTagBehavior;
  readonly roleCreation?: RoleCreation;
  readonly exactTypes?: true;
}

/** Nothing but what every scope has. */
export const EMPTY_PARTS: Omit<ScopeParts, 'names'> = {
  resources: {},
  onUnsupportedTags: UnsupportedTagBehavior.FAIL,
};
