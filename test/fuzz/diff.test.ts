import fc from 'fast-check';
import { changes } from '../../src/report/changes/compare';
import { Changes, Witness } from '../../src/report/changes/model';
import { roleWith } from '../support/documents';
import { Case, cases, context, document, StatementDocument } from '../support/random-policies';
import { reported } from '../support/readings';
import { simulatedVerdict } from '../support/simulated-verdict';

/*
 * Random pairs of policies: an independent simulator confirms each witness on both sides, and no
 * request shows a gain or a loss where the comparison finds none.
 */

const PAIRS = Number(process.env.FUZZ_DIFF_PAIRS ?? 10);
const REQUESTS = Number(process.env.FUZZ_DIFF_REQUESTS ?? 50);

type Policies = Pick<Case, 'policies' | 'boundary'>;
interface Pair {
  readonly before: Policies;
  readonly after: Policies;
}
interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

const ARN = 'arn:aws:connect:us-east-1:111122223333:instance/a';
const ON: readonly (readonly [action: string, resource: string])[] = [
  ['connect:DescribeUser', `${ARN}/agent/u1`],
  ['connect:DescribeUser', `${ARN}/agent/North`],
  ['connect:ListUsers', ARN],
  ['connect:ListUsers', 'arn:aws:connect:eu-west-2:111122223333:instance/b'],
  ['s3:GetObject', 'arn:aws:s3:::bucket/a/b'],
];

/** Requests with the keys that they may carry. */
const requests: readonly Asked[] = fc.sample(
  fc.tuple(fc.constantFrom(...ON), context).map(([[action, resource], all]) => ({
    action,
    resource,
    context: Object.fromEntries(
      Object.entries(all).filter(
        ([key]) =>
          key.startsWith('aws:') || (key === 'connect:InstanceId' && action.startsWith('connect:')),
      ),
    ),
  })),
  { seed: 12, numRuns: REQUESTS },
);

/** Ways to write the same, and ways to write something else. */
const edits: readonly ((statements: readonly StatementDocument[]) => StatementDocument[])[] = [
  (all) => [...all].reverse(),
  (all) => [...all, ...all],
  (all) => all.flatMap(apart),
  (all) => all.slice(1),
  (all) => all.map(({ Condition, ...rest }) => rest),
  (all) => all.map((one) => ({ ...one, Effect: one.Effect === 'Allow' ? 'Deny' : 'Allow' })),
];

/** Returns a statement for each action. */
function apart(statement: StatementDocument): StatementDocument[] {
  const { Action } = statement;
  return Array.isArray(Action) ? Action.map((one) => ({ ...statement, Action: one })) : [statement];
}

const pairs: fc.Arbitrary<Pair> = fc
  .tuple(cases, cases, fc.option(fc.constantFrom(...edits), { freq: 6 }), fc.nat(2))
  .map(([one, other, edit, which]) => {
    const policies = edit
      ? one.policies.map((statements, i) =>
          which === 0 || i === 0 ? edit(statements) : [...statements],
        )
      : other.policies;
    const boundary = which === 2 ? other.boundary : one.boundary;
    return {
      before: { policies: one.policies, boundary: one.boundary },
      after: { policies: policies.filter((list) => list.length > 0), boundary },
    };
  });

const roleOf = ({ policies, boundary }: Policies) => ({
  Role: roleWith('Inline', document(policies.flat()), {
    ...(boundary && { PermissionsBoundary: { Ref: 'Limit' } }),
  }),
  ...(boundary && {
    Limit: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: document(boundary) },
    },
  }),
});

const isAllowed = ({ policies, boundary }: Policies, { action, resource, context: of }: Asked) =>
  simulatedVerdict(
    { policies, boundary, context: of } as Parameters<typeof simulatedVerdict>[0],
    action,
    resource,
  ) === 'Allowed';

const witnessesOf = (
  { principals }: Changes,
  key: 'gainWitness' | 'lossWitness',
): readonly Witness[] =>
  principals
    .flatMap((principal) => principal.changes)
    .flatMap((change) => ('actions' in change && 'before' in change ? (change[key] ?? []) : []))
    .filter((witness) => !byResource(witness));

/** The policy of the resource decides these alone, so the simulator denies them without one. */
const byResource = ({ action, resource }: Witness) =>
  // The simulator takes a request for `*` as one for whatever a statement names.
  /^(kms:|sts:AssumeRole)/.test(action) || resource === '*';

/** Returns the requests of one side only, among those that no witness should exist for. */
const onlyIn = (side: Policies, other: Policies) =>
  requests.filter((one) => isAllowed(side, one) && !isAllowed(other, one));

function expectRight({ before, after }: Pair): void {
  const found = changes(reported(roleOf(before)), reported(roleOf(after)));
  const shown = (side: Policies, other: Policies, witness: Witness) =>
    [isAllowed(side, witness), isAllowed(other, witness)].join();
  for (const witness of witnessesOf(found, 'gainWitness'))
    expect([witness, shown(after, before, witness)]).toEqual([witness, 'true,false']);
  for (const witness of witnessesOf(found, 'lossWitness'))
    expect([witness, shown(before, after, witness)]).toEqual([witness, 'true,false']);
  if (found.newAccess === 'no') expect(onlyIn(after, before)).toEqual([]);
  if (found.verdict === 'unchanged') expect(onlyIn(before, after)).toEqual([]);
}

test.each([
  ['a fixed seed', 20261128],
  ['a fresh seed', Date.now() % 2 ** 31],
])('witnesses and their absence are right, with %s', (_, seed) => {
  fc.assert(fc.property(pairs, expectRight), { seed, numRuns: PAIRS });
});
