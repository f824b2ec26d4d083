import { ConditionExpression } from './condition-expression';
import { PolicyText } from './deploy-time-text';

/** What a template says about a template condition or a deploy-time value. */
export type Definition = ConditionDefinition | ValueDefinition;

/** An entry of `Conditions`. */
export interface ConditionDefinition {
  readonly kind: 'condition';
  readonly file: string;
  /** The name in statements. It has the name of the stack if another stack defines it. */
  readonly name: string;
  readonly expression: ConditionExpression;
}

/**
 * - `parameter`: an entry of `Parameters`.
 * - `mapping`: a value of `Mappings`, under a key that only deployment knows.
 * - `resource`: a reference to a resource, or to an attribute of it.
 * - `environment`: a pseudo parameter.
 * - `computed`: the result of a function on other deploy-time values.
 */
export type ValueKind = 'parameter' | 'mapping' | 'resource' | 'environment' | 'computed';

/** What a template says about a deploy-time value. */
export interface ValueDefinition {
  readonly kind: ValueKind;
  readonly file: string;
  /** The name in texts. It has the name of the stack if another stack defines it. */
  readonly name: string;
  /** The type of the parameter or the resource. */
  readonly type?: string;
  /** The values that deployment uses unless the caller passes others. Default: not known. */
  readonly values?: readonly PolicyText[];
  /** The only values that the caller may pass. Default: any. */
  readonly allowed?: readonly string[];
  /** The pattern for values that the caller may pass. Default: any. */
  readonly pattern?: string;
  /** The values of a mapping. */
  readonly rows?: readonly MappingRow[];
  /** The name of the deploy-time value that chooses a row. */
  readonly rowKey?: string;
  /** A digest of what determines the value. */
  readonly content?: string;
  /** What the defaults of parameters make of the result of a function. Default: not known. */
  readonly byDefault?: readonly PolicyText[];
  /** What the files export by a name that an import may have. Default: nothing. */
  readonly exported?: readonly PolicyText[];
  /** What the template lists for the result of a function without a default. Default: nothing. */
  readonly listed?: readonly PolicyText[];
  /** The names of the deploy-time values in it. */
  readonly of?: readonly string[];
}

/** Returns whether a value is the name of one resource, and no text that a resource holds. */
export const isNameOfResource = (definition: ValueDefinition | undefined): boolean =>
  definition?.kind === 'resource' &&
  definition.content === undefined &&
  definition.values === undefined;

export interface MappingRow {
  readonly key: string;
  readonly values: readonly PolicyText[];
}

/**
 * Returns the names in the display form of a text: `A` and `B ${C}` for `${A}/${B ${C}}`. Braces in
 * names are balanced.
 */
export const displayNames = (text: string): readonly string[] =>
  displayParts(text).flatMap(({ name }) => name ?? []);

/** A part of a text in display form. */
export interface DisplayPart {
  readonly text: string;
  /** The name in `${...}`; absent for text between names. */
  readonly name?: string;
}

/** Splits the display form of a text into names and the text between them. */
export function displayParts(text: string): readonly DisplayPart[] {
  const parts: DisplayPart[] = [];
  let done = 0;
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', done)) {
    const end = closingBrace(text, start + 2);
    if (end < 0) break;
    if (start > done) parts.push({ text: text.slice(done, start) });
    parts.push({ text: text.slice(start, end + 1), name: text.slice(start + 2, end) });
    done = end + 1;
  }
  return done < text.length ? [...parts, { text: text.slice(done) }] : parts;
}

/** Returns the index of the brace that closes an open one; -1 when none does. */
export function closingBrace(text: string, from: number): number {
  let open = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') open++;
    if (text[i] === '}' && --open === 0) return i;
  }
  return -1;
}
