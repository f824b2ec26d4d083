import { endOfString, keyAt } from './json-scan';
import { Pointer } from './parsed';

/**
 * The places of the values in a JSON text. Reads an object or list once, on the first request for
 * something in it.
 */
export class JsonPlaces {
  private readonly known = new Map<number, ReadonlyMap<string | number, number>>();

  constructor(private readonly text: string) {}

  /**
   * Returns the offset of the value at the keys and indices, or of the last existing one on the
   * way.
   */
  offsetOf(pointer: Pointer): number {
    let offset = this.skipSpace(0);
    for (const key of pointer) {
      const child = this.childrenOf(offset).get(key);
      if (child === undefined) break;
      offset = child;
    }
    return offset;
  }

  private childrenOf(start: number): ReadonlyMap<string | number, number> {
    const known = this.known.get(start);
    if (known) return known;
    const children = new Map<string | number, number>();
    const isObject = this.text[start] === '{';
    if (isObject || this.text[start] === '[') {
      let i = this.skipSpace(start + 1);
      for (
        let index = 0;
        i < this.text.length && this.text[i] !== '}' && this.text[i] !== ']';
        index++
      ) {
        let key: string | number = index;
        if (isObject) {
          const end = endOfString(this.text, i);
          key = keyAt(this.text, i, end);
          i = this.skipSpace(this.skipSpace(end) + 1);
        }
        children.set(key, i);
        i = this.skipSpace(this.endOfValue(i));
        if (this.text[i] === ',') i = this.skipSpace(i + 1);
      }
    }
    this.known.set(start, children);
    return children;
  }

  private skipSpace(start: number): number {
    let i = start;
    while (i < this.text.length && this.text.charCodeAt(i) <= 0x20) i++;
    return i;
  }

  private endOfValue(start: number): number {
    let depth = 0;
    for (let i = start; i < this.text.length; i++) {
      const c = this.text[i];
      if (c === '"') {
        i = endOfString(this.text, i) - 1;
      } else if (c === '{' || c === '[') {
        depth++;
      } else if (c === '}' || c === ']') {
        if (depth === 0) return i;
        depth--;
      } else if (c === ',' && depth === 0) {
        return i;
      } else {
        continue;
      }
      if (depth === 0) return i + 1;
    }
    return this.text.length;
  }
}
