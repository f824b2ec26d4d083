import { distance } from '../catalogue/similar-actions';

/** Returns up to a number of names that are similar to a name, the most similar first. */
export function similarNames(name: string, names: readonly string[], most: number): string[] {
  const wanted = name.toLowerCase();
  const farthest = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  const likeness = names.map((candidate): [number, string] => [
    unlikeness(wanted, candidate.toLowerCase(), farthest),
    candidate,
  ]);
  const best = Math.min(...likeness.map(([d]) => d));
  return likeness
    .filter(([d]) => d <= Math.min(best + 1, farthest))
    .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
    .slice(0, most)
    .map(([, candidate]) => candidate);
}

/** Returns whether a name is one or two letters off one of the names. */
export const isMisspelled = (name: string, names: readonly string[]): boolean =>
  names.some((known) => distance(name.toLowerCase(), known.toLowerCase(), 2) <= 2);

/**
 * Returns the number of letters to change. A name that begins with the typed text counts as one
 * letter off.
 */
function unlikeness(wanted: string, candidate: string, farthest: number): number {
  if (wanted.length >= 3 && candidate.startsWith(wanted)) return candidate === wanted ? 0 : 1;
  return distance(wanted, candidate, farthest);
}
