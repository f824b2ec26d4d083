import {
  Alias,
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Node,
  ParsedNode,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { FileError } from './file-error';
import { Oddity } from './parsed';
import { inFull, keyOf } from './short-forms';

/** The maximum number of values with aliases expanded. A template of 1 MB has about 100,000. */
const MOST_VALUES = 1_000_000;

/** A value, and its number of values with aliases expanded. */
interface Sized {
  readonly value: unknown;
  readonly size: number;
}

/**
 * Converts a YAML document to its JSON form: functions in their long forms, and aliases expanded.
 */
export class YamlContent {
  private readonly anchors = new Map<string, { node: Node; sized?: Sized }>();
  private readonly targets = new Map<Alias, Node>();
  private readonly oddities: Oddity[] = [];
  /** Merging copies values, which aliases alone do not. */
  private mergedValues = 0;

  constructor(
    private readonly fail: (offset: number, problem: string, instead?: string) => FileError,
  ) {}

  of(document: Document.Parsed<ParsedNode>): {
    content: unknown;
    oddities: readonly Oddity[];
    targets: ReadonlyMap<Alias, Node>;
  } {
    const { value } = this.read(document.contents, []);
    return { content: value, oddities: this.oddities, targets: this.targets };
  }

  private read(node: unknown, pointer: readonly (string | number)[]): Sized {
    if (isAlias(node)) return this.aliased(node);
    const { anchor } = (node ?? {}) as { anchor?: string };
    const entry: { node: Node; sized?: Sized } = { node: node as Node };
    if (anchor !== undefined) this.anchors.set(anchor, entry);
    const sized = this.plain(node, pointer);
    if (sized.size > MOST_VALUES) throw this.tooMany(node);
    entry.sized = sized;
    return sized;
  }

  private tooMany(node: unknown): FileError {
    return this.fail(
      offsetOf(node),
      `with its aliases written out it has more than ${MOST_VALUES} values`,
      'Write out what is meant',
    );
  }

  private aliased(alias: Alias): Sized {
    const anchor = this.anchors.get(alias.source);
    if (!anchor)
      throw this.fail(
        offsetOf(alias),
        `nothing before has the anchor &${alias.source}`,
        'Text that begins with * is quoted: "*"',
      );
    if (!anchor.sized)
      throw this.fail(offsetOf(alias), `*${alias.source} stands inside of what it stands for`);
    this.targets.set(alias, anchor.node);
    return anchor.sized;
  }

  private plain(node: unknown, pointer: readonly (string | number)[]): Sized {
    const tag = tagOf(node);
    // The keys inside a function are those of its long form.
    const at = tag === undefined ? pointer : [...pointer, tag];
    const { value, size } = this.untagged(node, at);
    return { value: tag === undefined ? value : inFull(tag, value), size };
  }

  private untagged(node: unknown, pointer: readonly (string | number)[]): Sized {
    if (isMap(node)) return this.map(node, pointer);
    return isSeq(node) ? this.list(node, pointer) : { value: scalar(node), size: 1 };
  }

  private list(node: YAMLSeq, pointer: readonly (string | number)[]): Sized {
    const items = node.items.map((item, i) => this.read(item, [...pointer, i]));
    return { value: items.map(({ value }) => value), size: sum(items) };
  }

  private map(node: YAMLMap, pointer: readonly (string | number)[]): Sized {
    const own = new Map<string, Sized>();
    const merged: Sized[] = [];
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      if (!isScalar(pair.key) && pair.key !== null)
        throw this.fail(offsetOf(pair.key), 'a key is text');
      const key = keyText(pair.key);
      if (key === '<<' && !own.has(key)) {
        const from = this.read(pair.value, [...pointer, key]);
        this.mergedValues += from.size;
        if (this.mergedValues > MOST_VALUES) throw this.tooMany(pair.value);
        merged.push(
          ...(Array.isArray(from.value) ? from.value : [from.value]).map((value) => ({
            value,
            size: from.size,
          })),
        );
        continue;
      }
      if (own.has(key))
        this.oddities.push({
          problem: `the key ${JSON.stringify(key)} stands twice; the later one counts`,
          pointer: [...pointer, key],
        });
      own.set(key, this.read(pair.value, [...pointer, key]));
    }
    // Existing keys, and those merged earlier, take precedence over merged keys.
    const entries = new Map<string, unknown>();
    for (const { value } of [...merged].reverse())
      if (typeof value === 'object' && value !== null)
        Object.entries(value).forEach(([k, v]) => entries.set(k, v));
    own.forEach(({ value }, key) => entries.set(key, value));
    return { value: Object.fromEntries(entries), size: sum([...own.values(), ...merged]) };
  }
}

const sum = (parts: readonly Sized[]) => parts.reduce((all, { size }) => all + size, 1);

/** Returns the tag of a CloudFormation function. Values already reflect the tags of YAML itself. */
function tagOf(node: unknown): string | undefined {
  const { tag } = (node ?? {}) as { tag?: string };
  return tag !== undefined && /^![^!]/.test(tag) ? keyOf(tag) : undefined;
}

/**
 * Returns a scalar. Keeps numbers that would lose information as text, including account ids with a
 * leading zero.
 */
function scalar(node: unknown): unknown {
  if (!isScalar(node)) return null;
  const { value, source } = node;
  if (typeof value === 'bigint' || typeof value === 'number')
    return source !== undefined && String(value) !== source ? source : Number(value);
  return value ?? null;
}

export const keyText = (key: unknown): string => String(isScalar(key) ? scalar(key) : '');

const offsetOf = (node: unknown): number =>
  (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
