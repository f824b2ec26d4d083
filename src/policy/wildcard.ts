/*
 * What IAM itself does with patterns: one takes in a text, two take in some text both. It knows nothing of the formats of ARNs, of which
 * policy/arn-types.ts (what type is this?) and report/arn-format.ts (is this about such resources?) ask.
 */
import { hasDeployTimeValue, PolicyText } from './deploy-time-text';
import { Tristate } from './tristate';

export type { Tristate } from './tristate';

/** A part of a text or of a pattern: a character, an opaque part, or a wildcard. */
export type Piece = string;
const WILDCARD = '\u0003';
export const STAR: Piece = `${WILDCARD}*`;
export const ONE: Piece = `${WILDCARD}?`;

/** Whether a piece stands for a text of any length: a star, or what only deployment knows. */
export const isAny = (piece: Piece) => piece === STAR || piece.startsWith('\u0001');

/** Whether what a piece stands for may have another in it: a partition, a Region and an account are one part of an ARN. */
export const mayHold = (piece: Piece, other: Piece) =>
  !(
    (other === ':' || other === '/') &&
    /^\u0001AWS::(Partition|Region|AccountId)\u0002$/.test(piece)
  );

/** The pieces of a text, in which `*` and `?` are characters like others. */
export const piecesOf = (text: PolicyText): Piece[] =>
  text.match(/\u0001[^\u0001\u0002]*\u0002|[^]/gu) ?? [];

/** The pieces of a pattern, without its variables. */
export const patternPieces = (pattern: PolicyText): Piece[] =>
  piecesOf(pattern).map((piece) => (piece === '*' ? STAR : piece === '?' ? ONE : piece));

/** Whether a pattern takes in a text whatever deployment brings. Only the last star is tried again: time is length by length. */
export function glob(pattern: readonly Piece[], text: readonly Piece[]): boolean {
  let [i, j, star, mark] = [0, 0, -1, 0];
  while (j < text.length) {
    if (pattern[i] === STAR) {
      star = i++;
      mark = j;
    } else if (
      i < pattern.length &&
      (pattern[i] === text[j] || (pattern[i] === ONE && !isAny(text[j])))
    ) {
      i++;
      j++;
    } else if (star >= 0) {
      i = star + 1;
      j = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[i] === STAR) i++;
  return i === pattern.length;
}

/** Whether two pieces of which neither is any text stand for some character both. */
export const shareCharacter = (one: Piece, other: Piece): boolean =>
  one === other || one === ONE || other === ONE;

/** Whether some text is taken in by both; opaque parts may be any text. */
export function intersects(a: readonly Piece[], b: readonly Piece[]): boolean {
  // row[j]: whether the pieces of a so far and the first j of b take in some text together
  let row = [true];
  for (let j = 1; j <= b.length; j++) row[j] = row[j - 1] && isAny(b[j - 1]);
  for (const piece of a) {
    const next = [row[0] && isAny(piece)];
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1];
      next[j] =
        (isAny(piece) && (row[j] || (next[j - 1] && mayHold(piece, other)))) ||
        (isAny(other) && (next[j - 1] || (row[j] && mayHold(other, piece)))) ||
        (!isAny(piece) && !isAny(other) && row[j - 1] && shareCharacter(piece, other));
    }
    row = next;
  }
  return row[b.length];
}

/** Whether a pattern of IAM takes in a text, in which `*` and `?` are characters like others. */
export const matchesPattern = (pattern: PolicyText, text: PolicyText): boolean =>
  pattern === '*' || glob(patternPieces(pattern), piecesOf(text));

/** Whether some text is taken in by both patterns; opaque parts may be any text, but are equal to themselves. */
export const patternsIntersect = (a: PolicyText, b: PolicyText): boolean =>
  intersects(patternPieces(a), patternPieces(b));

/** Whether a pattern matches a text of a request. */
export function matches(pattern: PolicyText, text: PolicyText): Tristate {
  if (matchesPattern(pattern, text)) return 'yes';
  return (hasDeployTimeValue(pattern) || hasDeployTimeValue(text)) &&
    intersects(patternPieces(pattern), piecesOf(text))
    ? 'maybe'
    : 'no';
}
