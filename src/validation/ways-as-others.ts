import { mayAssume } from './own-gain';
import { EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy } from '../input/memoize';
import { Principal } from '../policy/model';

/** Returns the ways by which a principal acts as a role, without those for which it may assume none. */
export const waysAsRole = (principal: Principal): readonly EscalationWay[] =>
  all().filter(({ assumes, needs }) => !assumes || mayAssume(principal, needs[0]));

/** Nobody in an account writes into the roles of permission sets. */
const all = lazy(() =>
  escalationWays().filter(
    ({ hands, takes, actsAsNoRole }) =>
      takes === 'role' || (takes === undefined && hands === 'roles' && !actsAsNoRole),
  ),
);

export const waysAsUser = lazy(() => escalationWays().filter(({ takes }) => takes === 'user'));
