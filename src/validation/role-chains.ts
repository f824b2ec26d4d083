import { assumableRoles, UsableRole } from './assumable-roles';
import { connectHolders } from './connect-holders';
import { canTakeAnyPermission } from './escalations';
import { passableRoles } from './passable-roles';
import { canDo } from './reached-action';
import { Found, subjectOf } from './rule';
import { hasEverything } from './whole-access';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';
import { listed } from '../text/listed';

/**
 * Returns the findings on principals that can act as a role of the same world, and so get more
 * access to Amazon Connect. They assume the role, or pass it to a service; or it is several roles
 * away. A role that is not named is an escalation by itself.
 */
export function roleChains(world: World): Found[] {
  if (connectHolders(world).length === 0) return [];
  const roles = world.principals.filter(({ kind, madeByAws }) => kind === 'role' && !madeByAws);
  const usable = memoize((principal: Principal) => usableRoles(principal, roles));
  return world.principals
    .filter((principal) => !principal.madeByAws && !hasEverything(principal))
    .flatMap((principal) =>
      usable(principal).flatMap((step) => chainFindings(principal, step, usable)),
    );
}

/** Returns the roles that a principal can act as, each once. */
function usableRoles(principal: Principal, roles: readonly Principal[]): readonly UsableRole[] {
  const all = [...assumableRoles(principal, roles), ...passableRoles(principal, roles)];
  return all.filter(({ role }, i) => all.findIndex((one) => one.role === role) === i);
}

type UsableRoles = (principal: Principal) => readonly UsableRole[];

function chainFindings(principal: Principal, step: UsableRole, usable: UsableRoles): Found[] {
  const chain = chainsFrom([step.role], usable, new Set([principal, step.role]))
    .map((path) => ({ path, gained: gainOf(principal, path[path.length - 1]) }))
    .find(({ gained }) => gained.length > 0);
  return chain ? [foundIn(step, chain.path, chain.gained)] : [];
}

/** Returns the roles that a chain of roles leads to, each with its chain, the shortest first. */
function chainsFrom(
  start: readonly Principal[],
  usable: UsableRoles,
  seen: Set<Principal>,
): readonly (readonly Principal[])[] {
  const chains: (readonly Principal[])[] = [start];
  for (const chain of chains)
    for (const { role } of usable(chain[chain.length - 1])) {
      if (seen.has(role)) continue;
      seen.add(role);
      chains.push([...chain, role]);
    }
  return chains;
}

/** Returns the actions that a principal gets by a role, and lacks. */
const gainOf = (principal: Principal, role: Principal): readonly string[] =>
  canTakeAnyPermission(principal)
    ? []
    : powersOf(role).filter((action) => !canDo(principal, action));

const powersOf: (role: Principal) => readonly string[] = memoize((role: Principal) =>
  hasEverything(role) || canTakeAnyPermission(role)
    ? trustFacts().powers
    : trustFacts().powers.filter((action) => canDo(role, action)),
);

function foundIn(
  { role, by, place }: UsableRole,
  path: readonly Principal[],
  gained: readonly string[],
): Found {
  const through = path.slice(1).map(({ name }) => name);
  const last = through.length > 0 ? `, through ${listed(through)}` : '';
  return {
    subject: `${by.join(', ')} on ${role.name}`,
    what: `${listed(by)} on the role ${role.name}: the holder gets ${subjectOf(gained)}${last}`,
    instead: `Acknowledge that the holder has the access of the role ${path[path.length - 1].name} too`,
    place,
  };
}
