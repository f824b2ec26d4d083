import * as fc from 'fast-check';
import { Rule } from './matcher';
import { ALL, anInput, compiled, Input, rulesOf, RUNS, SETTINGS, stack } from './world';
import { splitBySize } from '../../src/compiler/split-by-size';
import { statementSizeIn } from '../../src/constructs/private/statement-size';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { statement } from '../support/compiled';

const split = (statements: readonly CompiledStatement[]) =>
  splitBySize('Laws', statements, statementSizeIn(stack));

const QUOTA = 6144;

/** What statements allow, as a set of texts: each action on each resource under the conditions. */
const meaning = (rules: readonly Rule[]) =>
  [
    ...new Set(
      rules.flatMap((rule) =>
        rule.actions.flatMap((action) =>
          rule.resources.map((resource) =>
            [rule.effect, action, resource, JSON.stringify(rule.conditions)].join(' '),
          ),
        ),
      ),
    ),
  ].sort();

/** Counted apart from src: the text that IAM gets, with the longest partition. */
function size(statements: readonly CompiledStatement[]): number {
  const lists = (values: readonly string[]) => (values.length === 1 ? values[0] : values);
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: rulesOf(statements, 'aws-us-gov').map(
      ({ sid, effect, actions, resources, conditions }) => ({
        Action: lists(actions),
        ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
        Effect: effect,
        Resource: lists(resources),
        Sid: sid,
      }),
    ),
  }).length;
}

const name = (prefix: string, length: number) =>
  fc.integer({ min: 0, max: 99_999 }).map((n) => `${prefix}${n}${'x'.repeat(length)}`);
const aStatement: fc.Arbitrary<CompiledStatement> = fc
  .record({
    sid: fc.constantFrom('One', 'Other', 'Third'),
    actions: fc.uniqueArray(name('connect:Do', 20), { minLength: 1, maxLength: 60 }),
    resources: fc.uniqueArray(name('arn:aws:connect:us-east-1:1:instance/', 90), {
      minLength: 1,
      maxLength: 60,
    }),
    conditions: fc.constantFrom(undefined, { StringEquals: { 'aws:ResourceTag/Team': 'red' } }),
  })
  .map(statement);
const statements = fc.oneof(
  fc.array(aStatement, { maxLength: 8 }),
  anInput().map((input: Input) => [...compiled(input).statements]),
  fc.constant(ALL).map((input) => [...compiled(input).statements]),
);

test('law 8: the pieces together allow what the statements allowed', () => {
  fc.assert(
    fc.property(statements, (some) => {
      expect(meaning(rulesOf(split(some).flat()))).toEqual(meaning(rulesOf(some)));
    }),
    { seed: SETTINGS.seed, numRuns: RUNS },
  );
});

test('law 8: every policy is inside the quota of a managed policy, and none is empty', () => {
  fc.assert(
    fc.property(statements, (some) => {
      const policies = split(some);
      expect(policies.filter((policy) => policy.length === 0 || size(policy) > QUOTA)).toEqual([]);
    }),
    { seed: SETTINGS.seed, numRuns: RUNS },
  );
});

test('law 8: the same statements are divided in the same way, and unharmed', () => {
  fc.assert(
    fc.property(statements, (some) => {
      const before = JSON.stringify(some);
      expect(split(JSON.parse(before) as CompiledStatement[])).toEqual(split(some));
      expect(JSON.stringify(some)).toBe(before);
    }),
    { seed: SETTINGS.seed, numRuns: RUNS },
  );
});

test('law 8: what fits into one policy is one policy', () => {
  fc.assert(
    fc.property(
      statements.filter((some) => some.length > 0 && size(some) < QUOTA - 100),
      (some) => {
        expect(split(some)).toHaveLength(1);
      },
    ),
    { seed: SETTINGS.seed, numRuns: RUNS },
  );
});
