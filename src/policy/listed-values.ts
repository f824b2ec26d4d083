import { defaultValues } from './default-values';
import {
  deployTimeNames,
  deployTimeValue,
  PolicyText,
  mapDeployTimeValues,
} from './deploy-time-text';
import { Principal } from './model';

/** The texts of which a template says that deployment chooses one. */
export interface ListedValues {
  readonly texts: readonly [PolicyText, ...PolicyText[]];
  /** The name of the deploy-time value for which it lists them. */
  readonly name: string;
}

/**
 * Returns what a mapping, `Fn::Select` or the `AllowedValues` of a parameter list for a text. Returns
 * undefined where they list nothing, and for a text of several values. A parameter with a default has
 * it as its value.
 */
export function listedValues(
  text: PolicyText,
  values: Principal['values'],
): ListedValues | undefined {
  const [name, ...others] = namesIn(text);
  if (name === undefined || others.length > 0) return undefined;
  if (defaultValues(values).parametersIn(deployTimeValue(name)).length > 0) return undefined;
  const { allowed, listed, rows = [], exported = [] } = values?.get(name) ?? {};
  const ofTemplate = allowed ?? listed ?? rows.flatMap((row) => row.values);
  const [first, ...more] = new Set([...ofTemplate, ...exported]);
  if (first === undefined) return undefined;
  const withValue = (value: PolicyText) =>
    mapDeployTimeValues(text, (one) => (one === name ? value : deployTimeValue(one)));
  return { texts: [withValue(first), ...more.map(withValue)], name };
}

/** Returns the names of the deploy-time values in a text, each once, except pseudo parameters. */
const namesIn = (text: PolicyText): readonly string[] =>
  [...new Set(deployTimeNames(text))].filter((name) => !name.startsWith('AWS::'));
