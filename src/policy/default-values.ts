import { ValueDefinition } from './deploy-time-definition';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
} from './deploy-time-text';
import { Principal, World } from './model';
import { requestFacts } from '../catalogue/requests';
import { groupBy } from '../input/group-by';
import { lazy, memoize } from '../input/memoize';

/** What deployment uses for the deploy-time values of a template, unless somebody passes others. */
export interface DefaultValues {
  /** Returns the texts that deployment makes of a text: several for a list of values. */
  textsFor(text: PolicyText): readonly PolicyText[];
  /** Returns the parameters in a text that have a default. */
  parametersIn(text: PolicyText): readonly string[];
}

/** Returns the defaults of the parameters of a template, and the values of some pseudo parameters. */
export const defaultValues = (values: Principal['values']): DefaultValues =>
  defaultsOf(values ?? none());

/** Returns what the template of a file says about deploy-time values. A file may have only policies. */
export const valuesOfFiles = memoize(({ principals, definitions = [] }: World) => {
  const all = definitions.flatMap((one) => (one.kind === 'condition' ? [] : [one]));
  const known = new Map<string, Principal['values']>();
  for (const [file, values] of groupBy(all, (one) => one.file)) {
    const named = values.map((one) => [one.name, one] as const);
    known.set(file, new Map(named));
  }
  for (const { place, values } of principals) {
    known.set(place.file, values);
  }
  return (file: string): Principal['values'] => known.get(file);
});

/** Returns the defaults of the parameters of a file. */
export const defaultsOfFiles =
  (world: World) =>
  (file: string): DefaultValues =>
    defaultValues(valuesOfFiles(world)(file));

type Values = NonNullable<Principal['values']>;

const defaultsOf = memoize((values: Values): DefaultValues => {
  const withTexts = (textsIn: (definition: ValueDefinition) => readonly PolicyText[] | undefined) =>
    new Map(
      [...values].flatMap(([name, definition]) => {
        const texts = textsIn(definition) ?? [];
        return texts.length > 0 ? [[name, texts] as const] : [];
      }),
    );
  const parameters = withTexts((one) => (one.kind === 'parameter' ? one.values : undefined));
  const results = withTexts(({ byDefault }) => byDefault);
  const known = new Map([...ofPartition(), ...parameters, ...results]);
  const parametersOf = (name: string): readonly string[] => {
    if (parameters.has(name)) return [name];
    return results.has(name) ? (values.get(name)?.of ?? []).flatMap(parametersOf) : [];
  };
  return {
    textsFor: (text) =>
      hasDeployTimeValue(text)
        ? deployTimeNames(text).reduce(
            (texts, name) => filled(texts, name, known.get(name)),
            [text],
          )
        : [text],
    parametersIn: (text) =>
      hasDeployTimeValue(text) ? deployTimeNames(text).flatMap(parametersOf) : [],
  };
});

const none = lazy((): Values => new Map());

/** The pseudo parameters whose values are the same in most partitions. */
const ofPartition = (): (readonly [string, readonly PolicyText[]])[] =>
  Object.entries(requestFacts().pseudo).map(([name, value]) => [name, [value]]);

/** Returns texts with each of some values for a deploy-time value; unchanged where there are none. */
export const filled = (
  texts: readonly PolicyText[],
  name: string,
  values: readonly PolicyText[] = [],
): PolicyText[] =>
  values.length === 0
    ? [...texts]
    : texts.flatMap((text) => values.map((value) => text.split(deployTimeValue(name)).join(value)));
