import { Aws, Fn } from 'aws-cdk-lib/core';
import {
  placeFacts,
  placeOfFormat,
  resourceFormatsAt,
  resourcePlace,
  resourcePlaceTypes,
  resourceType,
  resourceTypesOf,
} from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { parseArn } from '../policy/arn';

/** Returns the place in statements of a resource type that a scope can name. */
export function namedPlace(where: string, type: string): string {
  const place = knownPlace(where, type);
  const method = placeFacts(place.replace(/^\{(\w+)\}$/, '$1'))?.property;
  if (!method) return place;
  throw new ConnectAccessError({
    where,
    problem: 'resources of this type have a method of their own',
    got: type,
    instead: `Use ${method}(...)`,
  });
}

/** Returns the place of a resource type that can have tags. */
export const taggedPlace = (where: string, type: string): string =>
  type === 'instance' ? '{Instance}' : knownPlace(where, type);

function knownPlace(where: string, type: string): string {
  const place = typeof type === 'string' ? resourcePlace(type) : undefined;
  if (place !== undefined) return place;
  throw new ConnectAccessError({
    where,
    problem: 'there is no such resource type in an instance',
    got: type,
    allowed: resourcePlaceTypes().join(', '),
  });
}

/** Returns whether resources at the place have versions or qualifiers: `view/ID:1`. */
export const hasVersions = (place: string): boolean =>
  resourceFormatsAt(place).some((format) => /:\$\{\w+\}$/.test(format));

/**
 * Returns the places of a resource and of what it contains. The ARNs of what it contains have its
 * id.
 */
export function placesWithin(type: string): string[] {
  const [service, name] = type.split(':');
  const [id] = /\$\{\w+\}$/.exec(resourceType(service, name)?.arns[0] ?? '') ?? [''];
  const formats = resourceTypesOf(service).flatMap((one) => resourceType(service, one)?.arns ?? []);
  return [...new Set(formats.filter((arn) => arn.includes(id)).map(placeOfFormat))];
}

/** Returns the ARN of what a resource contains: `session/ID/*` of `assistant/ID`. */
export function partOf(arn: string, place: string, within: string): string {
  if (within === place) return arn;
  const [, , service, , , ...path] = within.split(':');
  const parts = parseArn(arn);
  const part = (index: number) => Fn.select(index, Fn.split(':', arn));
  const id = parts?.resource.split('/')[1] ?? Fn.select(1, Fn.split('/', arn));
  const [partition, region, account] = parts
    ? [parts.partition, parts.region, parts.account]
    : [Aws.PARTITION, part(3), part(4)];
  return `arn:${partition}:${service}:${region}:${account}:${path.join(':').replace('*', () => id)}`;
}
