import { ownProperty } from './own-property';

/** The entry of a table of the catalogue. */
export function entry<T>(table: Readonly<Record<string, T>>, key: string, what: string): T {
  const found = ownProperty(table, key);
  // Not an input of a caller: a name in src/ that the catalogue does not have.
  if (!found) throw new Error(`The catalogue has no ${what} ${key}`);
  return found;
}
