import { Alias, Document, isAlias, isMap, isSeq, Node } from 'yaml';
import { Pointer } from './parsed';
import { keyOf } from './short-forms';
import { keyText } from './yaml-content';

/**
 * Returns the offset of the value at the keys and indices, or of the last existing one on the way.
 */
export function offsetIn(
  document: Document,
  targets: ReadonlyMap<Alias, Node>,
  pointer: Pointer,
): number {
  let node: unknown = document.contents;
  for (const key of pointer) {
    const inside = childOf(isAlias(node) ? targets.get(node) : node, key);
    if (inside === undefined || inside === null) break;
    node = inside;
  }
  return (node as Node | null)?.range?.[0] ?? 0;
}

function childOf(node: unknown, key: string | number): unknown {
  // The long form of a short form would be one level deeper.
  const { tag } = (node ?? {}) as { tag?: string };
  if (tag !== undefined && /^![^!]/.test(tag) && keyOf(tag) === key) return node;
  if (isSeq(node)) return node.items[Number(key)];
  if (!isMap(node)) return undefined;
  return node.items.filter((pair) => keyText(pair.key) === key).pop()?.value;
}
