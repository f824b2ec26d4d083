import { alikeOf } from './alike-principals';
import { isSureStep } from './sure-steps';
import { takenPrincipals } from './taken-principals';
import { isOpenTo } from './taken-users';
import { UsableRole } from './usable-role';
import { usableRoles } from './usable-roles';
import { escalationWays } from '../catalogue/escalation';
import { groupBy } from '../input/group-by';
import { lazy } from '../input/memoize';
import { Principal, World } from '../policy/model';

/** Returns whether a principal, and all that are like it, can act as another one for certain. */
export const isActingAs = (world: World, principal: Principal, other: Principal): boolean =>
  actedAs(world, principal, [other]).length > 0;

/**
 * Returns those of some roles and users that a principal, and all that are like it, can act as for
 * certain. It acts as a user by credentials that it makes.
 */
export const actedAs = (
  world: World,
  principal: Principal,
  some: readonly Principal[],
): readonly Principal[] => {
  const kinds = groupBy(some, ({ kind }) => kind);
  const left = { roles: kinds.get('role') ?? NONE, users: kinds.get('user') ?? NONE };
  const { roles, users } = alikeOf(world, principal).reduce((known, one) => {
    const isSure = (step: UsableRole) => isSureStep(one, step);
    return {
      roles: usableRoles(one, known.roles, world).filter(isSure).map(roleOf),
      users: takenPrincipals(one, known.users)
        .filter(isByCredentials)
        .filter(isSure)
        .map(roleOf)
        .filter((user) => isOpenTo(one, user)),
    };
  }, left);
  return [...roles, ...new Set(users)];
};

const NONE: readonly never[] = Object.freeze([]);

const roleOf = ({ role }: UsableRole): Principal => role;

/** Returns whether a step is by credentials that somebody makes. Other ways need some that are there. */
const isByCredentials = ({ by }: UsableRole) => credentialWays().includes(by);

const credentialWays = lazy(() =>
  escalationWays()
    .filter(({ takes, hands }) => takes === 'user' && hands === 'any-permission')
    .map(({ needs }) => needs),
);
