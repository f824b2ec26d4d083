import { authorizedArns } from './authorized-resources';
import { isConfinedBy } from './condition-keys';
import { isNamed } from './named-resource';
import { isShortName } from './short-names';
import { memoize } from '../input/memoize';
import { isPattern, serviceOf } from '../policy/action-patterns';
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
 * Returns the resources of a statement on which nothing confines an action. Returns
 * `*` for a statement on all but some resources. Assigns ARNs of other services to the other
 * actions in the statement.
 */
export function unconfinedResources(
  statement: PolicyStatement,
  action: string,
  { keys, ...confinement }: Confinement,
  resources = statement.resources,
): readonly PolicyText[] {
  return isConfinedBy(statement, keys)
    ? []
    : unnamedResources(statement, action, confinement, resources);
}

/** Returns the resources of a statement that an action is on, and that no name confines. */
export function unnamedResources(
  statement: PolicyStatement,
  action: string,
  { on = 'role', orOn = [], named = true }: Omit<Confinement, 'keys'>,
  resources = statement.resources,
): readonly PolicyText[] {
  if (statement.notResource) return ['*'];
  const isConfined = (resource: PolicyText) =>
    named && [on, ...orOn].every((kind) => isNamed(resource, kind) && !isShortName(resource, kind));
  return resources.filter((resource) => mayBeOn(resource, action) && !isConfined(resource));
}

function mayBeOn(resource: PolicyText, action: string): boolean {
  const written = parseArn(resource)?.service ?? '*';
  return (
    servicesInArnsOf(action).includes(written) || isPattern(written) || hasDeployTimeValue(written)
  );
}

/** Returns the services in the ARNs of an action: its own one, and those of what it is checked against. */
const servicesInArnsOf = memoize((action: string): readonly string[] => [
  serviceOf(action),
  ...authorizedArns(action).flatMap((arn) => parseArn(arn)?.service ?? []),
]);
