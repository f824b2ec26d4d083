import { contradictedDefaults } from '../policy/contradicted-defaults';
import { Definition, ValueDefinition } from '../policy/deploy-time-definition';
import {
  deployTimeNames,
  deployTimeValue,
  nameOfOpaque,
  PolicyText,
  mapDeployTimeValues,
} from '../policy/deploy-time-text';
import { TemplateCondition } from '../policy/template-condition';

/** What a template says about deploy-time values, by name. */
export type KnownValues = ReadonlyMap<string, ValueDefinition>;

/**
 * Returns known values without the defaults that contradict a template condition. With such a default,
 * what is under the condition is not there.
 */
export function usableDefaults(
  known: KnownValues,
  templateConditions: readonly TemplateCondition[],
  definitions: readonly Definition[],
): KnownValues {
  const unusable = new Set(
    templateConditions.flatMap((one) => contradictedIn(one, known, definitions)),
  );
  return unusable.size === 0
    ? known
    : valuesWhere(known, (parameters) => !parameters.some((one) => unusable.has(one)));
}

/** Returns the parameters of which the default alone contradicts a template condition. */
function contradictedIn(
  { name, holds }: TemplateCondition,
  known: KnownValues,
  definitions: readonly Definition[],
): readonly string[] {
  const definition = definitions.find((one) => one.kind === 'condition' && one.name === name);
  if (definition?.kind !== 'condition') return [];
  return contradictedDefaults(definition.expression, holds, {
    parametersIn: (text) =>
      deployTimeNames(text).flatMap((one) => {
        const value = known.get(one);
        return value ? parametersOf(value, known) : [];
      }),
    textsWith: (parameter, text) =>
      defaultsOf(
        text,
        valuesWhere(known, (all) => all.every((one) => one === parameter)),
      ),
  });
}

function valuesWhere(
  known: KnownValues,
  isKept: (parameters: readonly string[]) => boolean,
): KnownValues {
  return new Map([...known].filter(([, definition]) => isKept(parametersOf(definition, known))));
}

/** Returns the names of the parameters whose defaults make a value. */
export const parametersOf = (
  { kind, name, of = [] }: ValueDefinition,
  known: KnownValues,
): readonly string[] =>
  kind === 'parameter'
    ? [name]
    : of.flatMap((one) => {
        const definition = known.get(one);
        return definition ? parametersOf(definition, known) : [];
      });

/** Returns a text with the defaults in it. A list replaces only a whole text. */
export function defaultsOf(text: PolicyText, known: KnownValues): readonly PolicyText[] {
  const textsOf = (name: string) => {
    const definition = known.get(name);
    return definition && defaultTexts(definition);
  };
  const whole = textsOf(nameOfOpaque(text) ?? '');
  if (whole) return whole;
  const written = (name: string) => {
    const [value, ...more] = textsOf(name) ?? [];
    return value !== undefined && more.length === 0 ? value : deployTimeValue(name);
  };
  return [mapDeployTimeValues(text, written)];
}

/** Returns the texts that deployment makes of a value, unless the caller passes others. */
export const defaultTexts = ({ kind, values, byDefault }: ValueDefinition) =>
  kind === 'parameter' || kind === 'resource' ? values : byDefault;
