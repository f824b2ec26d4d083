import { SharedValues } from '../../src/report/shared-values';

/** As the page reads it. */
export function unshared({ shared, value }: SharedValues): unknown {
  const done: unknown[] = [];
  const resolved = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return one.map(resolved);
    if ('$' in one) return done[(one as { $: number }).$];
    return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, resolved(part)]));
  };
  for (const one of shared) done.push(resolved(one));
  return resolved(value);
}
