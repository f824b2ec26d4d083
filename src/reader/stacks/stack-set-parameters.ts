import { PossibleValue } from './chosen-value';
import { NestedIn, Stack } from './stack';
import { deployTimeValue, PolicyText, mapDeployTimeValues } from '../../policy/deploy-time-text';
import { isCalled, list, own } from '../json';

/** A value that a parameter has in some stacks of a stack set, as a template writes it. */
export interface GivenValue extends Pick<PossibleValue, 'where'> {
  readonly written: unknown;
  /** The stack whose template writes it. */
  readonly from: Stack;
}

/**
 * Returns what a stack set gives to a parameter of its stacks; nothing where all have the default.
 * Whoever adds stacks elsewhere may give another value, so none of these is sure.
 */
export function givenInStackSet(
  { parent, logicalId }: NestedIn,
  stack: Stack,
  name: string,
): readonly GivenValue[] {
  const properties = own(own(parent.template.Resources, logicalId), 'Properties');
  const entry = (written: unknown, what: string): GivenValue[] =>
    written === undefined ? [] : [{ written, where: `${what} is used`, from: parent }];
  const groups = list(own(properties, 'StackInstancesGroup'));
  const ofGroups = groups.flatMap((group, i) =>
    entry(valueIn(own(group, 'ParameterOverrides'), name), `override ${i + 1} of ${name}`),
  );
  const ofSet = entry(
    valueIn(own(properties, 'Parameters'), name),
    `the value of ${name} in ${logicalId}`,
  );
  if (ofSet.length > 0 || ofGroups.length === 0) return [...ofGroups, ...ofSet];
  const fallback = own(own(stack.template.Parameters, name), 'Default');
  const ofTemplate = entry(fallback, `the default of ${name}`);
  return [...ofGroups, ...ofTemplate.map((one) => ({ ...one, from: stack }))];
}

/** Returns the value for a parameter in a list; null where only deployment knows the list. */
function valueIn(parameters: unknown, name: string): unknown {
  const all = list(parameters);
  const given = all.find((one) => own(one, 'ParameterKey') === name);
  if (given !== undefined) return own(given, 'ParameterValue') ?? null;
  return all.some(isCalled) ? null : undefined;
}

/** Returns a text that one stack gives to another. Stacks of a set are in other accounts and Regions. */
export const asGiven = (text: PolicyText, from: Stack, to: Stack): PolicyText =>
  from === to
    ? text
    : mapDeployTimeValues(text, (name) =>
        deployTimeValue(/^AWS::(AccountId|Region)$/.test(name) ? `${from.key}/${name}` : name),
      );
