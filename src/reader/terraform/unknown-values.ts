import { PlannedResource } from './plan';
import { isObject, own } from '../json';

/** A value of a template that only deployment knows, named by its place in the plan. */
export const tokenFor = (resource: PlannedResource, path: string): object => ({
  Ref: `${resource.address}.${path}`,
});

/**
 * Returns whether the configuration has an attribute. The provider computes others. In a file
 * without a configuration, each may be configured.
 */
export const isConfigured = ({ expressions }: PlannedResource, key: string): boolean =>
  expressions === undefined || own(expressions, key) !== undefined;

/** The attributes that the provider computes where the configuration does not have them. */
const COMPUTED = ['name', 'inline_policy', 'managed_policy_arns'];

/**
 * Returns whether only applying the plan knows an attribute, or a part of it. The configuration in a
 * plan does not have dynamic blocks, so that it does not have an attribute means nothing for others.
 */
export function isUnknown(resource: PlannedResource, key: string): boolean {
  const unknown = own(resource.unknown, key);
  const isComputed = unknown === true && COMPUTED.includes(key) && !isConfigured(resource, key);
  return !isComputed && hasUnknown(unknown);
}

/** Returns whether `after_unknown` has a `true` somewhere. */
export const hasUnknown = (unknown: unknown): boolean =>
  unknown === true ||
  (typeof unknown === 'object' && unknown !== null && Object.values(unknown).some(hasUnknown));

/**
 * Returns an attribute; unknown parts are values that only deployment knows. The provider writes an
 * empty text for what is not given, as for a role without a boundary.
 */
export const valueOf = (resource: PlannedResource, key: string): unknown =>
  isUnknown(resource, key)
    ? withTokens(own(resource.values, key), own(resource.unknown, key), resource, key)
    : given(own(resource.values, key));

/** Returns a value, or a list, without what is empty. */
export function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => given(one) !== undefined);
  return value === '' || value === null ? undefined : value;
}

/** Returns a value with a token in place of each unknown part. */
function withTokens(
  value: unknown,
  unknown: unknown,
  resource: PlannedResource,
  path: string,
): unknown {
  if (unknown === true) return tokenFor(resource, path);
  if (Array.isArray(unknown)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const length = Math.max(items.length, unknown.length);
    return Array.from({ length }, (_, i) =>
      withTokens(items[i], unknown[i], resource, `${path}[${i}]`),
    );
  }
  if (!isObject(unknown)) return value ?? undefined;
  const keys = new Set([...Object.keys(isObject(value) ? value : {}), ...Object.keys(unknown)]);
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      withTokens(own(value, key), own(unknown, key), resource, `${path}.${key}`),
    ]),
  );
}
