import { lazy, memoize } from '../../src/input/memoize';

/** A function that is memoized, and what it was called with. */
function counted<K extends string | object, R>(work: (key: K) => R, max?: number) {
  const calls: K[] = [];
  const known = memoize(
    (key: K) => {
      calls.push(key);
      return work(key);
    },
    max === undefined ? {} : { max },
  );
  return { known, calls };
}

describe('memoize', () => {
  test('works out each result once', () => {
    const { known, calls } = counted((text: string) => text.toUpperCase());
    expect([known('a'), known('b'), known('a')]).toEqual(['A', 'B', 'A']);
    expect(calls).toEqual(['a', 'b']);
  });

  test('keeps the result undefined too', () => {
    const { known, calls } = counted((_: string) => undefined);
    expect([known('a'), known('a')]).toEqual([undefined, undefined]);
    expect(calls).toEqual(['a']);
  });

  test('takes objects for themselves, not for what is in them', () => {
    const { known, calls } = counted((object: { readonly n: number }) => object.n);
    const [one, other] = [{ n: 1 }, { n: 1 }];
    expect([known(one), known(other), known(one)]).toEqual([1, 1, 1]);
    expect(calls).toEqual([one, other]);
  });

  test('keeps no more results than the most', () => {
    const { known, calls } = counted((text: string) => text, 2);
    ['a', 'b', 'c', 'a', 'c'].forEach(known);
    expect(calls).toEqual(['a', 'b', 'c', 'a']);
  });

  test('keeps nothing of a call that throws', () => {
    const { known, calls } = counted((text: string): string => {
      throw new Error(text);
    });
    expect(() => known('a')).toThrow('a');
    expect(() => known('a')).toThrow('a');
    expect(calls).toEqual(['a', 'a']);
  });

  test('gives functions of two arguments, one in the other', () => {
    const sums = memoize((a: number) => memoize((b: number) => [a, b]));
    expect(sums(1)(2)).toBe(sums(1)(2));
    expect(sums(2)(1)).toEqual([2, 1]);
  });
});

test('lazy works out its value when it is first asked for, and once', () => {
  const calls: number[] = [];
  const value = lazy(() => calls.push(1));
  expect(calls).toEqual([]);
  expect([value(), value()]).toEqual([1, 1]);
  expect(calls).toEqual([1]);
});
