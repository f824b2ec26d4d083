import { ResourceTypeFacts } from './facts';
import { ownProperty } from './own-property';

const resourceTypes = (): Record<string, Record<string, ResourceTypeFacts>> =>
  require('../../catalogue/rendered/resource-types.json');
const resourcePlaces = (): Record<string, string> =>
  require('../../catalogue/rendered/resource-places.json');

/** The formats of ARNs of a resource type, `arn:${Partition}:connect:...`, and the condition keys that it carries. */
export const resourceType = (service: string, type: string): ResourceTypeFacts | undefined =>
  ownProperty(ownProperty(resourceTypes(), service), type);

export const resourceTypesOf = (service: string): readonly string[] =>
  Object.keys(ownProperty(resourceTypes(), service) ?? {});

/**
 * Where resources of a type are in statements, `{Instance}/queue/*`; undefined where they cannot be named one by one.
 */
export const resourcePlace = (type: string): string | undefined =>
  ownProperty(resourcePlaces(), type);

export const resourcePlaceTypes = (): readonly string[] => Object.keys(resourcePlaces());

/** The format of ARNs of instances, `arn:${Partition}:connect:...`. */
export const instanceArnFormat = (): string => {
  const [arn] = resourceType('connect', 'instance')?.arns ?? [];
  if (!arn) throw new Error('The catalogue has no format of ARNs of instances');
  return arn;
};
