import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import fc from 'fast-check';
import { decide, Decision } from '../../src/evaluator/decide';
import { ACCOUNT, Case, cases, document, policyOf } from '../support/random-policies';

/*
 * Our evaluator and an independent one, which is not ours and shares no code, decide the same random requests.
 * What they are known to disagree on is left out of the cases and is in evaluator-deviations.oracle.ts.
 */
const theirs = ({ action, resource, context, policies, boundary }: Case) =>
  runUnsafeSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: context as Record<string, string | string[]>,
      },
      identityPolicies: policies.map((statements, i) => ({
        name: `p${i}`,
        policy: document(statements),
      })),
      ...(boundary && {
        permissionBoundaryPolicies: [{ name: 'boundary', policy: document(boundary) }],
      }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );

function ours({ action, resource, context, policies, boundary }: Case): Decision {
  const access = {
    policies: policies.map((statements) => policyOf(statements)),
    ...(boundary && { boundary: policyOf(boundary) }),
  };
  return decide({ action, resource, context, otherKeys: 'absent' }, access);
}

function inTheirWords({ verdict, because }: Decision): string {
  if (verdict === 'allowed') return 'Allowed';
  if (verdict !== 'denied') return verdict;
  return because === 'deny' ? 'ExplicitlyDenied' : 'ImplicitlyDenied';
}

const SEEDS = [20261121, 20261122, 20261123, 20261124, 20261125];
/** Cases for each seed. A mutant dies at one of the first, or at none. */
const RUNS = process.env.MUTATION_TESTS === undefined ? 10_000 : 100;

test.each(SEEDS)('random requests are decided as iam-simulate decides them, seed %i', (seed) => {
  const compared = fc.sample(cases, { seed, numRuns: RUNS }).map((request) => ({
    request,
    expected: theirs(request),
    actual: inTheirWords(ours(request)),
  }));
  expect(compared).toHaveLength(RUNS);
  expect(compared.filter(({ expected, actual }) => actual !== expected).slice(0, 3)).toEqual([]);
});
