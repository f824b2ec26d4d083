import { ConditionalValue, Resolved } from './intrinsics/conditional-value';
import { PolicyText } from '../policy/deploy-time-text';
import { Place } from '../policy/model';
import { joinTemplateConditions, TemplateCondition } from '../policy/template-condition';

/** A value with its place, and the template conditions under which it exists. */
export interface LocatedValue {
  readonly value: Resolved;
  readonly place: Place;
  readonly templateConditions: readonly TemplateCondition[];
  /** The end of the ARN of a managed policy, if it has no more of it. Default: it is the whole ARN. */
  readonly path?: PolicyText;
  /** The path in it, if that begins or ends with a deploy-time value. Default: none. */
  readonly openPath?: PolicyText;
}

export const inside = (place: Place, ...keys: readonly (string | number)[]): Place => ({
  ...place,
  pointer: [...place.pointer, ...keys],
});

/**
 * Returns the items of a list, or a single value in place of a list. A missing value has no items.
 */
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

/** Returns the value, or its alternatives. */
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
