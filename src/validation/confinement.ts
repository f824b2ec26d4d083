import { isConfinedBy } from './condition-keys';
import { isNamed } from './named-resource';
import { isShortName } from './short-names';
import { isPattern } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';

/**
 * What confines an action that hands something over: a condition on one of the keys, or the name of
 * its resource.
 */
export interface Confinement {
  readonly keys: readonly string[];
  /** The kind of resource in an ARN. Default: `role`. */
  readonly on?: string;
  /** The other kinds of resources that the action can be on instead. Default: none. */
  readonly orOn?: readonly string[];
  /** Whether a name confines the action. Default: true. */
  readonly named?: boolean;
}

/**
 * Returns the resources of a statement on which nothing confines an action of a service. Returns
 * `*` for a statement on all but some resources. Assigns ARNs of other services to the other
 * actions in the statement.
 */
export function unconfinedResources(
  statement: PolicyStatement,
  service: string,
  { keys, ...confinement }: Confinement,
  resources = statement.resources,
): readonly PolicyText[] {
  return isConfinedBy(statement, keys)
    ? []
    : unnamedResources(statement, service, confinement, resources);
}

/**
 * Returns the resources of a statement that an action of a service is on, and that no name
 * confines.
 */
export function unnamedResources(
  statement: PolicyStatement,
  service: string,
  { on = 'role', orOn = [], named = true }: Omit<Confinement, 'keys'>,
  resources = statement.resources,
): readonly PolicyText[] {
  if (statement.notResource) return ['*'];
  const isConfined = (resource: PolicyText) =>
    named && [on, ...orOn].every((kind) => isNamed(resource, kind) && !isShortName(resource, kind));
  return resources.filter((resource) => mayBeOf(resource, service) && !isConfined(resource));
}

function mayBeOf(resource: PolicyText, service: string): boolean {
  const written = parseArn(resource)?.service ?? '*';
  return written === service || isPattern(written) || hasDeployTimeValue(written);
}
