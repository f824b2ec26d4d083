import { AccessPlace, InstanceCopy } from './model';
import { displayParts } from '../../policy/deploy-time-definition';
import { Requirement } from '../../policy/requirement';

/** A place with one resource. */
interface Item {
  readonly resource: string;
  readonly notResource: boolean;
  readonly requirements: readonly Requirement[];
}

/** The maximum number of instances to compare on each side. */
const MOST = 16;

/**
 * Returns the instance that some places have in addition to others, when they allow the same on it
 * as on another instance. Undefined when more than that differs.
 */
export function instanceCopy(
  fewer: readonly AccessPlace[],
  more: readonly AccessPlace[],
): InstanceCopy | undefined {
  const [some, all] = [fewer, more].map(itemsOf);
  const known = [...instancesIn(some)].sort();
  const added = instancesIn(all).filter((one) => !known.includes(one));
  const [instance, ...others] = added;
  if (instance === undefined || others.length > 0 || known.length > MOST) return undefined;
  const wanted = contentOf(some);
  if (contentOf(without(all, instance)) !== wanted) return undefined;
  const like = known.find((one) => contentOf(renamed(without(all, one), instance, one)) === wanted);
  return like === undefined ? undefined : { instance, like };
}

const itemsOf = (places: readonly AccessPlace[]): readonly Item[] =>
  places.flatMap(({ resources, notResource = false, requirements }) =>
    resources.map((resource) => ({ resource, notResource, requirements })),
  );

/** Returns the instances in resources and in the values of conditions, each once. */
const instancesIn = (items: readonly Item[]): readonly string[] => [
  ...new Set(
    items.flatMap(({ resource, requirements }) => [
      ...instanceOf(resource),
      ...requirements.flatMap(textsOf).flatMap(instanceOf),
    ]),
  ),
];

/** Returns the ARN of an instance, or the deploy-time value for it, that a text begins with. */
function instanceOf(text: string): readonly string[] {
  const arn = /^arn:.*?:connect:.*?:instance\/[^/*?]+/.exec(text)?.[0];
  if (arn !== undefined) return [arn];
  const [first] = displayParts(text);
  return first?.name === undefined ? [] : [first.text];
}

function textsOf(requirement: Requirement): readonly string[] {
  switch (requirement.kind) {
    case 'key':
      return requirement.values;
    case 'resource':
      return requirement.resources;
    case 'any-of':
      return requirement.of.flatMap((group) => group.flatMap(textsOf));
    default:
      return [];
  }
}

/** Returns items without those on an instance, and without it among the values of conditions. */
const without = (items: readonly Item[], instance: string): readonly Item[] =>
  items.flatMap(({ resource, notResource, requirements }) => {
    if (isOn(resource, instance)) return [];
    const kept = requirements.map((one) => requirementWithout(one, instance));
    return [{ resource, notResource, requirements: kept }];
  });

const isOn = (text: string, instance: string): boolean =>
  text === instance || text.startsWith(`${instance}/`);

function requirementWithout(requirement: Requirement, instance: string): Requirement {
  if (requirement.kind !== 'key' || requirement.values.length < 2) return requirement;
  return { ...requirement, values: requirement.values.filter((one) => !isOn(one, instance)) };
}

const renamed = (items: readonly Item[], from: string, to: string): readonly Item[] =>
  JSON.parse(JSON.stringify(items).split(inJson(from)).join(inJson(to))) as readonly Item[];

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** Returns the same text for the same items, in any order. */
const contentOf = (items: readonly Item[]): string =>
  JSON.stringify([...new Set(items.map((one) => JSON.stringify(sorted(one))))].sort());

const sorted = ({ resource, notResource, requirements }: Item) => [
  resource,
  notResource,
  requirements
    .map((one) =>
      JSON.stringify(one.kind === 'key' ? { ...one, values: [...one.values].sort() } : one),
    )
    .sort(),
];
