import { literal, LimitExceeded } from '../../../src/reader/intrinsics/resolver';

const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce(
    (inner: unknown, _, i) => (i % 2 ? [inner] : { a: inner }),
    'x',
  );

test('a value without functions is read as it is written', () => {
  const value = { a: ['b', 1, true, null, { Ref: 'C', 'Fn::Sub': '${D}' }] };
  expect(literal(value)).toEqual(value);
});

test('a key that JavaScript gives a meaning is a key', () => {
  const read = literal(JSON.parse('{"__proto__":{"a":"b"}}'));
  expect(JSON.stringify(read)).toBe('{"__proto__":{"a":"b"}}');
});

test('what JSON does not have is no value', () => expect(literal(undefined)).toBeNull());

test('two hundred levels are read, and no more', () => {
  expect(literal(nested(200))).toEqual(nested(200));
  expect(() => literal(nested(201))).toThrow(new LimitExceeded('nested deeper than 200 levels'));
});
