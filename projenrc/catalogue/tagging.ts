import { actionsOfHandlers, deployments } from './deployments';
import { ServiceFacts } from './facts';
import { readJson } from './json';
import { operations } from './operations';
import type { PartFacts } from '../../src/catalogue/facts';

function written(): Record<string, readonly string[]> {
  const { resources, operations: calls } =
    readJson<Record<'resources' | 'operations', Record<string, readonly string[]>>>(
      'catalogue/tagging.json',
    );
  return { ...resources, ...calls };
}

/** Whether the action tags, untags or lists the tags of a resource. */
export const isAboutTags = (action: string): boolean =>
  /:(Tag|Untag|ListTagsFor)Resource$/.test(action);

/**
 * What a CloudFormation resource type or an API operation tags, each as `service/type` or as
 * a resource with places. An operation tags what it makes.
 */
export function taggedBy(origin: string, services: readonly ServiceFacts[]): readonly string[] {
  const said = written()[origin];
  if (said) return said;
  if (origin.includes('::')) return taggedByName(origin, services);
  const [service, name] = origin.split(':');
  const { types = [], optionalTypes = [] } =
    services.find((one) => one.service === service)?.actions[name] ?? {};
  const made = readJson<Record<string, PartFacts>>('catalogue/parts.json')[origin]?.makes;
  return (made ?? [...types, ...optionalTypes]).map((type) => `${service}/${type}`);
}

/** The resource type, or the part of an instance's ARN, that a CloudFormation resource type is named after. */
function taggedByName(origin: string, services: readonly ServiceFacts[]): readonly string[] {
  const [, , name] = origin.split('::');
  const word = name.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
  const actions = actionsOfHandlers(deployments()[origin] ?? {});
  const prefix = actions.find(isAboutTags)?.split(':')[0];
  const types = services.find(({ service }) => service === prefix)?.resourceTypes ?? {};
  const type = [name, word, `${word}s`].find((one) => one in types);
  if (type) return [`${prefix}/${type}`];
  return prefix === 'connect' ? [`{Instance}/${word}/*`] : [];
}

/** That it is said what each handler and operation tags, and of no other. */
export function inconsistenciesOfTagging(services: readonly ServiceFacts[]): string[] {
  const types = Object.entries(deployments())
    .filter(([, handlers]) => actionsOfHandlers(handlers).some(isAboutTags))
    .map(([type]) => type);
  const calls = Object.entries(operations()).flatMap(([service, byName]) =>
    Object.keys(byName)
      .filter((name) => byName[name].withTags)
      .map((name) => `${service}:${name}`),
  );
  const known = [...types, ...calls];
  return [
    ...known
      .filter((origin) => taggedBy(origin, services).length === 0)
      .map((origin) => `tagging: what ${origin} tags is not said`),
    ...Object.keys(written())
      .filter((origin) => !known.includes(origin))
      .map((origin) => `tagging: ${origin} tags nothing, or does not exist`),
  ];
}
