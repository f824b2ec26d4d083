import { conditionalValue, Resolved } from '../../src/reader/intrinsics/conditional-value';
import { inside, itemsOf, LocatedValue, valuesOf } from '../../src/reader/located-value';

const place = { file: 't.json', logicalId: 'R', pointer: ['a'] };
const choice = (yes: Resolved, no: Resolved) =>
  conditionalValue([
    { value: yes, templateConditions: [{ name: 'C', holds: true }], at: ['Fn::If', 1] },
    { value: no, templateConditions: [{ name: 'C', holds: false }], at: ['Fn::If', 2] },
  ]);
const said = (values: readonly LocatedValue[]) =>
  values.map(({ value, place: { pointer }, templateConditions }) =>
    [
      JSON.stringify(value),
      'at',
      pointer.join('/'),
      ...templateConditions.map(({ name, holds }) => `${holds ? 'if' : 'unless'} ${name}`),
    ].join(' '),
  );
const outer = [{ name: 'D', holds: true }];

test('a place in a place keeps its file and resource', () =>
  expect(inside(place, 'b', 1)).toEqual({
    file: 't.json',
    logicalId: 'R',
    pointer: ['a', 'b', 1],
  }));

describe('the items of a value', () => {
  test.each<[string, Resolved, string[]]>([
    ['are those of a list', ['x', null, 'y', undefined], ['"x" at a/0', '"y" at a/2']],
    ['are the value in place of a list', 'x', ['"x" at a']],
    ['are none of no value', undefined, []],
    ['are none of null', null, []],
    [
      'are those of the lists of a choice',
      choice(['x', 'y'], 'z'),
      ['"x" at a/Fn::If/1/0 if C', '"y" at a/Fn::If/1/1 if C', '"z" at a/Fn::If/2 unless C'],
    ],
    [
      'are those of a choice in a list',
      ['x', choice(['y', choice('p', 'q')], undefined)],
      ['"x" at a/0', '"y" at a/1/Fn::If/1/0 if C', '"p" at a/1/Fn::If/1/1/Fn::If/1 if C'].concat(
        '"q" at a/1/Fn::If/1/1/Fn::If/2 if C unless C',
      ),
    ],
  ])('%s', (_, value, expected) => expect(said(itemsOf(value, place))).toEqual(expected));
  test('have the conditions of the list', () =>
    expect(said(itemsOf(['x'], place, outer))).toEqual(['"x" at a/0 if D']));
});

describe('the values of a value', () => {
  test.each<[string, Resolved, string[]]>([
    ['are the value, also a list', ['x', 'y'], ['["x","y"] at a']],
    ['are none of no value', null, []],
    [
      'are the alternatives of a choice, also lists',
      choice(['x'], 'z'),
      ['["x"] at a/Fn::If/1 if C', '"z" at a/Fn::If/2 unless C'],
    ],
  ])('%s', (_, value, expected) => expect(said(valuesOf(value, place))).toEqual(expected));
  test('have the conditions of the place', () =>
    expect(said(valuesOf(choice('x', undefined), place, outer))).toEqual([
      '"x" at a/Fn::If/1 if D if C',
    ]));
});
