import * as fc from 'fast-check';
import { anInput, compiled, Input, instanceArn, SETTINGS } from './world';
import { actionsOf, resourceType, resourceTypesOf } from '../../src/catalogue/catalogue';
import { resourceTypesOfAction } from '../../src/policy/action-patterns';
import { sample } from '../support/sample';

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

/** The actions on a type alone: nothing else tells their statements apart. */
const actionsOn = (type: string) =>
  actionsOf('connect').filter((name) => {
    const types = resourceTypesOfAction(name);
    return types.length > 0 && types.every((one) => one.replace('wildcard-', '') === type);
  });

/** The ARN of one resource in an instance, by its type. A qualified type is a form of another. */
const oneOfEach = Object.fromEntries(
  resourceTypesOf('connect')
    .filter((type) => actionsOn(type).length > 0 && !type.startsWith('qualified-'))
    .flatMap((type) => resourceType('connect', type)?.arns.map((arn) => [type, arn]) ?? [])
    .filter(([, arn]) => /:instance\/[^/]+\/.+\}$/.test(arn))
    .map(([type, arn]) => [
      type,
      arn.replace(/.*:instance\/\$\{\w+\}/, instanceArn(1)).replace(/\$\{\w+\}/g, 'one'),
    ]),
);

test.each(sample(Object.entries(oneOfEach), 4))(
  'law 4: so they are where one %s is named',
  (type, arn) => {
    const names = actionsOn(type);
    const input = { useCases: [], actions: [], names, instances: [1, 2], companions: true };
    const sids = compiled({ ...input, named: { [type]: [arn] } }).statements.map((s) => s.sid);
    expect(sids.length).toBeGreaterThan(0);
    expect(new Set(sids).size).toBe(sids.length);
  },
);

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
