import { Stack } from './stack';
import { StackSet } from './stack-set';
import { ValueDefinition } from '../../policy/deploy-time-definition';
import { deployTimeNames } from '../../policy/deploy-time-text';

/**
 * Returns what the templates say about deploy-time values, and those in them, by their names in a
 * stack.
 */
export function valuesOf(
  names: readonly string[],
  stack: Stack,
  stacks: StackSet,
): ReadonlyMap<string, ValueDefinition> {
  const found = new Map<string, ValueDefinition>();
  const add = (name: string): void => {
    const definition = found.has(name) ? undefined : stacks.valueDefinition(name, stack);
    if (!definition) return;
    found.set(name, definition);
    (definition.of ?? []).forEach(add);
    (definition.values ?? []).flatMap(deployTimeNames).forEach(add);
  };
  names.forEach(add);
  return found;
}
