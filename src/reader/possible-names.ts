import { allowedValues } from './intrinsics/template-context';
import { own } from './json';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import {
  deployTimeNames,
  deployTimeValue,
  lowerCase,
  nameOfOpaque,
  namePattern,
  PolicyText,
  mapDeployTimeValues,
} from '../policy/deploy-time-text';

/** A text that names something, in its stack. */
export interface NamingText {
  readonly text: PolicyText;
  readonly stack: Stack;
}

/** Returns the values that a parameter allows, or the text unchanged. */
export function possibleTexts({ text, stack }: NamingText): readonly PolicyText[] {
  const name = nameOfOpaque(text);
  const values = name === undefined ? [] : allowedValues(own(stack.template.Parameters, name));
  return values.length > 0 ? values : [text];
}

/**
 * Returns patterns for all that a text may name, with wildcards in place of deploy-time values. IAM
 * does not tell names apart by case.
 */
export function namePatterns(naming: NamingText, stacks: StackSet): readonly string[] {
  return possibleTexts(naming).map((text) => namePattern(stacks.global(text, naming.stack)));
}

const STACK_NAME = 'AWS::StackName';

/**
 * Returns a text with the name of its stack replaced by that of the outermost one; undefined for a
 * text without it. The stacks of one outermost stack are in one Region, so their names differ.
 */
export function formOfName({ text, stack }: NamingText, stacks: StackSet): PolicyText | undefined {
  const { outermost } = stack;
  if (!outermost || !deployTimeNames(text).includes(STACK_NAME)) return undefined;
  const form = mapDeployTimeValues(text, (name) =>
    deployTimeValue(name === STACK_NAME ? `${outermost.key}/${name}` : name),
  );
  return lowerCase(stacks.global(form, stack));
}
