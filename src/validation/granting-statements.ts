import { matchesAction } from '../policy/action-patterns';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../policy/model';
import { PlacedStatement, placedStatements } from '../policy/statement-places';

/** A statement that allows an action to a principal. */
export interface GrantingStatement extends PlacedStatement {
  /** The patterns of the statement that allow the action, as written. */
  readonly patterns: readonly PolicyText[];
}

/**
 * Returns the statements of a principal that allow an action on something. Checks only their
 * actions.
 */
export const grantingStatements = (principal: Principal, action: string): GrantingStatement[] =>
  placedStatements(principal).flatMap((placed) => {
    const patterns = grantingPatterns(placed.statement, action);
    return patterns.length > 0 ? [{ ...placed, patterns }] : [];
  });

/**
 * Returns the patterns of a statement that allow the action. For a statement on all but some
 * actions, returns those actions, none of which is the action.
 */
function grantingPatterns(
  { effect, actions, notAction }: PolicyStatement,
  action: string,
): readonly PolicyText[] {
  if (effect === 'Deny') return [];
  const matching = actions.filter((one) => matchesAction(one, action));
  if (!notAction) return matching;
  return matching.length === 0 ? actions : [];
}
