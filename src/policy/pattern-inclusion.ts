/**
 * Inclusion of patterns: L(inner) is a subset of L(outer).
 *
 * A `?` of the inner pattern may be any character, including one that does not occur in the outer
 * pattern. Only wildcards of the outer pattern match that character, and they match every other
 * character too. So each `?` of the inner pattern is read as such a character, and each `*` as any
 * number of them. The search tracks the possible positions in the outer pattern. A smaller set of
 * positions is harder to match. So a set of positions that contains another set can be left out.
 */
import { anyCharacter, CharacterClass, isMany, isUnknownValue, Position } from './position';

/** Places in the outer pattern, in order. */
type Places = readonly number[];

/**
 * The maximum number of sets of places, none of which contains another. Beyond it, the pattern
 * counts as not included.
 */
const MOST_SETS = 64;

/**
 * Returns whether the outer pattern includes everything that the inner one matches, for all unknown
 * values.
 */
export function includesPositions(outer: readonly Position[], inner: readonly Position[]): boolean {
  if (takesInGreedily(outer, inner)) return true;
  // The greedy pass misses cases such as `?*` with `*a`, where a character comes later than it is
  // needed.
  if (!inner.some(isMany) || !outer.some(isOneOfMany)) return false;
  let sets: readonly Places[] = [closure(outer, [0])];
  for (const position of inner) {
    sets = smallest(sets.flatMap((places) => after(outer, places, position)));
    if (sets.length > MOST_SETS || sets.some((places) => places.length === 0)) return false;
  }
  return sets.every((places) => places[places.length - 1] === outer.length);
}

/** Matches each position of the inner pattern as a character. Retries only the last star. */
function takesInGreedily(outer: readonly Position[], inner: readonly Position[]): boolean {
  let [i, j, star, mark] = [0, 0, -1, 0];
  while (j < inner.length) {
    const position = outer[i];
    if (position !== undefined && !isMany(position) && takesOne(position, inner[j])) {
      i++;
      j++;
    } else if (isSameValue(position, inner[j])) {
      i++;
      j++;
    } else if (isMany(position) && !isUnknownValue(position)) {
      star = i++;
      mark = j;
    } else if (star >= 0 && isWithin(inner[mark], outer[star] as CharacterClass)) {
      i = star + 1;
      j = ++mark;
    } else {
      return false;
    }
  }
  while (isMany(outer[i]) && !isUnknownValue(outer[i])) i++;
  return i === outer.length;
}

/** Returns whether a position for one character includes another. */
const takesOne = (position: Position, other: Position): boolean =>
  typeof position === 'string' ? position === other : !isMany(other) && isWithin(other, position);

/** Returns whether all characters of a position belong to a class. */
const isWithin = (position: Position, { takes }: CharacterClass): boolean =>
  typeof position === 'string'
    ? takes(position)
    : takes === anyCharacter || takes === position.takes;

const isOneOfMany = (position: Position) => typeof position === 'object' && !position.many;

const isSameValue = (one: Position | undefined, other: Position): boolean =>
  isUnknownValue(one) && isUnknownValue(other) && one.name === other.name;

/** Adds the places that are reachable without a character. */
function closure(outer: readonly Position[], places: Places): Places {
  const all = new Set<number>();
  for (let place of places) {
    all.add(place);
    while (isMany(outer[place]) && !isUnknownValue(outer[place])) all.add(++place);
  }
  return [...all].sort((a, b) => a - b);
}

/** Returns the places after one character, or after one of a class. */
function step(outer: readonly Position[], places: Places, position: Position): Places {
  return closure(
    outer,
    places.flatMap((place) => {
      const at = outer[place];
      if (at === undefined || isUnknownValue(at)) return [];
      if (typeof at === 'string') return at === position ? [place + 1] : [];
      if (!isWithin(position, at)) return [];
      return [at.many ? place : place + 1];
    }),
  );
}

/** Returns the sets of places after a position: one for each length that it may have. */
function after(outer: readonly Position[], places: Places, position: Position): Places[] {
  if (!isMany(position)) return [step(outer, places, position)];
  const beyond = closure(
    outer,
    places.filter((place) => isSameValue(outer[place], position)).map((place) => place + 1),
  );
  const sets: Places[] = [];
  const seen = new Set<string>();
  for (let at = places; !seen.has(at.join()); at = step(outer, at, position)) {
    seen.add(at.join());
    sets.push([...new Set([...at, ...beyond])].sort((a, b) => a - b));
  }
  return sets;
}

/** Returns the sets that contain no other set. */
function smallest(sets: readonly Places[]): Places[] {
  const distinct = [...new Map(sets.map((places) => [places.join(), places])).values()];
  return distinct.filter(
    (places) => !distinct.some((other) => other !== places && isPart(other, places)),
  );
}

const isPart = (places: Places, of: Places): boolean =>
  places.length <= of.length && places.every((place) => of.includes(place));
