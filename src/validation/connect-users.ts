import { exampleOf } from './alike-principals';
import { connectHolders, isOnConnect, reachesConnect } from './connect-holders';
import { reachedBy } from './reached-action';
import { actionsOf } from '../catalogue/actions';
import { familyServices } from '../catalogue/family';
import { memoize } from '../input/memoize';
import { policiesOf, Policy, Principal, World } from '../policy/model';
import { isAllow } from '../policy/statement';

/**
 * Returns whether a principal is one of those that reach Amazon Connect, and may do something there,
 * under some condition. Its denies and its permissions boundary count.
 */
export const mayUseConnect: (world: World) => (principal: Principal) => boolean = memoize(
  (world: World) => {
    const holders = new Set(connectHolders(world));
    return (principal: Principal) =>
      holders.has(principal) && isLeftInConnect(exampleOf(world, principal));
  },
);

/** Returns whether something in Amazon Connect is left to somebody whose policies allow it. */
export const isLeftInConnect: (principal: Principal) => boolean = memoize(
  (principal: Principal) =>
    (!principal.boundary && policiesOf(principal).every(isPlain)) ||
    familyServices()
      .flatMap(actionsOf)
      .some((action) =>
        reachedBy(principal, { action }).some(({ statement }) => isOnConnect(statement)),
      ),
);

/** Returns whether all that a policy allows in Amazon Connect is allowed without conditions. */
const isPlain = (policy: Policy): boolean =>
  policy.statements.every(isAllow) &&
  (!reachesConnect(policy) || policy.statements.every(({ conditions }) => conditions.length === 0));
