import { FilledForm, Hole } from './filled-forms';
import { memoize } from '../input/memoize';

/**
 * Data in which equal values appear once, and the names of members do not repeat. A list that is not
 * empty begins with a number. `assets/report/unpack.js` reads it:
 *
 * - `[index]`: a shared value.
 * - `[-1, ...items]`: a list.
 * - `[-2, index]`: a place in a form.
 * - `[-3, form, ...parts]`: a form with its parts.
 * - `[-4 - index, ...members]`: an object whose members have the names with this index.
 */
export interface PackedValues {
  /** The names of the members of each kind of object. */
  readonly names: readonly (readonly string[])[];
  /** The values that appear more than once. A value may refer to earlier ones. */
  readonly shared: readonly unknown[];
  readonly value: unknown;
}

const LIST = -1;
const HOLE = -2;
const FORM = -3;
const FIRST_NAMES = -4;

/** The minimum length for a reference. */
const SHORTEST = 10;

/** A value that is long enough for a reference. */
interface Node {
  /** The same for equal values. */
  readonly key: string;
  count: number;
  index?: number;
}

/** Packs data. Roles in an account often have the same policies, or policies of one form. */
export function packedValues(data: unknown): PackedValues {
  const contents = new Map<string, Node>();
  /** The node of each text, or its JSON if it is short. */
  const texts = new Map<string, Node | string>();
  const objects = new Map<object, Node>();
  const names: string[][] = [];

  /** Returns the index of the names of an object's members. */
  const indexOfNames = memoize((key: string) => names.push(JSON.parse(key)) - 1);

  /** Returns a content key, the same for equal values. */
  function keyOf(value: unknown): string {
    if (typeof value === 'string') return keyOfText(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
    const known = objects.get(value);
    if (known) return known.key;
    const content = contentOf(value);
    // A short value is not a node.
    if (content.length < SHORTEST) return content;
    const node = nodeOf(content);
    objects.set(value, node);
    return node.key;
  }

  function keyOfText(text: string): string {
    const known = texts.get(text) ?? textNode(text);
    return typeof known === 'string' ? known : known.key;
  }

  function textNode(text: string): Node | string {
    const content = JSON.stringify(text);
    const node = content.length < SHORTEST ? content : nodeOf(content);
    texts.set(text, node);
    return node;
  }

  const contentOf = (value: object): string => `[${partsOf(value).map(keyOf).join()}]`;

  function nodeOf(content: string): Node {
    const known = contents.get(content);
    if (known) return known;
    const node: Node = { key: `#${contents.size}`, count: 0 };
    contents.set(content, node);
    return node;
  }

  /** Returns a list, an object, or a form as it is packed, with parts that are not. */
  function partsOf(value: object): readonly unknown[] {
    if (Array.isArray(value)) return value.length > 0 ? [LIST, ...value] : value;
    if (value instanceof Hole) return [HOLE, value.index];
    if (value instanceof FilledForm) return [FORM, value.form, ...value.parts];
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const index = indexOfNames(JSON.stringify(members.map(([name]) => name)));
    return [FIRST_NAMES - index, ...members.map(([, member]) => member)];
  }

  const nodeFor = (value: string | object): Node | undefined => {
    const node = typeof value === 'string' ? texts.get(value) : objects.get(value);
    return typeof node === 'object' ? node : undefined;
  };

  /** Counts how often each value occurs. What is in equal values counts once. */
  function count(value: unknown): void {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return;
    const node = nodeFor(value);
    if (node) node.count++;
    if (typeof value === 'object' && (node?.count ?? 1) === 1) partsOf(value).forEach(count);
  }

  const shared: unknown[] = [];

  /** Returns a value with references to the values that occur more than once. */
  function packed(value: unknown): unknown {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value;
    const node = nodeFor(value);
    if (!node || node.count < 2) return content(value);
    if (node.index === undefined) {
      const one = content(value);
      node.index = shared.length;
      shared.push(one);
    }
    return [node.index];
  }

  const content = (value: string | object): unknown =>
    typeof value === 'string' ? value : partsOf(value).map(packed);

  keyOf(data);
  count(data);
  return { value: packed(data), shared, names };
}
