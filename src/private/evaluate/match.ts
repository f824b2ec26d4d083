import { Text } from '../policy/text';

/** Whether something holds; `maybe` where it hangs on what is not known. */
export type Answer = 'yes' | 'no' | 'maybe';

/** A pattern in pieces: a character, an opaque part, `*` or `?`. */
const pieces = (text: Text): string[] => text.match(/\u0001[^\u0002]*\u0002|[^]/gu) ?? [];

/** Whether a pattern of IAM takes in a text, in which `*` and `?` are characters like others. */
export function takesIn(pattern: Text, text: Text): boolean {
  if (pattern === '*' || pattern === text) return true;
  const [p, t] = [pieces(pattern), pieces(text)];
  let [i, j, star, mark] = [0, 0, -1, 0];
  while (j < t.length) {
    if (p[i] === '*') {
      star = i++;
      mark = j;
    } else if (i < p.length && (p[i] === t[j] || (p[i] === '?' && t[j].length === 1))) {
      i++;
      j++;
    } else if (star >= 0) {
      i = star + 1;
      j = ++mark;
    } else {
      return false;
    }
  }
  while (p[i] === '*') i++;
  return i === p.length;
}

/** Whether some text is taken in by both patterns; opaque parts may be any text, but are equal to themselves. */
export function overlap(a: Text, b: Text): boolean {
  const [x, y] = [pieces(a), pieces(b)];
  const isAny = (piece: string) => piece === '*' || piece.length > 1;
  // row[j]: whether the pieces of a so far and the first j of b take in some text together
  let row = [true];
  for (let j = 1; j <= y.length; j++) row[j] = row[j - 1] && isAny(y[j - 1]);
  for (const piece of x) {
    const next = [row[0] && isAny(piece)];
    for (let j = 1; j <= y.length; j++) {
      const other = y[j - 1];
      const any = isAny(piece) || isAny(other);
      next[j] = any
        ? row[j - 1] || (isAny(piece) && next[j - 1]) || (isAny(other) && row[j])
        : row[j - 1] && (piece === other || piece === '?' || other === '?');
      if (isAny(piece)) next[j] ||= row[j];
      if (isAny(other)) next[j] ||= next[j - 1];
    }
    row = next;
  }
  return row[y.length];
}

/** Whether a pattern matches a text of a request. */
export const matches = (pattern: Text, text: Text): Answer => (takesIn(pattern, text) ? 'yes' : overlap(withoutStars(pattern), text) ? 'maybe' : 'no');
const withoutStars = (pattern: Text): Text => pattern;
