import fc from 'fast-check';
import { Access } from '../../src/evaluator/access';
import { decide } from '../../src/evaluator/decide';
import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { Policy } from '../../src/policy/model';
import { Case, cases, policyOf } from '../support/random-policies';
import { runs } from '../support/sample';

/** Cases for each law. A mutant dies at one of the first, or at none. */
const RUNS = process.env.MUTATION_TESTS === undefined ? runs(5_000, 500) : 500;

/*
 * What is said without knowing everything stays true when more is known: keys of the request that
 * come later, and values that deployment brings.
 */
const accessOf = ({ policies, boundary }: Case): Access => ({
  policies: policies.map((statements) => policyOf(statements)),
  ...(boundary && { boundary: policyOf(boundary) }),
});

test('a verdict without some keys is the verdict whatever the keys are', () => {
  const seen = { kept: 0, opened: 0 };
  fc.assert(
    fc.property(cases, fc.func(fc.boolean()), (one, isKnown) => {
      const known = Object.fromEntries(Object.entries(one.context).filter(([key]) => isKnown(key)));
      const access = accessOf(one);
      const before = decide({ ...one, context: known }, access);
      const after = decide({ ...one, otherKeys: 'absent' }, access);
      if (before.verdict === 'conditional') {
        seen.opened++;
        return before.requirements.length > 0;
      }
      seen.kept++;
      return before.verdict === after.verdict;
    }),
    { seed: 20261121, numRuns: RUNS },
  );
  expect(seen.kept).toBeGreaterThan(RUNS / 5);
  expect(seen.opened).toBeGreaterThan(RUNS / 10);
});

test('with every key known nothing is conditional', () => {
  fc.assert(
    fc.property(
      cases,
      (one) => decide({ ...one, otherKeys: 'absent' }, accessOf(one)).verdict !== 'conditional',
    ),
    { seed: 20261122, numRuns: RUNS / 2 },
  );
});

/** The same with one value hidden: wherever it stands, an opaque part. */
const HIDDEN = ['us-east-1', '111122223333', 'instance/a', 'North', 'agent/u1'];
const hidden = (name: string, value: string): string =>
  name.split(value).join(deployTimeValue('Hidden'));
const withHidden = (policy: Policy, value: string): Policy => ({
  ...policy,
  statements: policy.statements.map((s) => ({
    ...s,
    resources: s.resources.map((r) => hidden(r, value)),
    conditions: s.conditions.map((c) => ({ ...c, values: c.values.map((v) => hidden(v, value)) })),
  })),
});

test('a verdict without what deployment brings is the verdict with it', () => {
  const seen = { kept: 0, opened: 0 };
  fc.assert(
    fc.property(cases, fc.constantFrom(...HIDDEN), fc.boolean(), (one, value, inRequest) => {
      const access = accessOf(one);
      const boundary = access.boundary && withHidden(access.boundary, value);
      const open = {
        policies: access.policies.map((p) => withHidden(p, value)),
        ...(boundary && { boundary }),
      };
      const before = decide(
        {
          ...one,
          otherKeys: 'absent',
          ...(inRequest && { resource: hidden(one.resource, value) }),
        },
        open,
      );
      const after = decide({ ...one, otherKeys: 'absent' }, access);
      seen[before.verdict === 'conditional' ? 'opened' : 'kept']++;
      return before.verdict === 'conditional' || before.verdict === after.verdict;
    }),
    { seed: 20261123, numRuns: RUNS },
  );
  expect(seen.kept).toBeGreaterThan(RUNS / 5);
  expect(seen.opened).toBeGreaterThan(RUNS / 50);
});
