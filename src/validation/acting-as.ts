import { alikeOf } from './alike-principals';
import { isSureStep } from './sure-steps';
import { usableRoles } from './usable-roles';
import { Principal, World } from '../policy/model';

/** Returns whether a principal, and all that are like it, can act as a role for certain. */
export const isActingAs = (world: World, principal: Principal, role: Principal): boolean =>
  rolesActedAs(world, principal, [role]).length > 0;

/** Returns those of some roles that a principal, and all that are like it, can act as for certain. */
export const rolesActedAs = (
  world: World,
  principal: Principal,
  roles: readonly Principal[],
): readonly Principal[] =>
  alikeOf(world, principal).reduce(
    (left, one) =>
      usableRoles(one, left, world)
        .filter((step) => isSureStep(one, step))
        .map(({ role }) => role),
    roles,
  );
