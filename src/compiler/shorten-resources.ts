import { Grant } from './grant';
import { firstOrigin, groupOf } from './origin-order';
import { actionFacts, resourceType } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { ResolvedScope } from '../scope/resolved-scope';

const INSTANCE = '{Instance}';
const IN_INSTANCE = '{Instance}/*';

/**
 * The short form: what use cases and jobs grant on all of its resource types in an instance, without conditions, is on
 * the instance and on everything in it. One statement a page then replaces many.
 *
 * Lawful because IAM asks about an action only on resources of the action's own types: all of those that are in an
 * instance are granted already. What names some resources, or only some of the types, stays exact. So does what was
 * asked for by name, and a page that is one statement anyway.
 */
export function shortenResources(grants: readonly Grant[], { instances }: ResolvedScope): Grant[] {
  if (!instances) return [...grants];
  const exactForms = new Map<string, Set<string>>();
  const shortenable = new Set(grants.filter(isShortenable));
  shortenable.forEach((grant) => {
    const page = pageOf(grant);
    exactForms.set(page, (exactForms.get(page) ?? new Set()).add(grant.resources.join()));
  });
  return grants.map((grant) =>
    shortenable.has(grant) && (exactForms.get(pageOf(grant))?.size ?? 0) > 1
      ? { ...grant, resources: SHORT, templates: SHORT }
      : grant,
  );
}

const pageOf = ({ origins }: Grant) => groupOf(firstOrigin(origins));

const SHORT: readonly string[] = [INSTANCE, IN_INSTANCE];

/** Whether the grant is on all of the types that its action takes in an instance, and on nothing else. */
function isShortenable({ actions, origins, resources, templates, conditions }: Grant): boolean {
  if (origins.length === 0 || conditions.length > 0) return false;
  // A resource that the scope names has no placeholder.
  const granted = new Set(resources);
  const isNamed = templates.some((template) => !granted.has(template));
  const types = actions.flatMap(typesInInstance);
  return (
    !isNamed &&
    types.length > 0 &&
    templates.every((template) => types.includes(template)) &&
    types.every((type) => granted.has(type))
  );
}

/** The resources in an instance that an action is asked about, with placeholders. */
const typesInInstance = memoize((action: string): readonly string[] => {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const [service] = action.split(':');
  const format = instanceFormat();
  return [...types, ...optionalTypes]
    .flatMap((type) => resourceType(service, type)?.arns ?? [])
    .filter((arn) => arn.startsWith(format))
    .map((arn) => `${INSTANCE}${withWildcards(arn.slice(format.length))}`);
});

/** What the ARNs of an instance and of what is in it begin with. */
const instanceFormat = () => resourceType('connect', 'instance')?.arns[0] ?? '';

/** Names as `*`; a version goes with what it is of. */
const withWildcards = (path: string) => path.replace(/\$\{\w+\}/g, '*').replace(/\*(:\*)+$/, '*');

/** A merged grant of the short form without the instance, or without what is in it, where no action is on that. */
export function withNeededResources(grant: Grant): Grant {
  if (grant.templates !== SHORT) return grant;
  const types = grant.actions.flatMap(typesInInstance);
  const needed = SHORT.filter((resource) =>
    types.some((type) => (type === INSTANCE) === (resource === INSTANCE)),
  );
  return { ...grant, resources: needed, templates: needed };
}
