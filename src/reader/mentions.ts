import { DEEPEST, isObject } from './json';

/**
 * Every text that a value has in it, keys among them. Parts of YAML may stand in several places;
 * each is looked at once.
 */
export function textsIn(value: unknown, depth = 0, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > DEEPEST || seen.has(value)) return [];
  seen.add(value);
  const keys = isObject(value) ? Object.keys(value) : [];
  return [...keys, ...Object.values(value).flatMap((part) => textsIn(part, depth + 1, seen))];
}

/** Whether texts of a template mention a resource: `Ref`, `Fn::GetAtt` in both forms, `Fn::Sub`. */
export const mentions = (texts: readonly string[], id: string): boolean =>
  id !== '' &&
  texts.some(
    (text) =>
      text === id ||
      text.startsWith(`${id}.`) ||
      text.includes(`\${${id}}`) ||
      text.includes(`\${${id}.`),
  );
