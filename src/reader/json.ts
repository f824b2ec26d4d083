import { ownProperty } from '../catalogue/own-property';

/** Of what came from JSON or YAML: an object with keys. */
export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Many properties take one value or a list of them. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** What a file has under a key, whatever stands there. */
export const own = (table: unknown, key: unknown): unknown =>
  isObject(table) && typeof key === 'string' ? ownProperty(table, key) : undefined;

/** Functions that CloudFormation takes beside other keys, whose result is merged with these. */
export const functionsBeside = (value: unknown): string[] =>
  isObject(value)
    ? Object.keys(value).filter((key) => /^Fn::(Transform$|ForEach::)/.test(key))
    : [];

/** Policies have some ten levels; what reads them goes down a level at a time. */
export const DEEPEST = 200;

export const isTooDeep = (value: unknown, depth = 0): boolean =>
  depth > DEEPEST ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((part) => isTooDeep(part, depth + 1)));
