import fc from 'fast-check';
import { changes } from '../../src/report/changes/compare';
import { AccessChange, Change, Witness } from '../../src/report/changes/model';
import { FRESH_SEED } from '../support/fresh-seed';
import { INSTANCE, reported, role } from '../support/readings';
import { decide } from '../support/simulator';
import { StatementJson } from '../support/template';

/*
 * Random policies before and after. Each witness of a change is confirmed by the simulator on both
 * sides, and where nobody is said to have new access, random requests find none.
 */

const ACCOUNT = '111122223333';
const IDS = ['a', 'b', 'ab'];
const ACTIONS = ['connect:DescribeUser', 'connect:DeleteUser', 'connect:DescribeQueue'];
const KINDS = ['agent', 'queue'];

const pattern = fc.oneof(
  fc.constant('*'),
  fc.constant(`${INSTANCE}/*`),
  fc
    .tuple(fc.constantFrom(...KINDS), fc.constantFrom(...IDS, '*', '?', 'a*', '*b', 'a?'))
    .map(([kind, id]) => `${INSTANCE}/${kind}/${id}`),
);
const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c*'), { minLength: 1, maxLength: 2 });
const condition = fc
  .tuple(
    fc.constantFrom(
      'StringEquals',
      'StringLike',
      'StringNotEquals',
      'StringNotLike',
      'StringEqualsIfExists',
    ),
    fc.constantFrom('aws:PrincipalTag/Team', 'aws:PrincipalTag/Site'),
    values,
  )
  .map(([operator, key, list]) => ({ [operator]: { [key]: list } }));
const statement = fc.record(
  {
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom(...ACTIONS, 'connect:*', 'connect:De*User', 'connect:D?leteUser'),
    Resource: fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 }),
    Condition: fc.oneof(fc.constant(undefined), condition),
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);
const turned = statement.chain((one) =>
  fc.constantFrom(false, false, false, true).map((isTurned) => {
    const { Resource, ...rest } = one;
    return isTurned ? { ...rest, NotResource: Resource } : one;
  }),
);
const policy = fc.array(turned, { minLength: 1, maxLength: 3 });
/** A policy, and what somebody made of it. */
const pair = fc
  .tuple(policy, policy, fc.integer({ min: 0, max: 3 }))
  .map(
    ([before, other, kept]) => [before, [...before.slice(0, kept), ...other.slice(kept)]] as const,
  );

const concrete = (statements: readonly object[]): StatementJson[] =>
  JSON.parse(JSON.stringify(statements));
const simulate = (
  { action, resource, context }: Omit<Witness, 'templateConditions'>,
  side: readonly object[],
) =>
  decide(
    { action, resource, context: { ...context } as Record<string, string> },
    concrete(side),
    ACCOUNT,
  );

const CONTEXTS: readonly Record<string, string>[] = [
  {},
  { 'aws:PrincipalTag/Team': 'a' },
  { 'aws:PrincipalTag/Site': 'c1' },
];
const requests = ACTIONS.flatMap((action) =>
  [...IDS, 'zz'].flatMap((id) =>
    CONTEXTS.map((context) => ({
      action,
      resource: `${INSTANCE}/${action.endsWith('User') ? 'agent' : 'queue'}/${id}`,
      context,
    })),
  ),
);

const isAccess = (change: Change): change is AccessChange => change.kind.startsWith('access-');
const runs = Number(process.env.CHANGES_RUNS ?? 150);

test(`of ${runs} pairs of policies`, async () => {
  const counts = { gains: 0, shown: 0, silent: 0 };
  await fc.assert(
    fc.asyncProperty(pair, async ([before, after]) => {
      const of = (side: readonly object[]) => reported({ Role: role(concrete(side)) });
      const found = changes(of(before), of(after));
      const access = found.principals.flatMap((one) => one.changes.filter(isAccess));
      for (const { kind, gainWitness, lossWitness } of access) {
        counts.gains += kind === 'access-lost' || kind === 'access-narrowed' ? 0 : 1;
        if (gainWitness) {
          counts.shown++;
          expect(await simulate(gainWitness, before)).toBe(false);
          expect(await simulate(gainWitness, after)).toBe(true);
        }
        if (lossWitness) {
          expect(await simulate(lossWitness, before)).toBe(true);
          expect(await simulate(lossWitness, after)).toBe(false);
        }
      }
      if (found.newAccess !== 'no') return;
      counts.silent++;
      for (const request of requests)
        if (await simulate(request, after)) expect(await simulate(request, before)).toBe(true);
    }),
    { seed: FRESH_SEED, numRuns: runs },
  );
  expect(counts.silent).toBeGreaterThan(0);
  // A gain without a request that shows it is conditions that say the same in two ways: 5 of 100 in
  // six draws, 11 in one of them.
  expect(counts.shown / counts.gains).toBeGreaterThan(0.8);
}, 600_000);
