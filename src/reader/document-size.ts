import { ConditionalValue, Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { PolicyText, mapDeployTimeValues } from '../policy/deploy-time-text';

/** The maximum lengths of pseudo parameters, and the usual maximum of other references. */
const LONGEST = new Map([
  ['AWS::Partition', 10],
  ['AWS::Region', 16],
  ['AWS::AccountId', 12],
]);
const REFERENCE = 128;

/** Returns the characters that a deploy-time value counts, by its name. */
export const referenceCharacters = (name: string): number => LONGEST.get(name) ?? REFERENCE;

/**
 * Returns the characters of a document as JSON without white space. An upper bound if it has opaque
 * parts. A choice counts as its longest branch.
 */
export function characters(value: Resolved): number {
  if (typeof value === 'string') return ofText(value);
  if (value === undefined) return 0;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (value instanceof ConditionalValue)
    return Math.max(0, ...value.branches.map((branch) => characters(branch.value)));
  if (Array.isArray(value))
    return Math.max(
      2,
      value.reduce((sum: number, item) => sum + characters(item) + 1, 1),
    );
  return Math.max(
    2,
    Object.keys(value).reduce(
      (sum, key) => sum + ofText(key) + 1 + characters((value as ResolvedObject)[key]) + 1,
      1,
    ),
  );
}

/** Opaque parts, and text that JSON writes as more than one character. */
const LONGER = /["\\\u0000-\u001f\ud800-\udfff]/;

function ofText(text: PolicyText): number {
  if (!LONGER.test(text)) return text.length + 2;
  let references = 0;
  const known = mapDeployTimeValues(text, (name) => {
    references += referenceCharacters(name);
    return '';
  });
  return JSON.stringify(known).length + references;
}
