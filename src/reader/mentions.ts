import { DEEPEST, isObject } from './json';

/**
 * Returns every text in a value, including keys. YAML parts may appear in several places, and are
 * visited once.
 */
export function textsIn(value: unknown, depth = 0, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > DEEPEST || seen.has(value)) return [];
  seen.add(value);
  const keys = isObject(value) ? Object.keys(value) : [];
  return [...keys, ...Object.values(value).flatMap((part) => textsIn(part, depth + 1, seen))];
}

/**
 * Returns whether template texts mention a resource: `Ref`, `Fn::GetAtt` in both forms, `Fn::Sub`.
 */
export const mentions = (texts: readonly string[], id: string): boolean =>
  id !== '' &&
  texts.some(
    (text) =>
      text === id ||
      text.startsWith(`${id}.`) ||
      text.includes(`\${${id}}`) ||
      text.includes(`\${${id}.`),
  );
