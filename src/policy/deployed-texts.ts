import { ValueDefinition } from './deploy-time-definition';
import {
  deployTimeNames,
  hasDeployTimeValue,
  PolicyText,
  mapDeployTimeValues,
  deployTimeValue,
} from './deploy-time-text';
import { Principal } from './model';

/** What a template says about deploy-time values, by their names. */
type Values = NonNullable<Principal['values']>;

/**
 * Returns patterns of what a text may be at deployment. A value that somebody may choose, such as a
 * parameter or an import, may be anything. A reference to a resource is the name of one thing: it
 * stays as it is.
 */
export function deployedTexts(text: PolicyText, values?: Values): readonly PolicyText[] {
  if (!hasDeployTimeValue(text)) return [text];
  const names = [...new Set(deployTimeNames(text))];
  const chosen = new Map(
    names.flatMap((name) => {
      const possible = possibleValues(name, values);
      return possible ? [[name, possible] as const] : [];
    }),
  );
  const count = [...chosen.values()].reduce((product, { length }) => product * length, 1);
  if (count > MOST) return [replaced(text, chosen, () => '*')];
  return [...chosen].reduce<readonly PolicyText[]>(
    (texts, [name, possible]) =>
      texts.flatMap((one) => possible.map((value) => replaced(one, new Set([name]), () => value))),
    [text],
  );
}

/** More possible texts than that are not told apart. */
const MOST = 16;

const replaced = (
  text: PolicyText,
  names: { has(name: string): boolean },
  valueOf: () => string,
): PolicyText =>
  mapDeployTimeValues(text, (name) => (names.has(name) ? valueOf() : deployTimeValue(name)));

const ANYTHING: readonly PolicyText[] = ['*'];

/** Returns patterns of what a deploy-time value may be; undefined for the name of one thing. */
function possibleValues(name: string, values?: Values): readonly PolicyText[] | undefined {
  if (name.startsWith('AWS::')) return undefined;
  if (OF_OTHERS.test(name)) return ANYTHING;
  const definition = values?.get(name);
  return definition && possibleBy(definition, values);
}

/**
 * Matches values from outside of the template: imports, outputs of stacks, dynamic references, and
 * variables of the Serverless Framework. Matches what depends on too many conditions to be read.
 */
const OF_OTHERS = /^(Import |Output |[\w-]+:(?!:)|\w+\()|^[\w:]+ of many alternatives, /;

function possibleBy(
  { kind, type = '', content, allowed, rows = [], listed = [], of = [] }: ValueDefinition,
  values?: Values,
): readonly PolicyText[] | undefined {
  switch (kind) {
    case 'parameter':
      return IS_TEXT.test(type) ? (allowed ?? ANYTHING) : undefined;
    case 'mapping':
      return rows.length > 0
        ? [...new Set([...rows.flatMap((row) => row.values), ...listed])]
        : ANYTHING;
    case 'resource':
      return content === undefined ? undefined : ANYTHING;
    case 'computed':
      return of.some((name) => possibleValues(name, values)) ? ANYTHING : undefined;
    case 'environment':
      return undefined;
  }
}

/** Matches types of parameters that may be any text. The others are names or numbers. */
const IS_TEXT = /^(String|CommaDelimitedList)$|^AWS::SSM::Parameter::Value<(List<)?String>/;
