/*
 * The text itself where match.ts `overlap` says only that there is one: that keeps a row of what can meet, this a table to go back through.
 */
import { PolicyText } from './deploy-time-text';
import { isAny, mayHold, ONE, patternPieces, Piece, shareCharacter, STAR } from './wildcard';

/** A text that two patterns take in, with their stars where both have one; undefined where there is none. */
export function intersection(one: PolicyText, other: PolicyText): PolicyText | undefined {
  const [a, b] = [patternPieces(one), patternPieces(other)];
  const holds = (piece: Piece, held: Piece | undefined) =>
    held !== undefined && isAny(piece) && mayHold(piece, held);
  // ends[i][j]: whether what is left of both from there on takes in some text together
  const ends = Array.from({ length: a.length + 1 }, () => Array<boolean>(b.length + 1).fill(false));
  ends[a.length][b.length] = true;
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      const [p, q] = [a[i], b[j]];
      ends[i][j] ||=
        (p !== undefined && isAny(p) && (ends[i + 1][j] || (holds(p, q) && ends[i][j + 1]))) ||
        (q !== undefined && isAny(q) && (ends[i][j + 1] || (holds(q, p) && ends[i + 1][j]))) ||
        (p !== undefined &&
          q !== undefined &&
          !isAny(p) &&
          !isAny(q) &&
          shareCharacter(p, q) &&
          ends[i + 1][j + 1]);
    }
  }
  if (!ends[0][0]) return undefined;
  let [i, j, text] = [0, 0, ''];
  while (i < a.length || j < b.length) {
    const [p, q] = [a[i], b[j]];
    const [ofP, ofQ] = [p !== undefined && isAny(p), q !== undefined && isAny(q)];
    if (ofP && ofQ) {
      text += written(p === STAR ? q : p);
      const [nextI, nextJ] = ends[i + 1][j + 1]
        ? [i + 1, j + 1]
        : ends[i + 1][j]
          ? [i + 1, j]
          : [i, j + 1];
      [i, j] = [nextI, nextJ];
    } else if (ofP && ends[i + 1][j]) {
      // A star ends as soon as it can: parts of ARNs stay parts.
      i++;
    } else if (ofQ && ends[i][j + 1]) {
      j++;
    } else {
      text += written(ofP || p === ONE ? q : p);
      [i, j] = [ofP ? i : i + 1, ofQ ? j : j + 1];
    }
  }
  return text;
}

/** As it stands in a pattern. */
const written = (piece: Piece): PolicyText => (piece.startsWith('\u0003') ? piece.slice(1) : piece);
