import { variableText } from './variables';
import { isObject, own } from '../json';
import { Pointer } from '../relocated';

/** A value of the file, and where it is. */
export interface Located {
  readonly value: unknown;
  readonly pointer: Pointer;
}

/** An entry of a section of the file. */
export interface Entry extends Located {
  readonly name: string;
}

/** Returns the parts of a section, which is an object or a list of objects. */
export function partsOf(content: unknown, key: 'functions' | 'resources'): readonly Located[] {
  const section = own(content, key);
  if (section === undefined || section === null) return [];
  return Array.isArray(section)
    ? section.map((value, i) => ({ value, pointer: [key, i] }))
    : [{ value: section, pointer: [key] }];
}

/** Returns the entries of an object, unless a variable brings it. */
export const entriesOf = ({ value, pointer }: Located): readonly Entry[] =>
  isObject(value) && variableText(value) === undefined
    ? Object.entries(value).map(([name, one]) => ({
        name,
        value: one,
        pointer: [...pointer, name],
      }))
    : [];

/** Returns the value at a path in another. */
export const at = ({ value, pointer }: Located, ...path: readonly string[]): Located => ({
  value: path.reduce<unknown>(own, value),
  pointer: [...pointer, ...path],
});

/** Returns the value at the first path that another has. */
export const firstAt = (
  from: Located,
  paths: readonly (readonly string[])[],
): Located | undefined =>
  paths.map((path) => at(from, ...path)).find(({ value }) => value !== undefined && value !== null);
