import { distance } from '../src/catalogue/load';

/** Up to so many names that are like a name, the likest first. */
export function nearest(name: string, names: readonly string[], most: number): string[] {
  const wanted = name.toLowerCase();
  return names.map((candidate): [number, string] => [unlikeness(wanted, candidate.toLowerCase()), candidate])
    .filter(([d]) => d <= (wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))))
    .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
    .slice(0, most).map(([, candidate]) => candidate);
}

/** Letters to change; a name that begins with what was typed is as good as one letter off. */
const unlikeness = (wanted: string, candidate: string): number =>
  Math.min(distance(wanted, candidate), wanted.length >= 3 && candidate.startsWith(wanted) ? 1 : Infinity);
