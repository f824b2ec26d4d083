import { AccessPlace, Where } from './model';
import { requirementTexts } from '../../text/condition-text';

/** A part of a line: words, or names and ARNs that must not be read as markup. */
export interface Part {
  readonly text: string;
  readonly code?: boolean;
}

export const words = (text: string): Part => ({ text });
export const code = (text: string): Part => ({ text, code: true });

/** The maximum number of actions, of places, and of the resources of a place, to name. */
const NAMED = 12;
const PLACES = 4;
const RESOURCES = 8;

/** Returns actions, the first ones by name. */
export function actionParts(actions: readonly string[], notAction: boolean): readonly Part[] {
  const rest = actions.length - NAMED;
  return [
    ...(notAction ? [words('everything but ')] : []),
    ...codeParts(actions.slice(0, NAMED)),
    ...(rest > 0 ? [words(` and ${rest} more`)] : []),
  ];
}

/** Returns names with commas between them. */
export const codeParts = (texts: readonly string[]): readonly Part[] =>
  texts.flatMap((text, i) => (i === 0 ? [code(text)] : [words(', '), code(text)]));

/** Returns places with their conditions, the first ones in full. */
export function placeParts(places: readonly AccessPlace[]): readonly Part[] {
  const rest = places.length - PLACES;
  return [
    ...places
      .slice(0, PLACES)
      .flatMap((place, i) => [
        ...(i > 0 ? [words(' and ')] : []),
        ...(place.notResource ? [words('everything but ')] : []),
        ...resourceParts(place.resources),
        ...conditionParts(place),
      ]),
    ...(rest > 0 ? [words(` and ${rest} more`)] : []),
  ];
}

function resourceParts(resources: readonly string[]): readonly Part[] {
  const rest = resources.length - RESOURCES;
  const shown = codeParts(resources.slice(0, RESOURCES));
  return rest > 0 ? [...shown, words(` and ${rest} more`)] : shown;
}

function conditionParts({ requirements }: AccessPlace): readonly Part[] {
  if (requirements.length === 0) return [];
  const texts = requirementTexts(requirements);
  return [
    words(' if '),
    ...texts.flatMap((text, i) => [...(i > 0 ? [words(' and ')] : []), code(text)]),
  ];
}

/** Returns the values of deploy-time values for which a change holds. */
export const whereParts = (where: Where): readonly Part[] =>
  Object.entries(where).flatMap(([name, values], i) => [
    words(i === 0 ? ', where ' : ' and '),
    code(name),
    words(' is '),
    ...values.flatMap((value, j) => [...(j > 0 ? [words(' or ')] : []), code(value)]),
  ]);
