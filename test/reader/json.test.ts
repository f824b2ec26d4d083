import {
  decodedJson,
  functionsBeside,
  isObject,
  isTooDeep,
  list,
  own,
} from '../../src/reader/json';

test('an object has keys', () =>
  expect([{}, { a: 1 }, [], null, 'a', undefined].map(isObject)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]));

test('a value is a list of one, and no value is an empty list', () =>
  expect([['a', 'b'], 'a', '', 0, null, undefined].map(list)).toEqual([
    ['a', 'b'],
    ['a'],
    [''],
    [0],
    [],
    [],
  ]));

test('a key of a file has its value, and no value that JavaScript gives it', () => {
  expect(own({ a: 1 }, 'a')).toBe(1);
  expect(own({}, 'constructor')).toBeUndefined();
  expect(own(['a'], 'length')).toBeUndefined();
  expect(own(null, 'a')).toBeUndefined();
  expect(own({ 1: 'a' }, 1)).toBeUndefined();
});

test('transforms and loops appear with other keys', () => {
  const value = { a: 1, 'Fn::Transform': {}, 'Fn::ForEach::A': [], 'Fn::Sub': '', Ref: '' };
  expect(functionsBeside(value)).toEqual(['Fn::Transform', 'Fn::ForEach::A']);
  expect(functionsBeside({ 'Fn::TransformX': 1, 'xFn::Transform': 1 })).toEqual([]);
  expect(functionsBeside('Fn::Transform')).toEqual([]);
});

test('two hundred levels are not too deep, and one more is', () => {
  const nested = (levels: number): unknown =>
    Array.from({ length: levels }).reduce((inner: unknown) => [null, inner], 'x');
  expect(isTooDeep(nested(200))).toBe(false);
  expect(isTooDeep(nested(201))).toBe(true);
});

test('JSON is decoded from a URL, and other text is none', () => {
  expect(decodedJson('{"a":"%7B"}')).toEqual({ a: '%7B' });
  expect(decodedJson(' %7b%22a%22%3A1%7d')).toEqual({ a: 1 });
  expect(decodedJson('%7B%')).toBeUndefined();
  expect(decodedJson('x%7B%7D')).toBeUndefined();
});
