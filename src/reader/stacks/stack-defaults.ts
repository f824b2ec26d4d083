import { defaultsOf, limitsOf, LIST } from './parameter-defaults';
import { Stack } from './stack';
import { givenInStackSet } from './stack-set-parameters';
import {
  deployTimeValue,
  nameOfOpaque,
  plain,
  PolicyText,
  mapDeployTimeValues,
} from '../../policy/deploy-time-text';
import { Resolved } from '../intrinsics/conditional-value';
import { isObject, own } from '../json';

/** Returns a text of a stack with the defaults of its parameters. */
export const textByDefault = (stack: Stack, text: PolicyText): PolicyText =>
  mapDeployTimeValues(text, (name) => {
    const value = byDefault(stack, name);
    return typeof value === 'string' ? value : deployTimeValue(name);
  });

/** Returns the texts that the defaults of parameters make of the result of a function. */
export function textsByDefault(stack: Stack, name: string): readonly PolicyText[] {
  const result = resultByDefault(stack, name);
  const texts = Array.isArray(result) ? result : [result];
  const isKnown = texts.every((one) => typeof one === 'string' && nameOfOpaque(one) !== name);
  return isKnown ? texts : [];
}

/**
 * Returns the names of an export by the name of the value that a stack imports: by defaults, and with
 * any values. Returns none for another name.
 */
export const namesOfImport = (stack: Stack, name: string): readonly PolicyText[] =>
  [(one: string) => valueByDefault(stack, one), () => undefined].flatMap(
    (valueOf) => stack.resolver.importWith(name, valueOf) ?? [],
  );

const resultByDefault = (stack: Stack, name: string): Resolved | undefined =>
  stack.resolver.resultWith(name, (one) => valueByDefault(stack, one));

/** Returns the results that a function may have by what a template lists for the values in it. */
export const listedResults = (stack: Stack, name: string): readonly Resolved[] =>
  stack.resolver.listedResults(name, (one) => {
    const value = valueByDefault(stack, one);
    if (value !== undefined) return [value];
    const foreign = stack.linked.foreignListed(one);
    if (foreign.length > 0) return foreign;
    if (stack.nestedIn.length > 0 || stack.inSet) return [];
    return limitsOf(own(stack.template.Parameters, one)).allowed;
  });

/** Returns a deploy-time value of a stack by its defaults: a parameter, or the result of a function. */
export const byDefault = (stack: Stack, name: string): Resolved | undefined =>
  valueByDefault(stack, name) ?? resultByDefault(stack, name);

/** Returns the default of a parameter, or a known value of the environment or another stack. */
function valueByDefault(stack: Stack, name: string): Resolved | undefined {
  const { inSet, nestedIn, template, known } = stack;
  const parameter = own(template.Parameters, name);
  if (!isObject(parameter)) return known[name] ?? stack.linked.foreignByDefault(name);
  // Parents pass the parameters of nested stacks, and a stack set may pass those of its stacks.
  if (nestedIn.length > 0) return undefined;
  if (inSet && givenInStackSet(inSet, stack, name).length > 0) return undefined;
  const type = plain(String(parameter.Type));
  const values = defaultsOf(type, parameter.Default);
  return LIST.test(type) && values.length > 0 ? values : values[0];
}
