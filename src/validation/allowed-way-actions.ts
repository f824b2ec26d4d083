import { actionsOfWays } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { actionSet } from '../policy/matching-actions';
import { policiesOf, Policy, Principal } from '../policy/model';
import { isAllow } from '../policy/statement';

/**
 * Returns the actions of ways to more access that some statement of a principal allows on
 * something. Checks only their actions. Most principals have none of them.
 */
export const allowedWayActions: (principal: Principal) => ReadonlySet<string> = memoize(
  (principal: Principal) => {
    const found = policiesOf(principal).map(allowedActions);
    const some = found.filter(({ size }) => size > 0);
    return some.length === 1 ? some[0] : new Set(some.flatMap((actions) => [...actions]));
  },
);

const ofWays = actionSet(() => [...actionsOfWays()]);

const allowedActions = memoize(
  ({ statements }: Policy): ReadonlySet<string> =>
    new Set(statements.filter(isAllow).flatMap((statement) => [...ofWays.coveredBy(statement)])),
);
