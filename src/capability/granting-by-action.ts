import { capabilities } from '../catalogue/capabilities';
import { lazy, memoize } from '../input/memoize';
import { matchesAction } from '../policy/action-patterns';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../policy/model';
import { PlacedStatement, placedStatements } from '../policy/statement-places';

const neededActions = lazy((): readonly string[] => [
  ...new Set(capabilities().flatMap(({ ways }) => ways.flatMap(({ needs }) => needs))),
]);

/** Returns the actions of all capabilities that a pattern matches. Many policies share patterns. */
const actionsMatching = memoize((pattern: PolicyText): readonly string[] =>
  neededActions().filter((action) => matchesAction(pattern, action)),
);

/** Returns the allowing statements of a principal by the actions of capabilities. */
export function grantingByAction(
  principal: Principal,
): ReadonlyMap<string, readonly PlacedStatement[]> {
  const byAction = new Map<string, PlacedStatement[]>();
  const allowing = placedStatements(principal).filter(
    ({ statement }) => statement.effect === 'Allow',
  );
  for (const placed of allowing) {
    for (const action of actionsOf(placed.statement))
      byAction.set(action, [...(byAction.get(action) ?? []), placed]);
  }
  return byAction;
}

function actionsOf({ actions, notAction }: PolicyStatement): Iterable<string> {
  const named = new Set(actions.flatMap(actionsMatching));
  return notAction ? neededActions().filter((action) => !named.has(action)) : named;
}
