/**
 * The IAM pattern logic in one place: whether a text is a pattern, and whether it matches a text,
 * includes another pattern, or intersects another pattern.
 */
import { hasReference, PolicyText, replaceReferences } from './deploy-time-text';
import { includesPositions } from './pattern-inclusion';
import { ANY_MANY, isMany, patternPositions, Position, textPositions } from './position';
import { Tristate } from './tristate';

/** Returns whether a text can match several texts. The star of `${*}` is an ordinary character. */
export const isPattern = (text: PolicyText): boolean =>
  hasWildcard(text) && (!hasReference(text) || hasWildcard(replaceReferences(text, () => '')));

const hasWildcard = (text: PolicyText) => text.includes('*') || text.includes('?');

/** Returns whether a pattern matches a text. `*` and `?` in the text are ordinary characters. */
export function matchesPattern(pattern: PolicyText, text: PolicyText): boolean {
  if (pattern === '*') return true;
  return hasWildcard(pattern) || hasReference(pattern)
    ? includesPositions(patternPositions(pattern), textPositions(text))
    : pattern === text;
}

/**
 * Returns whether the outer pattern includes everything that the inner one matches, for all
 * deploy-time values. `agent/*` includes `agent/?`; `agent/?` does not include `agent/*`.
 */
export const patternIncludes = (outer: PolicyText, inner: PolicyText): boolean =>
  outer === '*' ||
  outer === inner ||
  includesPositions(patternPositions(outer), patternPositions(inner));

/** Returns whether both patterns match some text. An unknown value may be any text. */
export const overlap = (a: PolicyText, b: PolicyText): boolean =>
  a === '*' || b === '*' || a === b || intersects(patternPositions(a), patternPositions(b));

/** Returns whether a pattern matches a text of a request. */
export const matches = (pattern: PolicyText, text: PolicyText): Tristate =>
  pattern === '*' ? 'yes' : patternCovers(patternPositions(pattern), textPositions(text));

/** Returns how much of the inner pattern the outer one includes: all, nothing, or a part. */
export function patternCovers(outer: readonly Position[], inner: readonly Position[]): Tristate {
  if (includesPositions(outer, inner)) return 'yes';
  return intersects(outer, inner) ? 'maybe' : 'no';
}

/** Returns whether both match some text. Checks each pair of positions once. */
export function intersects(a: readonly Position[], b: readonly Position[]): boolean {
  const start = commonCharacters(a, b);
  if (start === undefined) return false;
  const width = b.length + 1;
  let row = new Uint8Array(width);
  row[start] = 1;
  for (let i = start; ; i++) {
    const next = new Uint8Array(width);
    const x = a[i];
    let isAlive = false;
    for (let j = start; j < width; j++) {
      if (row[j] === 0) continue;
      isAlive = true;
      const y = b[j];
      if (isMany(y)) row[j + 1] = 1;
      if (isMany(x) && (!x.mayEndAfter || x.mayEndAfter(b[j - 1]))) next[j] = 1;
      if (x === undefined || y === undefined || !shareCharacter(x, y)) continue;
      if (!isMany(x)) next[isMany(y) ? j : j + 1] = 1;
      else if (!isMany(y)) row[j + 1] = 1;
    }
    if (!isAlive) return false;
    if (i >= a.length) return row[b.length] === 1;
    row = next;
  }
}

/** Returns the number of initial characters in common; undefined when a difference comes first. */
function commonCharacters(a: readonly Position[], b: readonly Position[]): number | undefined {
  let i = 0;
  while (i < a.length && typeof a[i] === 'string' && a[i] === b[i]) i++;
  return typeof a[i] === 'string' && typeof b[i] === 'string' ? undefined : i;
}

/** Returns whether two positions can match the same character. Two classes always share one. */
export function shareCharacter(x: Position, y: Position): boolean {
  if (typeof x === 'string') return typeof y === 'string' ? x === y : y.takes(x);
  return typeof y !== 'string' || x.takes(y);
}

/** Returns whether a pattern is `*`, repeated any number of times. */
export const isEverything = (positions: readonly Position[]): boolean =>
  positions.length > 0 && positions.every((one) => one === ANY_MANY);
