import { conditionsKey } from './condition-list';
import { Grant } from './grant';
import { createsAt } from './named-resources';
import { firstOrigin, mergeGroupOf } from './origin-order';
import { actionFacts, resourceType } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { ResolvedScope } from '../scope/resolved-scope';

const INSTANCE = '{Instance}';
const IN_INSTANCE = '{Instance}/*';

/**
 * Replaces resource types with the short form. It applies to use cases and jobs that grant actions
 * on all of their resource types in an instance, under equal conditions. The short form names the
 * instance and everything in it. One statement per page and conditions then replaces many.
 *
 * The replacement is lawful because IAM checks an action only on resources of its own types. All of
 * its resource types in an instance are already granted. Grants on some resources, or on only some
 * of the types, stay exact. So do grants requested by name, and a page with only one statement.
 */
export function shortenResources(grants: readonly Grant[], { instances }: ResolvedScope): Grant[] {
  if (!instances) return [...grants];
  const exactForms = new Map<string, Set<string>>();
  const shortenable = new Set(grants.filter(isShortenable));
  shortenable.forEach((grant) => {
    const group = groupOf(grant);
    exactForms.set(group, (exactForms.get(group) ?? new Set()).add(grant.resources.join()));
  });
  return grants.map((grant) =>
    shortenable.has(grant) && (exactForms.get(groupOf(grant))?.size ?? 0) > 1
      ? { ...grant, resources: SHORT, templates: SHORT }
      : grant,
  );
}

const groupOf = ({ origins, conditions }: Grant) =>
  `${mergeGroupOf(firstOrigin(origins))} ${conditionsKey(conditions)}`;

/** The resources of the short form. */
export const SHORT: readonly string[] = [INSTANCE, IN_INSTANCE];

/** Returns whether the grant covers exactly the types that its action takes in an instance. */
function isShortenable(grant: Grant): boolean {
  const { actions, origins, resources, templates } = grant;
  if (origins.length === 0) return false;
  const types = actions.flatMap(typesInInstance);
  // A resource that the scope names has no placeholder, so its type is not granted.
  return (
    templates.every((template) => types.includes(template)) &&
    types.every((type) => resources.includes(type) || isUntagged(grant, type))
  );
}

/**
 * Returns whether a condition on tags of the resource leaves out a type: a resource that the action
 * creates has no tags when IAM decides.
 */
const isUntagged = ({ actions, conditions }: Grant, type: string): boolean =>
  conditions.some(({ key }) => key.startsWith(RESOURCE_TAG)) &&
  actions.every((action) => createsAt(action, type));

const RESOURCE_TAG = 'aws:ResourceTag/';

/** Returns the resources in an instance that IAM checks for an action, with placeholders. */
export const typesInInstance = memoize((action: string): readonly string[] => {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const [service] = action.split(':');
  const format = instanceFormat();
  return [...types, ...optionalTypes]
    .flatMap((type) => resourceType(service, type)?.arns ?? [])
    .filter((arn) => arn.startsWith(format))
    .map((arn) => `${INSTANCE}${withWildcards(arn.slice(format.length))}`);
});

/** Returns the common prefix of the ARNs of an instance and of the resources in it. */
const instanceFormat = () => resourceType('connect', 'instance')?.arns[0] ?? '';

/** Replaces names with `*`. A version belongs to its resource. */
const withWildcards = (path: string) => path.replace(/\$\{\w+\}/g, '*').replace(/\*(:\*)+$/, '*');

/**
 * Returns a merged short-form grant without the instance, or without the resources in it, if no
 * action needs them. What IAM checks for an action that the reference does not list is not known.
 */
export function withNeededResources(grant: Grant): Grant {
  if (grant.templates !== SHORT || !grant.actions.every(actionFacts)) return grant;
  const types = grant.actions.flatMap(typesInInstance);
  const needed = SHORT.filter((resource) =>
    types.some((type) => (type === INSTANCE) === (resource === INSTANCE)),
  );
  return { ...grant, resources: needed, templates: needed };
}
