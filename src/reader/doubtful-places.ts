import { Place, policiesOf, Principal, World } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** A part of a file that AWS may read in another way. */
export interface DoubtfulPlace {
  readonly problem: string;
  readonly place: Place;
}

/** Returns a world in which nothing is certain that depends on doubtful places. */
export function withDoubtfulPlaces(world: World, places: readonly DoubtfulPlace[]): World {
  if (places.length === 0) return world;
  const { principals, stacks, eachStack, choices } = world;
  const copies = [...(stacks ?? [])].flatMap(([file, of]) =>
    places
      .filter(({ place }) => place.file === of.file && file !== of.file)
      .map((one) => ({ ...one, place: { ...one.place, file } })),
  );
  const all = [...places, ...copies];
  const doubtful = (one: World) => withDoubtfulPlaces(one, all);
  return {
    ...world,
    principals: principals.map((principal) => ({
      ...principal,
      unknown: [...principal.unknown, ...partsOf(principal, all)],
    })),
    ...(eachStack && { eachStack: () => doubtful(eachStack()) }),
    ...(choices && {
      choices: () => choices().map((one) => ({ ...one, world: doubtful(one.world) })),
    }),
  };
}

function partsOf(principal: Principal, places: readonly DoubtfulPlace[]): UnknownPart[] {
  const { attached, boundary } = principal;
  const own = [
    principal.place,
    ...policiesOf(principal).map(({ place }) => place),
    ...attached.map(({ place }) => place),
    ...(boundary ? [boundary.place, ...(boundary.policy ? [boundary.policy.place] : [])] : []),
  ];
  return places
    .filter(({ place }) => own.some((one) => isWithin(place, one) || isWithin(one, place)))
    .map(({ problem, place }) => ({
      kind: 'document',
      what: `a part that AWS may read otherwise, because ${problem}`,
      mayAllow: true,
      mayDeny: true,
      mayReplace: true,
      place,
    }));
}

/** Returns whether a place is another, or is in it. */
const isWithin = (inner: Place, outer: Place): boolean =>
  inner.file === outer.file && outer.pointer.every((key, i) => inner.pointer[i] === key);
