/** Data in which equal values appear once. */
export interface SharedValues {
  /** The values that appear more than once. A value may refer to earlier ones. */
  readonly shared: readonly unknown[];
  readonly value: unknown;
}

/** The minimum length for a reference. */
const SHORTEST = 24;

interface Node {
  readonly value: unknown;
  count: number;
  index?: number;
}

/**
 * Shares equal texts, lists, and objects in data. A reference is `{ "$": index }`. Roles in an
 * account often have the same policies.
 */
export function shareValues(data: unknown): SharedValues {
  const nodes = new Map<string, Node>();
  const keys = new Map<unknown, string>();

  /** Returns a content key, the same for equal values. Counts how often each value occurs. */
  function keyOf(value: unknown): string {
    if (typeof value === 'string') return keyOfText(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
    const known = keys.get(value);
    if (known !== undefined) return countedKey(known);
    const content = Array.isArray(value)
      ? `[${value.map(keyOf).join()}]`
      : `{${entriesOf(value)
          .map(([name, one]) => `${JSON.stringify(name)}:${keyOf(one)}`)
          .join()}}`;
    // A short value is not a node. Its contents are counted each time.
    if (content.length < SHORTEST) return content;
    const key = keyOfContent(content, value);
    keys.set(value, key);
    return key;
  }

  function keyOfText(text: string): string {
    const content = JSON.stringify(text);
    return content.length < SHORTEST ? content : keyOfContent(content, text);
  }

  function keyOfContent(content: string, value: unknown): string {
    const key = contents.get(content) ?? `#${contents.size}`;
    contents.set(content, key);
    const node = nodes.get(key);
    if (node) node.count++;
    else nodes.set(key, { value, count: 1 });
    return key;
  }

  function countedKey(key: string): string {
    const node = nodes.get(key);
    if (node) node.count++;
    return key;
  }

  const contents = new Map<string, string>();
  const shared: unknown[] = [];

  /** Returns a value with references to the values that occur more than once. */
  function written(value: unknown): unknown {
    const node = nodeOf(value);
    if (!node || node.count < 2) return withReferences(value);
    if (node.index === undefined) {
      const content = withReferences(value);
      node.index = shared.length;
      shared.push(content);
    }
    return { $: node.index };
  }

  const nodeOf = (value: unknown): Node | undefined =>
    nodes.get(
      (typeof value === 'string' ? contents.get(JSON.stringify(value)) : keys.get(value)) ?? '',
    );

  function withReferences(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(written);
    return Object.fromEntries(entriesOf(value).map(([name, one]) => [name, written(one)]));
  }

  keyOf(data);
  return { value: written(data), shared };
}

const entriesOf = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, one]) => one !== undefined);
