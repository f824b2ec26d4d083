import { conditionsKey } from './condition-list';
import { anyOf, Grant } from './grant';
import { isOfJobs } from './origin-order';
import { SHORT, typesInInstance } from './shorten-resources';
import { actionFacts, bindingsOf, isOfFamily, resourceType } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { overlap } from '../policy/pattern';
import { ResolvedScope } from '../scope/resolved-scope';

/**
 * Stage 5: lets grants of jobs with equal conditions share a statement.
 *
 * The sharing is lawful because IAM checks an action only on resources of its own types. Two grants
 * share a statement if no action of one takes a resource of the other, unless it is granted there
 * too. Grants on resources that the scope names stay apart. So do rows of the console page, which
 * reviewers compare with the AWS page.
 */
export function shareStatements(grants: readonly Grant[], { instances }: ResolvedScope): Grant[] {
  if (!instances) return [...grants];
  const shared: Grant[] = [];
  for (const grant of grants) {
    const at = isShareable(grant) ? shared.findIndex((other) => mayShare(other, grant)) : -1;
    if (at < 0) shared.push(grant);
    else shared[at] = joined(shared[at], grant);
  }
  return shared;
}

const isShareable = ({ actions, origins, resources, templates }: Grant): boolean =>
  templates !== SHORT &&
  isOfJobs(origins) &&
  actions.every(isOfFamily) &&
  resources.every((resource) => templates.includes(resource)) &&
  templates.every((template) => kindOf(template) !== undefined);

const mayShare = (one: Grant, other: Grant): boolean =>
  isShareable(one) &&
  conditionsKey(one.conditions) === conditionsKey(other.conditions) &&
  isInInstance(one) === isInInstance(other) &&
  takesNothingOf(one, other) &&
  takesNothingOf(other, one);

const isInInstance = ({ templates }: Grant) => templates.every((one) => one.startsWith('{'));

/** Returns whether no action of a grant takes resources that only the other grant has. */
const takesNothingOf = (grant: Grant, other: Grant): boolean => {
  const kinds = other.resources
    .filter((resource) => !grant.resources.includes(resource))
    .map((resource) => kindOf(resource) ?? '*');
  return grant.actions
    .filter((action) => !other.actions.includes(action))
    .flatMap(kindsOf)
    .every((kind) => !kinds.some((one) => overlap(one, kind)));
};

const joined = (one: Grant, other: Grant): Grant => ({
  ...one,
  actions: distinct(one.actions, other.actions).sort(),
  resources: distinct(one.resources, other.resources),
  templates: distinct(one.templates, other.templates),
  origins: distinct(one.origins, other.origins),
});

const distinct = (some: readonly string[], others: readonly string[]) => [
  ...new Set([...some, ...others]),
];

/** Returns the kinds of resources that IAM may check for an action. */
const kindsOf = memoize((action: string): readonly string[] => {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const [service] = action.split(':');
  const ofTypes = [...types, ...optionalTypes]
    .flatMap((type) => resourceType(service, type)?.arns ?? [])
    .map((arn) => arn.replace(/\$\{\w+\}/g, '*'));
  const ofBindings = (bindingsOf(action) ?? []).flatMap(({ resources }) => resources);
  return [...ofTypes, ...typesInInstance(action), ...ofBindings].map((one) => kindOf(one) ?? '*');
});

/**
 * Returns the kind of a resource: `{Instance}/queue/*`, `connect:phone-number/*`. Returns undefined
 * for other resources: those of a bucket that a scope names, and those with a policy variable.
 */
function kindOf(template: string): string | undefined {
  const text = anyOf(template);
  if (text.includes('$')) return undefined;
  if (text.startsWith('{Instance}')) return text;
  const [prefix, , service, , , ...path] = text.split(':');
  const isArn = prefix === 'arn' && path.length > 0 && !/[{}]/.test(path.join());
  return isArn ? `${service}:${path.join(':')}` : undefined;
}
