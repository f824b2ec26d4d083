import { alikeOf } from './alike-principals';
import { isSureStep } from './sure-steps';
import { usableRoles } from './usable-roles';
import { Principal, World } from '../policy/model';

/** Returns whether a principal, and all that are like it, can act as a role for certain. */
export const isActingAs = (world: World, principal: Principal, role: Principal): boolean =>
  alikeOf(world, principal).every((one) =>
    usableRoles(one, [role], world).some((step) => isSureStep(one, step)),
  );
