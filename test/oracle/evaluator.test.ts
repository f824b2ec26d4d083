import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import fc from 'fast-check';
import { decide, Decision } from '../../src/evaluator/decide';
import { ACCOUNT, Case, cases, document, OPERATORS, policyOf } from '../support/policies';

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

const inTheirWords = ({ verdict, because }: Decision) =>
  verdict === 'allowed'
    ? 'Allowed'
    : verdict === 'conditional'
      ? verdict
      : because === 'deny'
        ? 'ExplicitlyDenied'
        : 'ImplicitlyDenied';

const SEEDS = [20261121, 20261122, 20261123, 20261124, 20261125];
const RUNS = 10_000;
const verdicts: Record<string, number> = {};
/** How often a statement that decided had the operator. */
const decidedBy: Record<string, number> = {};

test.each(SEEDS)(
  '10,000 random requests are decided as iam-simulate decides them, seed %i',
  (seed) => {
    fc.assert(
      fc.property(cases, (one) => {
        const [expected, decision] = [theirs(one), ours(one)];
        if (inTheirWords(decision) !== expected) return false;
        verdicts[expected] = (verdicts[expected] ?? 0) + 1;
        for (const { operator } of decision.statements.flatMap(({ conditions }) => conditions))
          decidedBy[operator] = (decidedBy[operator] ?? 0) + 1;
        return true;
      }),
      { seed, numRuns: RUNS },
    );
  },
);

const total = () => Object.values(verdicts).reduce((sum, n) => sum + n, 0);
const plain = (operator: string) =>
  Object.entries(decidedBy)
    .filter(([name]) => name.replace(/^For\w+:|IfExists$/g, '') === operator)
    .reduce((sum, [, n]) => sum + n, 0);

test('at least 50,000 decisions agree, a good share of each kind', () => {
  expect(total()).toBeGreaterThanOrEqual(50_000);
  expect(
    Object.fromEntries(
      Object.entries(verdicts).map(([verdict, n]) => [verdict, n / total() > 0.15]),
    ),
  ).toEqual({ Allowed: true, ExplicitlyDenied: true, ImplicitlyDenied: true });
});

test.each(OPERATORS)('%s decided more than a hundred of them', (operator) => {
  expect(plain(operator)).toBeGreaterThan(100);
});

test.each(['ForAllValues:', 'ForAnyValue:', 'IfExists'])(
  '%s decided more than a hundred of them',
  (part) => {
    expect(
      Object.entries(decidedBy)
        .filter(([name]) => name.includes(part))
        .reduce((sum, [, n]) => sum + n, 0),
    ).toBeGreaterThan(100);
  },
);
