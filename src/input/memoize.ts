/** Options of `memoize`. */
export interface MemoizeOptions {
  /** How many results of texts and numbers are kept. Files bring any number of texts. @default 10,000 */
  readonly max?: number;
}

type Key = object | string | number | undefined;

const isObject = (key: Key): key is object => typeof key === 'object';

/**
 * The function, which works out each result once.
 *
 * A result for an object is kept for as long as the object is used. Results for texts and numbers are
 * dropped all together when there are too many of them, so that the memory stays bounded.
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

/** The value, which is worked out when it is first asked for. */
export function lazy<R>(work: () => R): () => R {
  const known = memoize((_: undefined) => work());
  return () => known(undefined);
}
