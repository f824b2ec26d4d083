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
  const ofObjects = new WeakMap<object, R>();
  const ofValues = new Map<Key, R>();
  return (key) => {
    const known = isObject(key) ? ofObjects : ofValues;
    const found = known.get(key as never);
    if (found !== undefined || known.has(key as never)) return found as R;
    const result = work(key);
    if (ofValues.size >= max) ofValues.clear();
    known.set(key as never, result);
    return result;
  };
}

/** Returns a function that computes the value on first use. */
export function lazy<R>(work: () => R): () => R {
  const known = memoize((_: undefined) => work());
  return () => known(undefined);
}
