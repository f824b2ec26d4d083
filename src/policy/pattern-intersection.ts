/**
 * The patterns that together match the intersection of two patterns. The intersection of `a*` and
 * `*b` is `a*b`. That of `*a*` and `*b*` is `*a*b*` and `*b*a*`: when two stars meet, either may
 * end first.
 */
import { PolicyText } from './deploy-time-text';
import { patternIncludes, overlap, shareCharacter } from './pattern';
import { includesPositions } from './pattern-inclusion';
import {
  ANY_MANY,
  isMany,
  isUnknownValue,
  patternPositions,
  patternText,
  Position,
} from './position';

/**
 * The maximum number of patterns for one pair. Beyond it, the first pattern is the result: it is
 * wider, never narrower.
 */
const MOST_PATTERNS = 16;

const ARN_PARTS = 6;

/** The maximum number of position pairs. Two ARNs of 200 characters have as many. */
const MOST_PAIRS = 40_000;

type Positions = readonly Position[];

/**
 * Returns the patterns that together match the intersection. No pattern includes another. Returns
 * none for an empty intersection.
 */
export function intersection(one: PolicyText, other: PolicyText): readonly PolicyText[] {
  if (patternIncludes(other, one)) return [one];
  if (patternIncludes(one, other)) return [other];
  if (!overlap(one, other)) return [];
  const [a, b] = [patternPositions(one), patternPositions(other)];
  const [arn, otherArn] = [arnParts(a), arnParts(b)];
  const common = arn && otherArn ? commonArns(arn, otherArn) : commonPatterns(a, b);
  return common ? common.map(patternText) : [one];
}

/**
 * Returns the parts of an ARN between its first five colons. A final star represents the missing
 * parts.
 */
function arnParts(positions: Positions): readonly Positions[] | undefined {
  const parts: Position[][] = [[]];
  for (const position of positions) {
    if (position === ':' && parts.length < ARN_PARTS) parts.push([]);
    else parts[parts.length - 1].push(position);
  }
  if (parts[0].join('') !== 'arn') return undefined;
  const [last] = parts.slice(-1);
  const isOpen = last.length === 1 && last[0] === ANY_MANY;
  if (parts.length < ARN_PARTS && !isOpen) return undefined;
  return [...parts, ...Array<Positions>(ARN_PARTS - parts.length).fill([ANY_MANY])];
}

/** Intersects ARNs part by part. The first five parts of an ARN have no colons. */
function commonArns(
  a: readonly Positions[],
  b: readonly Positions[],
): readonly Positions[] | undefined {
  let arns: readonly Positions[] = [[]];
  for (const [i, part] of a.entries()) {
    const common = commonPatterns(part, b[i]);
    if (!common || arns.length * common.length > MOST_PATTERNS) return undefined;
    const colon = i === 0 ? [] : [':'];
    arns = arns.flatMap((arn) => common.map((one) => [...arn, ...colon, ...one]));
  }
  return arns;
}

/** Returns whether one of some patterns includes the whole intersection of two patterns. */
export function intersectsWithin(
  a: Positions,
  b: Positions,
  within: readonly Positions[],
): boolean {
  const common = commonPatterns(a, b);
  return (
    common !== undefined &&
    common.every((positions) => within.some((one) => includesPositions(one, positions)))
  );
}

/** Returns the common patterns; undefined when there are too many. */
function commonPatterns(a: Positions, b: Positions): readonly Positions[] | undefined {
  const known = new Map<number, readonly Positions[]>();
  let isTooMany = a.length * b.length > MOST_PAIRS;

  /** Returns the rest of both patterns from a position in each. */
  function from(i: number, j: number): readonly Positions[] {
    const key = i * (b.length + 1) + j;
    const found = isTooMany ? NONE : known.get(key);
    if (found) return found;
    const widest = withoutNarrower(waysFrom(i, j));
    isTooMany ||= widest.length > MOST_PATTERNS;
    const result = widest.slice(0, MOST_PATTERNS);
    known.set(key, result);
    return result;
  }

  /** Matches two repetitions together until the one of `a`, or the one of `b`, ends. */
  function untilEnd(of: 'a' | 'b', i: number, j: number): readonly Positions[] {
    const [ending, other, next] = of === 'a' ? [a[i], b[j], a[i + 1]] : [b[j], a[i], b[j + 1]];
    const rest = (n: number) => (of === 'a' ? from(i + n, j) : from(i, j + n));
    if (isUnknownValue(ending) || !isUnknownValue(other) || isMany(next))
      return behind(ending, rest(1));
    // A star ends within an unknown value. If the star covers the whole value, the value ends
    // first.
    if (next === undefined || !shareCharacter(next, other)) return [];
    return behind(ending, behind(next, rest(2)));
  }

  function waysFrom(i: number, j: number): Positions[] {
    const [x, y] = [a[i], b[j]];
    if (x === undefined && y === undefined) return [[]];
    if (isMany(x) && isMany(y)) return [...untilEnd('a', i, j), ...untilEnd('b', i, j)];
    const endedA = isMany(x) ? from(i + 1, j) : [];
    const endedB = isMany(y) ? from(i, j + 1) : [];
    const ended = [...endedA, ...endedB];
    if (x === undefined || y === undefined || !shareCharacter(x, y)) return ended;
    if (isMany(x)) return [...ended, ...behind(y, from(i, j + 1))];
    if (isMany(y)) return [...ended, ...behind(x, from(i + 1, j))];
    return behind(typeof x === 'string' ? x : y, from(i + 1, j + 1));
  }

  const all = from(0, 0);
  return isTooMany ? undefined : all;
}

const NONE: readonly Positions[] = Object.freeze([]);

/** Adds a position before the rest. A star after another star has no effect. */
const behind = (first: Position, rest: readonly Positions[]): Positions[] =>
  rest.map((positions) =>
    first === ANY_MANY && positions[0] === ANY_MANY ? positions : [first, ...positions],
  );

/** Removes the patterns that another one includes. Keeps the first of equal patterns. */
function withoutNarrower(patterns: readonly Positions[]): readonly Positions[] {
  if (patterns.length < 2) return patterns;
  return patterns.filter(
    (pattern, i) =>
      !patterns.some(
        (other, j) =>
          i !== j &&
          includesPositions(other, pattern) &&
          (j < i || !includesPositions(pattern, other)),
      ),
  );
}
