import { ReportedReach } from './model';
import { patternIncludes } from '../policy/pattern';

/** A pattern of resources, and what must hold there. */
export interface Place {
  readonly resource: string;
  readonly conditions: readonly string[];
}

export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where something may be done, without what another place has already: the same however statements are cut. */
export function placesOf(reaches: readonly ReportedReach[]): readonly Place[] {
  const all = new Map(
    reaches.flatMap(({ resources, conditions }) =>
      resources.map((resource): [string, Place] => {
        const place = { resource, conditions: [...new Set(conditions)].sort(byCode) };
        return [JSON.stringify(place), place];
      }),
    ),
  );
  const places = [...all.keys()].sort(byCode).map((key) => all.get(key)!);
  return places.filter(
    (place, i) =>
      !places.some((other, j) => isWithin(place, other) && (j < i || !isWithin(other, place))),
  );
}

/** The places that no other list has. */
export const subtracted = (places: readonly Place[], from: readonly Place[]): readonly Place[] =>
  places.filter((place) => !from.some((other) => isSame(place, other) || isWithin(place, other)));

const isSame = (a: Place, b: Place): boolean =>
  a.resource === b.resource && a.conditions.join('\n') === b.conditions.join('\n');

/** Whether a place is part of another and not the other way round. */
const isWithin = (place: Place, other: Place): boolean =>
  !isSame(place, other) &&
  patternIncludes(other.resource, place.resource) &&
  other.conditions.every((condition) => place.conditions.includes(condition));
