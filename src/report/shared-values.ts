import { memoize } from '../input/memoize';

/** Data in which equal values appear once. */
export interface SharedValues {
  /** The values that appear more than once. A value may refer to earlier ones. */
  readonly shared: readonly unknown[];
  readonly value: unknown;
}

/** The minimum length for a reference. */
const SHORTEST = 24;

/** A value that is long enough for a reference. */
interface Node {
  /** The same for equal values. */
  readonly key: string;
  count: number;
  index?: number;
}

/**
 * Shares equal texts, lists, and objects in data. A reference is `{ "$": index }`. Roles in an
 * account often have the same policies.
 */
export function shareValues(data: unknown): SharedValues {
  const contents = new Map<string, Node>();
  /** The node of each text, or its JSON if it is short. */
  const texts = new Map<string, Node | string>();
  const objects = new Map<object, Node>();

  /** Returns a content key, the same for equal values. Counts how often each value occurs. */
  function keyOf(value: unknown): string {
    if (typeof value === 'string') return keyOfText(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
    const known = objects.get(value);
    if (known) return counted(known);
    const content = contentOf(value);
    // A short value is not a node. Its contents are counted each time.
    if (content.length < SHORTEST) return content;
    const node = nodeOf(content);
    objects.set(value, node);
    return counted(node);
  }

  function keyOfText(text: string): string {
    const known = texts.get(text) ?? textNode(text);
    return typeof known === 'string' ? known : counted(known);
  }

  function textNode(text: string): Node | string {
    const content = JSON.stringify(text);
    const node = content.length < SHORTEST ? content : nodeOf(content);
    texts.set(text, node);
    return node;
  }

  function contentOf(value: object): string {
    if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`;
    let members = '';
    for (const [name, one] of entriesOf(value)) {
      const member = `${keyOfName(name)}:${keyOf(one)}`;
      members += members === '' ? member : `,${member}`;
    }
    return `{${members}}`;
  }

  function nodeOf(content: string): Node {
    const known = contents.get(content);
    if (known) return known;
    const node: Node = { key: `#${contents.size}`, count: 0 };
    contents.set(content, node);
    return node;
  }

  const shared: unknown[] = [];

  /** Returns a value with references to the values that occur more than once. */
  function written(value: unknown): unknown {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value;
    const node = typeof value === 'string' ? texts.get(value) : objects.get(value);
    if (typeof node !== 'object' || node.count < 2) return withReferences(value);
    if (node.index === undefined) {
      const content = withReferences(value);
      node.index = shared.length;
      shared.push(content);
    }
    return { $: node.index };
  }

  function withReferences(value: string | object): unknown {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.map(written);
    return Object.fromEntries(entriesOf(value).map(([name, one]) => [name, written(one)]));
  }

  keyOf(data);
  return { value: written(data), shared };
}

/** Returns the key of a node that occurs once more. */
function counted(node: Node): string {
  node.count++;
  return node.key;
}

/** Objects of one kind have the same names. */
const keyOfName = memoize((name: string) => JSON.stringify(name));

const entriesOf = (value: object): [string, unknown][] => {
  const entries = Object.entries(value);
  return entries.some(isAbsent) ? entries.filter((one) => !isAbsent(one)) : entries;
};

const isAbsent = ([, value]: [string, unknown]): boolean => value === undefined;
