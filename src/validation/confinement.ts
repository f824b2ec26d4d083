import { isConfinedBy } from './conditions';
import { isNamed } from './named-resource';
import { PolicyStatement } from '../private/policy/model';
import { Text } from '../private/policy/text';

/** What confines an action that hands something over: a condition on one of the keys, or the name of what it is on. */
export interface Confinement {
  readonly keys: readonly string[];
  /** The kind of resource in an ARN. Default: `role`. */
  readonly on?: string;
  /** Whether a name confines it. Default: true. */
  readonly named?: boolean;
}

/** Those of some resources of a statement on which nothing confines an action; `*` for a statement on all but some. */
export function unconfinedResources(statement: PolicyStatement, { keys, on = 'role', named = true }: Confinement, resources = statement.resources): readonly Text[] {
  if (isConfinedBy(statement, keys)) return [];
  if (statement.notResource) return ['*'];
  return named ? resources.filter((resource) => !isNamed(resource, on)) : resources;
}
