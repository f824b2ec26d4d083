import { exampleOf } from './alike-principals';
import { assumableRoles } from './assumable-roles';
import { connectHolders } from './connect-holders';
import { canTakeAnyPermission } from './escalations-in-world';
import { passableRoles } from './passable-roles';
import { canDo, reachedBy } from './reached-action';
import { Found, subjectOf } from './rule';
import { asAssumedBy } from './session-tags';
import { allows } from './statement-queries';
import { rolesByTrust } from './trusted-things';
import { UsableRole } from './usable-role';
import { hasEverything } from './whole-access';
import { rolesOfWorkloads } from './workload-roles';
import { actionsOfWays, trustedThings } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { groupBy } from '../input/group-by';
import { lazy, memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';
import { listed } from '../text/listed';

/**
 * Returns the findings on principals that can act as a role of the same world, and so get more
 * access to Amazon Connect. They assume the role, or pass it to a service; or it is several roles
 * away. A holder of access to Amazon Connect that may assume any role has an escalation by itself.
 */
export function roleChains(world: World): Found[] {
  const holders = new Set(connectHolders(world));
  if (holders.size === 0) return [];
  const roles = world.principals.filter(({ kind, madeByAws }) => kind === 'role' && !madeByAws);
  const usable = memoize((principal: Principal) => usableRoles(principal, roles, world));
  const powers = memoize((role: Principal) => powersOf(role, world));
  return world.principals
    .filter((principal) => !principal.madeByAws && !hasEverything(principal))
    .filter((principal) => !canTakeAnyPermission(world, principal))
    .flatMap((principal) => {
      const steps = usable(principal).filter(({ isAny }) => !isAny || !holders.has(principal));
      const chains = steps.flatMap((step) => chainOf(principal, step, usable, powers));
      return [...chains.filter(({ step }) => !step.isAny), ...firstOfEach(chains)].map((chain) =>
        foundIn(principal, chain),
      );
    });
}

/**
 * Returns the roles that a principal can act as, each once: it assumes them, passes them to a
 * service, controls what runs as them, or they trust what it controls.
 */
export function usableRoles(
  principal: Principal,
  roles: readonly Principal[],
  world: World,
): readonly UsableRole[] {
  const { workloads = [] } = world;
  if (!mayAct(exampleOf(world, principal))) return assumableRoles(principal, roles, false);
  const all = [
    ...assumableRoles(principal, roles),
    ...passableRoles(principal, roles),
    ...rolesOfWorkloads(principal, roles, workloads),
    ...rolesByTrust(principal, roles),
  ];
  const named = [...all.filter(({ isAny }) => !isAny), ...all.filter(({ isAny }) => isAny)];
  return named.filter(({ role }, i) => named.findIndex((one) => one.role === role) === i);
}

/** Returns whether policies allow an action by which a principal acts as a role, on something. */
const mayAct = memoize((principal: Principal): boolean =>
  actingActions().some((action) => allows(principal, action)),
);

const actingActions = lazy((): readonly string[] => [
  trustFacts().assume,
  ...actionsOfWays(),
  ...trustedThings().flatMap(({ needs }) => needs),
]);

type UsableRoles = (principal: Principal) => readonly UsableRole[];

/** How a principal gets to a role with more access. */
interface Chain {
  readonly step: UsableRole;
  /** The roles, from that of the step to the last. */
  readonly path: readonly Principal[];
  /** The actions that the principal gets. */
  readonly gained: readonly string[];
  /** The number of other roles that the same statement leads to. */
  readonly others?: number;
}

function chainOf(
  principal: Principal,
  step: UsableRole,
  usable: UsableRoles,
  powers: (role: Principal) => readonly string[],
): readonly Chain[] {
  const chain = chainsFrom([step.role], usable, new Set([principal, step.role]))
    .map((path) => ({ step, path, gained: powers(lastOf([principal, ...path])) }))
    .map((one) => ({ ...one, gained: one.gained.filter((action) => !canDo(principal, action)) }))
    .map((one) => ({ ...one, gained: withSignIn(step, one.gained) }))
    .find(({ gained }) => gained.length > 0);
  return chain ? [chain] : [];
}

/** Returns the last role of a chain, as the one before it has it. */
const lastOf = (chain: readonly Principal[]): Principal => {
  const [caller, role] = chain.slice(-2);
  return asAssumedBy(caller, role);
};

/** Adds what a principal gets that chooses the user as whom a role signs in. */
function withSignIn({ role, means }: UsableRole, gained: readonly string[]): readonly string[] {
  const { signIn } = trustFacts();
  const isGained = means?.choosesName && reachedBy(role, { action: signIn }).length > 0;
  if (!isGained) return gained;
  return [`${signIn} as any user`, ...gained.filter((action) => action !== signIn)];
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

/** Returns the first chain of each statement on any role. A statement is one cause. */
function firstOfEach(chains: readonly Chain[]): readonly Chain[] {
  const ofAny = chains.filter(({ step }) => step.isAny);
  const byPlace = groupBy(ofAny, ({ step }) => JSON.stringify(step.place));
  return [...byPlace.values()].map(([first, ...others]) => ({ ...first, others: others.length }));
}

const powersOf = (role: Principal, world: World): readonly string[] =>
  hasEverything(role) || canTakeAnyPermission(world, role)
    ? trustFacts().powers
    : trustFacts().powers.filter((action) => canDo(role, action));

function foundIn(principal: Principal, { step, path, gained, others = 0 }: Chain): Found {
  const { role, by, place, isTrusted, means } = step;
  const through = path.slice(1).map(({ name }) => name);
  const last = through.length > 0 ? `, through ${listed(through)}` : '';
  const more = others > 0 ? ` and ${others} more ${others === 1 ? 'role' : 'roles'}` : '';
  const gets = `gets ${subjectOf(gained)}${last}`;
  const caller = isTrusted ? ` by ${principal.name}` : '';
  const on = means?.what ?? `the role ${role.name}`;
  const acts = means ? `acts as the role ${role.name}, and ` : '';
  return {
    subject: `${by.join(', ')} on ${means?.name ?? role.name}${caller}`,
    what: isTrusted
      ? `the role ${role.name} trusts the ${principal.kind} ${principal.name}, which ${gets}`
      : `${listed(by)} on ${on}${more}: the holder ${acts}${gets}`,
    instead: `Acknowledge that the holder has the access of the role ${path[path.length - 1].name} too`,
    place,
  };
}
