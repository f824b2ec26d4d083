import { allowedValues } from './intrinsics/template-context';
import { own } from './json';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { nameOfOpaque, PolicyText, replaceDeployTimeValues } from '../policy/deploy-time-text';

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
export const namePatterns = (naming: NamingText, stacks: StackSet): readonly string[] =>
  possibleTexts(naming)
    .map((text) => stacks.global(text, naming.stack))
    .map((text) => replaceDeployTimeValues(text, () => '*').toLowerCase());
