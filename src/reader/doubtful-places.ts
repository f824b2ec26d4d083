import { Place, policiesOf, Principal, World } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** A part of a file that AWS may read in another way. */
export interface DoubtfulPlace {
  readonly problem: string;
  readonly place: Place;
}

/** Returns a world in which nothing is certain that depends on doubtful places. */
export const withDoubtfulPlaces = (world: World, places: readonly DoubtfulPlace[]): World =>
  places.length === 0
    ? world
    : {
        ...world,
        principals: world.principals.map((principal) => ({
          ...principal,
          unknown: [...principal.unknown, ...partsOf(principal, places)],
        })),
      };

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
