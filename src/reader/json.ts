import { ownProperty } from '../catalogue/own-property';

/** Returns whether a value from JSON or YAML is an object with keys. */
export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the keys of an object with their values; none of another value. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries(isObject(value) ? value : {});

/** Returns a list, because many properties take one value or a list. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** Returns the value of a key in a file, regardless of its type. */
export const own = (table: unknown, key: unknown): unknown =>
  isObject(table) && typeof key === 'string' ? ownProperty(table, key) : undefined;

/**
 * Returns the CloudFormation functions that may appear with other keys. Their results are merged
 * with these keys.
 */
export const functionsBeside = (value: unknown): string[] =>
  isObject(value)
    ? Object.keys(value).filter((key) => /^Fn::(Transform$|ForEach::)/.test(key))
    : [];

/** Returns whether a function gives a value, or a part of it. */
export const isCalled = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).some((key) => key.startsWith('Fn::') || key === 'Ref');

/** The maximum depth. Policies have about ten levels, and readers descend one level at a time. */
export const DEEPEST = 200;

export const isTooDeep = (value: unknown, depth = 0): boolean =>
  depth > DEEPEST ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((part) => isTooDeep(part, depth + 1)));

/** Parses a document of the IAM API, which may be URL-encoded; undefined when it is not JSON. */
export function decodedJson(text: string): unknown {
  try {
    return JSON.parse(/^\s*%7B/i.test(text) ? decodeURIComponent(text) : text);
  } catch {
    return undefined;
  }
}
