import { jsonParts } from '../../command/json';

test.each<[string, object]>([
  ['nothing', {}],
  ['values', { a: 1, b: 'x\ny', c: null, d: undefined, e: true }],
  ['lists and objects', { a: [], b: [1, [2, {}], { c: ['d'] }], e: { f: [1], g: {} } }],
  ['much', { list: Array.from({ length: 5000 }, (_, i) => ({ i, text: 'x'.repeat(50) })) }],
])('the parts are the JSON of %s', (_, value) => {
  const parts = [...jsonParts(value)];
  expect(parts.join('')).toBe(`${JSON.stringify(value, undefined, 2)}\n`);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(70_000);
});
