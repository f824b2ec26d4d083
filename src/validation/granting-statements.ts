import { matchesAction } from '../policy/action-patterns';
import { PolicyText } from '../policy/deploy-time-text';
import { Place, policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';

/** A statement that allows an action to a principal, and the place to change it. */
export interface GrantingStatement {
  readonly statement: PolicyStatement;
  /** The patterns of the statement that allow the action, as written. */
  readonly patterns: readonly PolicyText[];
  readonly policy: Policy;
  /** The place in the file. For an AWS managed policy, the place of its attachment. */
  readonly place: Place;
}

/**
 * Returns the statements of a principal that allow an action on something. Checks only their
 * actions.
 */
export const grantingStatements = (principal: Principal, action: string): GrantingStatement[] =>
  policiesOf(principal).flatMap((policy) => {
    const attachment = principal.attached.find((one) => one.policy === policy);
    return policy.statements.flatMap((statement) => {
      const patterns = grantingPatterns(statement, action);
      const place = policy.origin === 'aws' && attachment ? attachment.place : statement.place;
      return patterns.length > 0 ? [{ statement, patterns, policy, place }] : [];
    });
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
