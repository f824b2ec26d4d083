import * as fc from 'fast-check';
import { anInput, compiled, Input, SETTINGS } from './world';

const shuffled = (input: Input): fc.Arbitrary<Input> =>
  fc
    .record({
      useCases: fc.shuffledSubarray([...input.useCases], { minLength: input.useCases.length }),
      actions: fc.shuffledSubarray([...input.actions], { minLength: input.actions.length }),
    })
    .map((parts) => ({ ...input, ...parts }));

test('law 4: the same input in any order gives the same bytes', () => {
  fc.assert(
    fc.property(
      anInput().chain((input) => fc.tuple(fc.constant(input), shuffled(input))),
      ([input, other]) => {
        const [a, b] = [compiled(input), compiled(other)];
        expect(JSON.stringify(b.statements)).toBe(JSON.stringify(a.statements));
        expect(b.findings).toEqual(a.findings);
      },
    ),
    { seed: SETTINGS.seed, numRuns: SETTINGS.numRuns },
  );
});

test('law 4: instances in any order give the same bytes', () => {
  fc.assert(
    fc.property(anInput(), (input) => {
      const reversed = compiled({ ...input, instances: [...input.instances].reverse() });
      expect(JSON.stringify(reversed.statements)).toBe(JSON.stringify(compiled(input).statements));
    }),
    SETTINGS,
  );
});

test('law 4: Sids are unique, and of letters and digits', () => {
  fc.assert(
    fc.property(anInput(), (input) => {
      const sids = compiled(input).statements.map((s) => s.sid ?? '');
      expect(new Set(sids).size).toBe(sids.length);
      expect(sids.filter((id) => !/^[A-Za-z0-9]+$/.test(id))).toEqual([]);
    }),
    SETTINGS,
  );
});

test('law 4: a statement and a piece of another never have one Sid', () => {
  // A piece of a statement has its Sid and a letter, or two.
  fc.assert(
    fc.property(anInput(), (input) => {
      const sids = new Set(compiled(input).statements.map((s) => s.sid ?? ''));
      const pieces = [/[A-Z]$/, /[A-Z]{2}$/];
      expect(
        [...sids].filter((id) =>
          pieces.some((end) => end.test(id) && sids.has(id.replace(end, ''))),
        ),
      ).toEqual([]);
    }),
    SETTINGS,
  );
});
