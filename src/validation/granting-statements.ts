import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Principal } from '../policy/model';
import { PlacedStatement, placeToChange } from '../policy/statement-places';

/** A statement that allows an action to a principal. */
export interface GrantingStatement extends PlacedStatement {
  /** The patterns of the statement that allow the action, as written. */
  readonly patterns: readonly PolicyText[];
}

/**
 * Returns the statements of a principal that allow an action on something. Checks only their
 * actions.
 */
export const grantingStatements = (
  principal: Principal,
  action: string,
): readonly GrantingStatement[] =>
  policiesOf(principal).flatMap((policy) => {
    const covering = coveringStatements(policy, action);
    // Most policies say nothing of most actions.
    if (covering.length === 0) return [];
    return covering
      .filter(({ statement }) => statement.effect === 'Allow')
      .map(({ statement, patterns }) => ({
        policy,
        statement,
        place: placeToChange(principal, policy, statement),
        patterns,
      }));
  });

/** Returns the resources of a statement; `*` for a statement on all but some. */
export const resourcesOf = ({
  statement,
}: Pick<GrantingStatement, 'statement'>): readonly PolicyText[] =>
  statement.notResource ? ['*'] : statement.resources;
