import { capabilities } from '../catalogue/capabilities';
import { lazy, memoize } from '../input/memoize';
import { matchesAction } from '../policy/action-patterns';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Principal } from '../policy/model';
import { Place } from '../policy/place';
import { PolicyStatement } from '../policy/statement';

/** A statement that allows an action, and the place to change it. */
export interface Granting {
  readonly statement: PolicyStatement;
  /** The place in the file. For an AWS managed policy, the place of its attachment. */
  readonly place: Place;
}

const neededActions = lazy((): readonly string[] => [
  ...new Set(capabilities().flatMap(({ ways }) => ways.flatMap(({ needs }) => needs))),
]);

/** Returns the actions of all capabilities that a pattern matches. Many policies share patterns. */
const actionsMatching = memoize((pattern: PolicyText): readonly string[] =>
  neededActions().filter((action) => matchesAction(pattern, action)),
);

/** Returns the allowing statements of a principal by the actions of capabilities. */
export function grantingByAction(principal: Principal): ReadonlyMap<string, readonly Granting[]> {
  const byAction = new Map<string, Granting[]>();
  for (const policy of policiesOf(principal)) {
    const attachment = principal.attached.find((one) => one.policy === policy);
    for (const statement of policy.statements) {
      if (statement.effect === 'Deny') continue;
      const isOfAws = policy.origin === 'aws' && attachment !== undefined;
      const granting = { statement, place: isOfAws ? attachment.place : statement.place };
      for (const action of actionsOf(statement))
        byAction.set(action, [...(byAction.get(action) ?? []), granting]);
    }
  }
  return byAction;
}

function actionsOf({ actions, notAction }: PolicyStatement): Iterable<string> {
  const named = new Set(actions.flatMap(actionsMatching));
  return notAction ? neededActions().filter((action) => !named.has(action)) : named;
}
