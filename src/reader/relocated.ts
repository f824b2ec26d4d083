import { Place } from '../policy/model';

export type Pointer = Place['pointer'];

/**
 * Returns what was read with other places. Parts that are shared stay shared, because rules compare
 * policies by identity.
 */
export function relocated<T>(read: T, relocate: (place: Place) => Place): T {
  const known = new Map<object, unknown>();
  const copied = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const found = known.get(value);
    if (found !== undefined) return found;
    const copy = isPlace(value) ? relocate(value) : copyOf(value);
    known.set(value, copy);
    return copy;
  };
  const copyOf = (value: object): unknown => {
    if (Array.isArray(value)) return value.map(copied);
    if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)]));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]));
  };
  return copied(read) as T;
}

const isPlace = (value: object): value is Place =>
  'file' in value && 'pointer' in value && Array.isArray(value.pointer);
