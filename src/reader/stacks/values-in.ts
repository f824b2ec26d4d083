import { Stack } from './stack';
import { StackSet } from './stack-set';
import { ValueDefinition } from '../../policy/deploy-time-definition';
import { deployTimeNames, PolicyText } from '../../policy/deploy-time-text';

/** Returns what the templates say about the deploy-time values of texts, and those in them. */
export function valuesIn(
  texts: readonly PolicyText[],
  stack: Stack,
  stacks: StackSet,
): ReadonlyMap<string, ValueDefinition> {
  const found = new Map<string, ValueDefinition>();
  const add = (name: string): void => {
    const definition = found.has(name) ? undefined : stacks.valueDefinition(name, stack);
    if (!definition) return;
    found.set(name, definition);
    (definition.of ?? []).forEach(add);
  };
  texts.flatMap(deployTimeNames).forEach(add);
  return found;
}
