/** Options of `memoize`. */
export interface MemoizeOptions {
  /**
   * The maximum number of results of texts and numbers to keep, because files can bring any number
   * of texts. @default 10,000
   */
  readonly max?: number;
}

type Key = object | string | number | undefined;

const isObject = (key: Key): key is object => typeof key === 'object';

/**
 * Returns a function that computes each result once.
 *
 * A result for an object is kept for as long as the object is used. Results for texts and numbers
 * are dropped together when there are too many of them, which bounds the memory.
 */
export function memoize<K extends Key, R>(
  work: (key: K) => R,
  { max = 10_000 }: MemoizeOptions = {},
): (key: K) => R {
  // Made on first use: many functions are made for one principal, and never see one kind of key.
  let ofObjects: WeakMap<object, R> | undefined;
  let ofValues: Map<Key, R> | undefined;
  return (key) => {
    if (isObject(key)) {
      ofObjects ??= new WeakMap<object, R>();
      const found = ofObjects.get(key);
      if (found !== undefined || ofObjects.has(key)) return found as R;
      const result = work(key);
      ofObjects.set(key, result);
      return result;
    }
    ofValues ??= new Map<Key, R>();
    const found = ofValues.get(key);
    if (found !== undefined || ofValues.has(key)) return found as R;
    const result = work(key);
    if (ofValues.size >= max) ofValues.clear();
    ofValues.set(key, result);
    return result;
  };
}

/** Returns a function that computes the value on first use. */
export function lazy<R>(work: () => R): () => R {
  let known: { readonly value: R } | undefined;
  return () => (known ??= { value: work() }).value;
}
