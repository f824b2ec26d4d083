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
  policiesOf(principal).flatMap((policy) => {
    const attachment = principal.attached.find((one) => one.policy === policy);
    const isOfAws = policy.origin === 'aws' && attachment !== undefined;
    return policy.statements.map((statement) => ({
      policy,
      statement,
      place: isOfAws ? attachment.place : statement.place,
    }));
  });
