import { mayAssume } from './own-gain';
import { EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy } from '../input/memoize';
import { Principal } from '../policy/model';

/** Returns the ways by which a principal acts as a role, without those that need one to assume. */
export const waysAsRole = (principal: Principal): readonly EscalationWay[] =>
  mayAssume(principal) ? all() : withoutAssuming();

/** Nobody in an account writes into the roles of permission sets. */
const all = lazy(() =>
  escalationWays().filter(
    ({ hands, takes, actsAsNoRole }) =>
      takes === 'role' || (takes === undefined && hands === 'roles' && !actsAsNoRole),
  ),
);

const withoutAssuming = lazy(() => all().filter(({ assumes }) => !assumes));

export const waysAsUser = lazy(() => escalationWays().filter(({ takes }) => takes === 'user'));
