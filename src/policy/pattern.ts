/*
 * What IAM does with patterns, in one place: whether a pattern matches a text, whether it takes in all that
 * another stands for, and whether two have some text in common.
 */
import { PolicyText } from './deploy-time-text';
import { includesPositions } from './pattern-inclusion';
import { ANY_MANY, isMany, patternPositions, Position, textPositions } from './position';
import { Tristate } from './tristate';

/** Whether a pattern matches a text, in which `*` and `?` are characters like others. */
export const matchesPattern = (pattern: PolicyText, text: PolicyText): boolean =>
  pattern === '*' || includesPositions(patternPositions(pattern), textPositions(text));

/**
 * Whether the outer pattern takes in everything that the inner one stands for, whatever deployment brings.
 * `agent/*` takes in `agent/?`; `agent/?` does not take in `agent/*`.
 */
export const patternIncludes = (outer: PolicyText, inner: PolicyText): boolean =>
  outer === '*' ||
  outer === inner ||
  includesPositions(patternPositions(outer), patternPositions(inner));

/** Whether some text is taken in by both patterns. Values that are not known yet may be any text. */
export const patternsIntersect = (a: PolicyText, b: PolicyText): boolean =>
  a === '*' || b === '*' || a === b || intersects(patternPositions(a), patternPositions(b));

/** Whether a pattern matches a text of a request. */
export const matches = (pattern: PolicyText, text: PolicyText): Tristate =>
  pattern === '*' ? 'yes' : patternCovers(patternPositions(pattern), textPositions(text));

/** How much of what the inner pattern stands for the outer one takes in: all, nothing, or a part. */
export function patternCovers(outer: readonly Position[], inner: readonly Position[]): Tristate {
  if (includesPositions(outer, inner)) return 'yes';
  return intersects(outer, inner) ? 'maybe' : 'no';
}

/** Whether some text is taken in by both. Each pair of positions is looked at once. */
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

/** How many characters both begin with; undefined where they differ before anything else. */
function commonCharacters(a: readonly Position[], b: readonly Position[]): number | undefined {
  let i = 0;
  while (i < a.length && typeof a[i] === 'string' && a[i] === b[i]) i++;
  return typeof a[i] === 'string' && typeof b[i] === 'string' ? undefined : i;
}

/** Whether two positions stand for some character both. Two classes always share one. */
export function shareCharacter(x: Position, y: Position): boolean {
  if (typeof x === 'string') return typeof y === 'string' ? x === y : y.takes(x);
  return typeof y !== 'string' || x.takes(y);
}

/** Whether a pattern is `*`, however many there are of it. */
export const isEverything = (positions: readonly Position[]): boolean =>
  positions.length > 0 && positions.every((one) => one === ANY_MANY);
