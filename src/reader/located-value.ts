import { ConditionalValue, Resolved } from './intrinsics/conditional-value';
import { Place } from '../policy/model';
import { joinTemplateConditions, TemplateCondition } from '../policy/template-condition';

/** A value where it stands, and the conditions of the template under which it does. */
export interface LocatedValue {
  readonly value: Resolved;
  readonly place: Place;
  readonly templateConditions: readonly TemplateCondition[];
}

export const inside = (place: Place, ...keys: readonly (string | number)[]): Place => ({
  ...place,
  pointer: [...place.pointer, ...keys],
});

/** The items of a list, or the one value that stands where a list may. Nothing is none. */
export function itemsOf(
  value: Resolved,
  place: Place,
  templateConditions: readonly TemplateCondition[] = [],
): LocatedValue[] {
  if (!Array.isArray(value)) return alternativesAt(value, place, templateConditions, true);
  return value.flatMap((item: Resolved, i) =>
    alternativesAt(item, inside(place, i), templateConditions, true),
  );
}

/** The one value, or what it may be. */
export const valuesOf = (
  value: Resolved,
  place: Place,
  templateConditions: readonly TemplateCondition[] = [],
): LocatedValue[] => alternativesAt(value, place, templateConditions, false);

function alternativesAt(
  value: Resolved,
  place: Place,
  templateConditions: readonly TemplateCondition[],
  listed: boolean,
): LocatedValue[] {
  if (value === undefined || value === null) return [];
  if (!(value instanceof ConditionalValue)) return [{ value, place, templateConditions }];
  return value.branches.flatMap((branch) => {
    const conditions = joinTemplateConditions(templateConditions, branch.templateConditions);
    const at = inside(place, ...branch.at);
    return listed
      ? itemsOf(branch.value, at, conditions)
      : alternativesAt(branch.value, at, conditions, false);
  });
}
