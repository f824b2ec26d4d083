import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { Requirement } from '../../src/policy/requirement';
import {
  canonicalRequirement,
  distinctRequirements,
  haveSameContent,
  negate,
  notAll,
} from '../../src/policy/requirement-logic';

const key = (values: string[], more: object = {}): Requirement => ({
  kind: 'key',
  operator: 'StringEquals',
  key: 'aws:userid',
  values,
  holds: true,
  ...more,
});
const isProd: Requirement = { kind: 'template-condition', name: 'IsProd', holds: true };
const notProd: Requirement = { ...isProd, holds: false };
const [a, b] = [key(['a']), key(['b'])];
const [notA, notB] = [key(['a'], { holds: false }), key(['b'], { holds: false })];

describe('what must hold for a requirement not to hold', () => {
  test('is the opposite', () => {
    expect(negate(a)).toEqual([notA]);
    expect(negate(notProd)).toEqual([isProd]);
  });
  test('is that no group holds', () =>
    expect(negate({ kind: 'any-of', of: [[a], [isProd]] })).toEqual([notA, notProd]));
  test('is that each group lacks something', () =>
    expect(negate({ kind: 'any-of', of: [[a, b], [isProd]] })).toEqual([
      { kind: 'any-of', of: [[notA], [notB]] },
      notProd,
    ]));
});

describe('what must hold for several not to hold together', () => {
  test('is that one of them does not', () =>
    expect(notAll([a, isProd])).toEqual([{ kind: 'any-of', of: [[notA], [notProd]] }]));
  test('is the opposite of the only one', () => expect(notAll([a, a])).toEqual([notA]));
});

describe('requirements have the same content', () => {
  test.each<[string, Requirement, Requirement]>([
    ['whatever the order of values', key(['a', 'b']), key(['b', 'a'])],
    ['whatever the case of keys', a, key(['a'], { key: 'AWS:UserId' })],
    ['whatever the case of operators', a, key(['a'], { operator: 'stringEQUALS' })],
    ['whatever the request has', a, key(['a'], { actual: deployTimeValue('X') })],
    ['as people write deploy-time values', key([deployTimeValue('X.Arn')]), key(['${X.Arn}'])],
    [
      'whatever the order of groups',
      { kind: 'any-of', of: [[a, isProd], [b]] },
      { kind: 'any-of', of: [[b], [isProd, a]] },
    ],
  ])('%s', (_, one, other) => {
    expect(canonicalRequirement(one)).toBe(canonicalRequirement(other));
    expect(haveSameContent([one, isProd], [isProd, other])).toBe(true);
  });

  test.each<[string, Requirement]>([
    ['other values', b],
    ['values in another case', key(['A'])],
    ['another key', key(['a'], { key: 'aws:username' })],
    ['another operator', key(['a'], { operator: 'StringLike' })],
    ['the opposite', notA],
  ])('but not with %s', (_, other) => expect(haveSameContent([a], [other])).toBe(false));
});

test('a requirement that comes twice is one, in the order in which they come', () =>
  expect(distinctRequirements([b, a, key(['b'], { key: 'AWS:userid' }), isProd]).length).toBe(3));
