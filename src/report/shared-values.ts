/** Data in which equal values stand once. */
export interface SharedValues {
  /** What stands more than once; values in it refer to those before them. */
  readonly shared: readonly unknown[];
  readonly value: unknown;
}

/** What is shorter than this is not worth a reference. */
const SHORTEST = 24;

interface Node {
  readonly value: unknown;
  count: number;
  index?: number;
}

/**
 * Data in which texts, lists and objects that are equal stand once: a reference is `{ "$":
 * index }`. Roles of an account have the same policies again and again.
 */
export function shareValues(data: unknown): SharedValues {
  const nodes = new Map<string, Node>();
  const keys = new Map<unknown, string>();

  /** The content of a value, the same for equal ones; it counts how often each stands somewhere. */
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
    // What is short is no node: what is in it is counted each time.
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

  /** A value with references to what stands more than once. */
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
