import { oneOfGroups } from '../../src/evaluator/shortest-groups';
import { KeyRequirement } from '../../src/policy/requirement';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key): KeyRequirement => ({
  kind: 'key',
  operator: 'Bool',
  key,
  values: ['true'],
  holds: true,
}));

describe('what must hold for one of several groups to hold', () => {
  test('is nothing where there is no group', () => expect(oneOfGroups([])).toEqual([]));
  test('is nothing where one group needs nothing', () =>
    expect(oneOfGroups([[a], [], [b]])).toEqual([]));
  test('is the group where there is one', () => expect(oneOfGroups([[a, b]])).toEqual([a, b]));
  test('is the first of equal groups, in any order', () =>
    expect(
      oneOfGroups([
        [b, a],
        [a, b],
      ]),
    ).toEqual([b, a]));
  test('leaves out a group that needs more than another', () =>
    expect(oneOfGroups([[a, b], [b], [c, b, a]])).toEqual([b]));
  test('leaves out such a group among others that begin alike', () =>
    expect(
      oneOfGroups([
        [a, b],
        [a, c],
        [a, b, d],
      ]),
    ).toEqual([a, { kind: 'any-of', of: [[b], [c]] }]));
  test('keeps a group that needs more, but not all of another', () =>
    expect(
      oneOfGroups([
        [a, b],
        [a, c, d],
      ]),
    ).toEqual([a, { kind: 'any-of', of: [[b], [c, d]] }]));
  test('is what all need, then one of the rests', () =>
    expect(
      oneOfGroups([
        [a, b],
        [c, a],
      ]),
    ).toEqual([a, { kind: 'any-of', of: [[b], [c]] }]));
  test('is one of the groups where they have nothing in common', () =>
    expect(oneOfGroups([[a], [b, c]])).toEqual([{ kind: 'any-of', of: [[a], [b, c]] }]));

  describe('with template conditions', () => {
    const [x, y] = ['X', 'Y'].map((name) => (holds: boolean) => ({
      kind: 'template-condition' as const,
      name,
      holds,
    }));

    test('is nothing where deployment chooses between groups that need nothing more', () => {
      expect(oneOfGroups([[x(true)], [x(false)]])).toEqual([]);
      expect(oneOfGroups([[x(true)], [x(false), y(true)], [x(false), y(false)]])).toEqual([]);
    });
    test('is what is needed whatever deployment chooses', () => {
      expect(
        oneOfGroups([
          [a, x(true)],
          [a, x(false)],
        ]),
      ).toEqual([a]);
      expect(oneOfGroups([[x(true)], [a, x(false)]])).toEqual([
        { kind: 'any-of', of: [[x(true)], [a]] },
      ]);
    });
    test('is the choice where the groups need more than the other', () =>
      expect(
        oneOfGroups([
          [a, x(true)],
          [b, x(false)],
        ]),
      ).toEqual([
        {
          kind: 'any-of',
          of: [
            [a, x(true)],
            [b, x(false)],
          ],
        },
      ]));
  });
});
