import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import fc from 'fast-check';
import { decide, Decision } from '../../src/evaluator/decide';
import { ACCOUNT, Case, cases, document, OPERATORS, policyOf } from '../support/random-policies';

/*
 * Our evaluator and an independent one, which is not ours and shares no code, decide the same random requests.
 * What they are known to disagree on is left out of the cases and stands in evaluator-deviations.test.ts.
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
const RUNS = process.env.MUTATION_TESTS === undefined ? 10_000 : 400;

/** One request that both decided. */
interface Comparison {
  readonly seed: number;
  readonly request: Case;
  readonly expected: string;
  readonly actual: string;
  /** The operators of the statements that decided. */
  readonly operators: readonly string[];
}

function compare(seed: number, request: Case): Comparison {
  const decision = ours(request);
  return {
    seed,
    request,
    expected: theirs(request),
    actual: inTheirWords(decision),
    operators: decision.statements.flatMap(({ conditions }) =>
      conditions.map(({ operator }) => operator),
    ),
  };
}

let comparisons: readonly Comparison[];
beforeAll(() => {
  comparisons = SEEDS.flatMap((seed) =>
    fc.sample(cases, { seed, numRuns: RUNS }).map((request) => compare(seed, request)),
  );
}, 300_000);

test.each(SEEDS)('random requests are decided as iam-simulate decides them, seed %i', (seed) => {
  const ofSeed = comparisons.filter((comparison) => comparison.seed === seed);
  expect(ofSeed).toHaveLength(RUNS);
  expect(ofSeed.filter(({ expected, actual }) => actual !== expected).slice(0, 3)).toEqual([]);
});

test.each(['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'])(
  'more than 15 %% of the requests are %s',
  (verdict) => {
    const share = comparisons.filter(({ expected }) => expected === verdict).length;
    expect(share / comparisons.length).toBeGreaterThan(0.15);
  },
);

const decidedBy = (isMeant: (operator: string) => boolean): number =>
  comparisons.flatMap(({ operators }) => operators).filter(isMeant).length;

test.each(OPERATORS)('%s decided more than one in five hundred of them', (operator) => {
  const plain = (name: string) => name.replace(/^For\w+:|IfExists$/g, '');
  expect(decidedBy((name) => plain(name) === operator)).toBeGreaterThan(
    (SEEDS.length * RUNS) / 500,
  );
});

test.each(['ForAllValues:', 'ForAnyValue:', 'IfExists'])(
  '%s decided more than one in five hundred of them',
  (part) => {
    expect(decidedBy((name) => name.includes(part))).toBeGreaterThan((SEEDS.length * RUNS) / 500);
  },
);
