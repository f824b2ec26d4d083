import { listedTexts } from './listed-texts';
import { defaultOf, Texts } from './variable-defaults';

/** A variable of the framework as a parameter of a template. */
export interface VariableParameter {
  readonly Type: 'String' | 'CommaDelimitedList';
  readonly Default?: string;
  readonly AllowedValues?: readonly string[];
}

/**
 * Returns a variable as a parameter: with its default, or else with all the values that the file has
 * for it. The only one of them is its default. Returns undefined where the file has none.
 */
export function parameterOf(variable: string, content: unknown): VariableParameter | undefined {
  const byDefault = defaultOf(variable, content);
  if (byDefault !== undefined) return withDefault(byDefault);
  const listed = listedTexts(variable, content);
  if (listed.length < 2) return listed.length === 1 ? withDefault(listed[0]) : undefined;
  return { Type: 'String', AllowedValues: listed };
}

function withDefault(texts: Texts): VariableParameter | undefined {
  if (typeof texts === 'string') return { Type: 'String', Default: texts };
  return texts.some((one) => one.includes(','))
    ? undefined
    : { Type: 'CommaDelimitedList', Default: texts.join(',') };
}
