import { defaultValues } from '../policy/default-values';
import {
  deployTimeNames,
  deployTimeValue,
  PolicyText,
  replaceDeployTimeValues,
} from '../policy/deploy-time-text';
import { EffectiveTrust } from '../policy/effective-trust';
import { Principal } from '../policy/model';

/** A statement of a trust policy with the principals that a template lists for deploy-time values. */
export interface ListedPrincipals {
  readonly statement: EffectiveTrust;
  /** The names of these deploy-time values. */
  readonly names: readonly string[];
}

/**
 * Returns a statement with all principals that a mapping, `Fn::Select` or the `AllowedValues` of a
 * parameter list. Returns undefined where they list none. A parameter with a default has it as its
 * value. A principal of several values, or of one that nothing lists, stays as it is.
 */
export function listedPrincipals(
  statement: EffectiveTrust,
  { values }: Principal,
): ListedPrincipals | undefined {
  const { parametersIn } = defaultValues(values);
  const listOf = (name: string): readonly PolicyText[] => {
    const { allowed, listed, rows = [], exported = [] } = values?.get(name) ?? {};
    const hasDefault = parametersIn(deployTimeValue(name)).length > 0;
    const ofTemplate = allowed ?? listed ?? rows.flatMap((row) => row.values);
    return hasDefault ? [] : [...ofTemplate, ...exported];
  };
  const names = new Set<string>();
  const principals = statement.principals.flatMap((one) => {
    const [name, ...others] = namesIn(one.value);
    const list = name === undefined || others.length > 0 ? [] : listOf(name);
    if (list.length === 0) return [one];
    names.add(name);
    return [...new Set(list)].map((value) => ({
      ...one,
      value: withValue(one.value, name, value),
    }));
  });
  return names.size > 0
    ? { statement: { ...statement, principals }, names: [...names] }
    : undefined;
}

/** Returns the names of the deploy-time values in a text, each once, except pseudo parameters. */
const namesIn = (text: PolicyText): readonly string[] =>
  [...new Set(deployTimeNames(text))].filter((name) => !name.startsWith('AWS::'));

const withValue = (text: PolicyText, wanted: string, value: PolicyText): PolicyText =>
  replaceDeployTimeValues(text, (name) => (name === wanted ? value : deployTimeValue(name)));
