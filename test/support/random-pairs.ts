import fc from 'fast-check';
import { Case, cases, StatementDocument } from './random-policies';

export type Policies = Pick<Case, 'policies' | 'boundary'>;

/** The policies of a role before and after a change. */
export interface Pair {
  readonly before: Policies;
  readonly after: Policies;
}

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

export const pairs: fc.Arbitrary<Pair> = fc
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
