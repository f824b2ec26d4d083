import { ResourceTypeFacts } from './facts';
import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

const resourceTypes = lazy((): Record<string, Record<string, ResourceTypeFacts>> =>
  require('../../catalogue/rendered/resource-types.json'),
);
const resourcePlaces = lazy((): Record<string, string> =>
  require('../../catalogue/rendered/resource-places.json'),
);

/**
 * Returns the ARN formats of a resource type, `arn:${Partition}:connect:...`, and its condition
 * keys.
 */
export const resourceType = (service: string, type: string): ResourceTypeFacts | undefined =>
  ownProperty(ownProperty(resourceTypes(), service), type);

export const resourceTypesOf = (service: string): readonly string[] =>
  Object.keys(ownProperty(resourceTypes(), service) ?? {});

/**
 * Returns the place of a resource type in statements, `{Instance}/queue/*`; undefined when its
 * resources cannot be named individually.
 */
export const resourcePlace = (type: string): string | undefined =>
  ownProperty(resourcePlaces(), type);

/** Returns the types of the resources at a place, as scopes name them: `contact-flow`. */
export const typesOfPlace = (place: string): readonly string[] =>
  Object.keys(resourcePlaces()).filter((type) => resourcePlaces()[type] === place);

export const resourcePlaceTypes = (): readonly string[] => Object.keys(resourcePlaces());

/**
 * Returns the ARN formats of resource types whose place is the given one. Versions and qualifiers
 * have the place of their resource.
 */
export const resourceFormatsAt = (place: string): readonly string[] =>
  Object.values(resourceTypes())
    .flatMap((types) => Object.values(types))
    .flatMap(({ arns }) => arns)
    .filter((arn) => placeOfFormat(arn) === place);

/** Returns the place in statements of an ARN format, `{Instance}/queue/*`. */
export const placeOfFormat = (arn: string): string =>
  arn
    .replace(instanceArnFormat(), '{Instance}')
    .replace(/^arn:[^:]*:profile:[^:]*:[^:]*:domains\/\$\{\w+\}/, '{ProfileDomain}')
    .replace(/\$\{(Partition|Region)\}/g, '{$1}')
    .replace(/\$\{Account(Id)?\}/, '{Account}')
    .replace(/\$\{\w+\}/g, '*')
    .replace(/\*(:\*)+$/, '*');

/** Returns the ARN format of instances, `arn:${Partition}:connect:...`. */
export const instanceArnFormat = (): string => {
  const [arn] = resourceType('connect', 'instance')?.arns ?? [];
  if (!arn) throw new Error('The catalogue has no format of ARNs of instances');
  return arn;
};
