import { asList, Statement, unique } from './statement';
import { statementTemplate } from '../catalogue/catalogue';
import { Conditions } from '../catalogue/facts';

/** What the open places of a template are filled with: `{Bucket}` with the ARNs under `Bucket`. */
export type PlaceholderValues = Readonly<Record<string, readonly string[]>>;

/**
 * The statement of the catalogue with its places filled.
 *
 * A place with several values makes several resources. Where instances are named, `perInstance` has
 * the places of each, and the template's form for instances stands instead of its general one.
 */
export function instantiate(
  id: string,
  places: PlaceholderValues,
  perInstance?: readonly PlaceholderValues[],
): Statement {
  const { actions, effect = 'Allow', why, ...template } = statementTemplate(id);
  const views: PlaceholderValues[] = perInstance
    ? perInstance.map((instance) => ({ ...places, ...instance }))
    : [places];
  const resources = (perInstance && template.forInstance?.resources) ?? template.resources;
  const conditions = {
    ...template.conditions,
    ...(perInstance && template.forInstance?.conditions),
  };
  return {
    id,
    effect,
    actions,
    resources: fillPlaceholders(id, resources, views),
    ...(template.allBut && { allBut: template.allBut }),
    ...(Object.keys(conditions).length > 0 && {
      conditions: fillConditions(id, conditions, views),
    }),
    why,
  };
}

/** The texts once for every value of their places. */
export function fillPlaceholders(
  id: string,
  texts: readonly string[],
  views: readonly PlaceholderValues[],
): string[] {
  return unique(views.flatMap((view) => texts.flatMap((text) => fill(id, text, view))));
}

export function fillConditions(
  id: string,
  conditions: Conditions,
  views: readonly PlaceholderValues[],
): Conditions {
  const filled = (value: string | readonly string[]) => {
    const values = unique(views.flatMap((view) => asList(value).flatMap((v) => fill(id, v, view))));
    return values.length === 1 ? values[0] : values;
  };
  return Object.fromEntries(
    Object.entries(conditions).map(([operator, byKey]) => [
      operator,
      Object.fromEntries(Object.entries(byKey).map(([key, value]) => [key, filled(value)])),
    ]),
  );
}

/** The text once for every value of its places. */
function fill(id: string, text: string, places: PlaceholderValues): string[] {
  const place = /\{(\w+)\}/.exec(text);
  if (!place) return [text];
  const values = places[place[1]];
  if (!values) throw new Error(`Nothing fills {${place[1]}} of the statement ${id}`);
  const [before, after] = [text.slice(0, place.index), text.slice(place.index + place[0].length)];
  // The value is not looked into: what stands in an ARN is never a place.
  const rests = fill(id, after, places);
  return values.flatMap((value) => rests.map((rest) => before + value + rest));
}
