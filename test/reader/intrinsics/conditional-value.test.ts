import { TemplateCondition } from '../../../src/policy/template-condition';
import {
  alternativesOf,
  Branch,
  conditionalValue,
  ConditionalValue,
  hasChoice,
  mapTexts,
  Resolved,
} from '../../../src/reader/intrinsics/conditional-value';

const when = (name: string, holds = true): TemplateCondition => ({ name, holds });
const branch = (
  value: Resolved,
  templateConditions: readonly TemplateCondition[] = [],
  at: Branch['at'] = [],
): Branch => ({ value, templateConditions, at });
const choice = (yes: Resolved, no: Resolved, name = 'C') =>
  conditionalValue([
    branch(yes, [when(name)], ['Fn::If', 1]),
    branch(no, [when(name, false)], ['Fn::If', 2]),
  ]);
const alternative = (value: Resolved, ...templateConditions: readonly TemplateCondition[]) => ({
  value,
  templateConditions,
});

describe('a choice', () => {
  test('between equal texts, numbers or nothing is no choice', () => {
    expect(choice('a', 'a')).toBe('a');
    expect(choice(1, 1)).toBe(1);
    expect(choice(undefined, undefined)).toBeUndefined();
  });
  test('of one branch without conditions is no choice', () => {
    const value = ['a'];
    expect(conditionalValue([branch(value)])).toBe(value);
    expect(conditionalValue([branch(value, [when('C')])])).toEqual(
      new ConditionalValue([branch(value, [when('C')])]),
    );
  });
  test('between different values, or objects, has its branches', () => {
    expect(choice('a', 'b')).toEqual(
      new ConditionalValue([
        branch('a', [when('C')], ['Fn::If', 1]),
        branch('b', [when('C', false)], ['Fn::If', 2]),
      ]),
    );
    const shared = { a: 'b' };
    expect(choice(shared, shared)).toBeInstanceOf(ConditionalValue);
  });
  test('in a choice has the conditions and the keys of both', () =>
    expect(choice(choice('a', 'b', 'D'), 'c')).toEqual(
      new ConditionalValue([
        branch('a', [when('C'), when('D')], ['Fn::If', 1, 'Fn::If', 1]),
        branch('b', [when('C'), when('D', false)], ['Fn::If', 1, 'Fn::If', 2]),
        branch('c', [when('C', false)], ['Fn::If', 2]),
      ]),
    ));
  test('in a choice of the same condition loses what cannot be', () =>
    expect(choice(choice('a', 'b'), 'c')).toEqual(
      new ConditionalValue([
        branch('a', [when('C')], ['Fn::If', 1, 'Fn::If', 1]),
        branch('c', [when('C', false)], ['Fn::If', 2]),
      ]),
    ));
});

test.each<[Resolved, boolean]>([
  ['a', false],
  [null, false],
  [undefined, false],
  [{ a: ['b', { c: null }] }, false],
  [choice('a', 'b'), true],
  [['x', choice('a', 'b')], true],
  [{ a: { b: choice('a', 'b') } }, true],
])('a choice in a value is found: %#', (value, expected) =>
  expect(hasChoice(value)).toBe(expected),
);

test('every text of a value is replaced, in all branches, and nothing else', () => {
  const value = (a: string, b: string): Resolved => ({ a: [a, 1, null, true], c: choice(a, b) });
  expect(mapTexts(value('a', 'b'), (text) => `${text}!`)).toEqual(value('a!', 'b!'));
});

describe('the alternatives of a value', () => {
  test('without choices are the value', () =>
    expect(alternativesOf(['a', undefined])).toEqual([alternative(['a', undefined])]));
  test('of a choice are its branches', () =>
    expect(alternativesOf(choice('a', { b: choice('c', 'd', 'D') }))).toEqual([
      alternative('a', when('C')),
      alternative({ b: 'c' }, when('C', false), when('D')),
      alternative({ b: 'd' }, when('C', false), when('D', false)),
    ]));
  test('of a choice lose what cannot be', () =>
    expect(alternativesOf(choice(['a', choice('b', 'c')], 'd'))).toEqual([
      alternative(['a', 'b'], when('C')),
      alternative('d', when('C', false)),
    ]));
  test('of two choices are their combinations', () =>
    expect(alternativesOf({ a: choice('1', '2'), b: choice('3', '4', 'D') })).toEqual([
      alternative({ a: '1', b: '3' }, when('C'), when('D')),
      alternative({ a: '1', b: '4' }, when('C'), when('D', false)),
      alternative({ a: '2', b: '3' }, when('C', false), when('D')),
      alternative({ a: '2', b: '4' }, when('C', false), when('D', false)),
    ]));
  test('of two choices of one condition are two', () =>
    expect(alternativesOf([choice('1', '2'), choice('3', '4')])).toEqual([
      alternative(['1', '3'], when('C')),
      alternative(['2', '4'], when('C', false)),
    ]));
  test('of a list have lists of branches as part of it, and nothing for no value', () => {
    expect(alternativesOf(['a', choice(['b', 'c'], undefined), ['d']])).toEqual([
      alternative(['a', 'b', 'c', ['d']], when('C')),
      alternative(['a', ['d']], when('C', false)),
    ]);
    expect(alternativesOf({ a: choice('b', undefined), c: 'd' })).toEqual([
      alternative({ a: 'b', c: 'd' }, when('C')),
      { value: { c: 'd' }, templateConditions: [when('C', false)] },
    ]);
    expect(
      Object.keys((alternativesOf({ a: choice('b', undefined) }) ?? [])[1].value ?? {}),
    ).toEqual([]);
  });
  test('are sixteen at most', () => {
    const choices = (count: number) =>
      Array.from({ length: count }, (_, i) => choice('a', 'b', `C${i}`));
    expect(alternativesOf(choices(4))).toHaveLength(16);
    expect(alternativesOf(choices(5))).toBeUndefined();
    expect(alternativesOf({ a: choices(5), b: 'c' })).toBeUndefined();
    expect(alternativesOf(choice(choices(3), choices(3), 'D'))).toHaveLength(16);
    expect(alternativesOf(choice(choices(4), 'x', 'D'))).toBeUndefined();
    expect(alternativesOf(choice('x', choices(5), 'D'))).toBeUndefined();
  });
});
