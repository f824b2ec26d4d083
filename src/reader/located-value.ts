import { ConditionalValue, Resolved } from './intrinsics/conditional-value';
import { Place } from '../policy/model';

/** A value where it stands, and the conditions of the template under which it does. */
export interface LocatedValue {
  readonly value: Resolved;
  readonly place: Place;
  readonly onlyIf: readonly string[];
}

export const inside = (place: Place, ...keys: readonly (string | number)[]): Place => ({
  ...place,
  pointer: [...place.pointer, ...keys],
});

/** The items of a list, or the one value that stands where a list may. Nothing is none. */
export function itemsOf(
  value: Resolved,
  place: Place,
  onlyIf: readonly string[] = [],
): LocatedValue[] {
  if (!Array.isArray(value)) return alternativesAt(value, place, onlyIf, true);
  return value.flatMap((item: Resolved, i) => alternativesAt(item, inside(place, i), onlyIf, true));
}

/** The one value, or what it may be. */
export const valuesOf = (
  value: Resolved,
  place: Place,
  onlyIf: readonly string[] = [],
): LocatedValue[] => alternativesAt(value, place, onlyIf, false);

function alternativesAt(
  value: Resolved,
  place: Place,
  onlyIf: readonly string[],
  listed: boolean,
): LocatedValue[] {
  if (value === undefined || value === null) return [];
  if (!(value instanceof ConditionalValue)) return [{ value, place, onlyIf }];
  return value.branches.flatMap((branch) => {
    const conditions = [...new Set([...onlyIf, ...branch.onlyIf])];
    const at = inside(place, ...branch.at);
    return listed
      ? itemsOf(branch.value, at, conditions)
      : alternativesAt(branch.value, at, conditions, false);
  });
}
