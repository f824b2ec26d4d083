import { NestedIn, Stack } from './stack';
import {
  deployTimeValue,
  PolicyText,
  replaceDeployTimeValues,
} from '../../policy/deploy-time-text';
import { list, own } from '../json';

/**
 * Returns what a stack set gives to a parameter of its stacks, as its template writes it: one value, or
 * several where some accounts have another one. Undefined stands for the default.
 */
export function valuesInStackSet(
  { parent, logicalId }: NestedIn,
  name: string,
): readonly unknown[] {
  const properties = own(own(parent.template.Resources, logicalId), 'Properties');
  const [given] = valuesIn(own(properties, 'Parameters'), name);
  const groups = list(own(properties, 'StackInstancesGroup'));
  const others = groups.map((group) => valuesIn(own(group, 'ParameterOverrides'), name));
  if (others.every((values) => values.length === 0)) return [given];
  return others.map((values) => (values.length > 0 ? values[0] : given));
}

const valuesIn = (parameters: unknown, name: string): readonly unknown[] =>
  list(parameters)
    .filter((one) => own(one, 'ParameterKey') === name)
    .map((one) => own(one, 'ParameterValue'));

/**
 * Returns a text that a stack set gives. The account and the Region in it are those of the stack set,
 * and its stacks are in others.
 */
export const asGiven = (text: PolicyText, { key }: Stack): PolicyText =>
  replaceDeployTimeValues(text, (name) =>
    deployTimeValue(/^AWS::(AccountId|Region)$/.test(name) ? `${key}/${name}` : name),
  );
