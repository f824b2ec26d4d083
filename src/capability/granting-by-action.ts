import { capabilities } from '../catalogue/capabilities';
import { lazy } from '../input/memoize';
import { actionSet } from '../policy/matching-actions';
import { Principal } from '../policy/model';
import { PlacedStatement, placedStatements } from '../policy/statement-places';

const needed = actionSet(
  lazy((): readonly string[] => [
    ...new Set(capabilities().flatMap(({ ways }) => ways.flatMap(({ needs }) => needs))),
  ]),
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
    for (const action of needed.coveredBy(placed.statement)) {
      const known = byAction.get(action);
      if (known) known.push(placed);
      else byAction.set(action, [placed]);
    }
  }
  return byAction;
}
