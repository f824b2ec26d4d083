import { policiesOf, Policy, PolicyStatement, Principal } from './model';
import { Place } from './place';

/** A statement of a principal, and the place to change it. */
export interface PlacedStatement {
  readonly policy: Policy;
  readonly statement: PolicyStatement;
  /** The place in the file. For an AWS managed policy, the place of its attachment. */
  readonly place: Place;
}

/** Returns all statements of a principal, in the order of its policies. */
export const placedStatements = (principal: Principal): readonly PlacedStatement[] =>
  policiesOf(principal).flatMap((policy) =>
    policy.statements.map((statement) => ({
      policy,
      statement,
      place: placeToChange(principal, policy, statement),
    })),
  );

/** Returns the place to change a statement of a principal. */
export function placeToChange(
  { attached }: Principal,
  policy: Policy,
  statement: PolicyStatement,
): Place {
  if (policy.origin !== 'aws') return statement.place;
  return attached.find((one) => one.policy === policy)?.place ?? statement.place;
}
