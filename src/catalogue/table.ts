import { ownProperty } from './own-property';

/** Returns an entry of a catalogue table. */
export function entry<T>(table: Readonly<Record<string, T>>, key: string, what: string): T {
  const found = ownProperty(table, key);
  // Not caller input: a name in src/ that the catalogue does not have.
  if (!found) throw new Error(`The catalogue has no ${what} ${key}`);
  return found;
}
