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

/** Returns the texts of a value and the logical ids that it refers to, without attributes. */
export function handedNames(value: unknown, depth = 0, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > DEEPEST || seen.has(value)) return [];
  seen.add(value);
  const parts = Object.entries(value).filter(([key]) => key !== 'Fn::GetAtt');
  return parts.flatMap(([key, part]) => {
    const names = handedNames(part, depth + 1, seen);
    return key === 'Fn::Sub' ? [...names, ...names.flatMap(idsIn)] : names;
  });
}

/** Returns the logical ids that a text of `Fn::Sub` refers to. */
const idsIn = (text: string): string[] =>
  [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
