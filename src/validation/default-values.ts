import { requestFacts } from '../catalogue/requests';
import { lazy, memoize } from '../input/memoize';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
} from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

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

type Values = NonNullable<Principal['values']>;

const defaultsOf = memoize((values: Values): DefaultValues => {
  const parameters = new Map(
    [...values].flatMap(([name, { kind, values: texts = [] }]) =>
      kind === 'parameter' && texts.length > 0 ? [[name, texts] as const] : [],
    ),
  );
  const known = new Map([...ofPartition(), ...parameters]);
  return {
    textsFor: (text) =>
      hasDeployTimeValue(text)
        ? deployTimeNames(text).reduce(
            (texts, name) => filled(texts, name, known.get(name)),
            [text],
          )
        : [text],
    parametersIn: (text) =>
      hasDeployTimeValue(text) ? deployTimeNames(text).filter((name) => parameters.has(name)) : [],
  };
});

const none = lazy((): Values => new Map());

/** The pseudo parameters whose values are the same in most partitions. */
const ofPartition = (): (readonly [string, readonly PolicyText[]])[] =>
  Object.entries(requestFacts().pseudo).map(([name, value]) => [name, [value]]);

const filled = (
  texts: readonly PolicyText[],
  name: string,
  values: readonly PolicyText[] = [],
): PolicyText[] =>
  values.length === 0
    ? [...texts]
    : texts.flatMap((text) => values.map((value) => text.split(deployTimeValue(name)).join(value)));
