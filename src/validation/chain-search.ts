import { stepsIn } from './access-graph';
import { chainGainsIn } from './chain-gains';
import { connectHolders } from './connect-holders';
import { reachedBy } from './reached-action';
import { pathTo, Reached, reachedFrom } from './reached-principals';
import { asAssumedBy } from './session-tags';
import { UsableRole } from './usable-role';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { Principal, World } from '../policy/model';

/** How a principal gets to a role with more access. */
export interface Chain {
  readonly principal: Principal;
  readonly step: UsableRole;
  /** The roles, from that of the step to the last. */
  readonly path: readonly Principal[];
  /** The actions that the principal gets. */
  readonly gained: readonly string[];
  /** The number of other roles that the same statement leads to. */
  readonly others?: number;
}

/**
 * Returns the shortest chain of each of some steps of a principal that gives powers; otherwise the
 * one that gives a way to more access.
 */
export function chainsOf(
  principal: Principal,
  some: readonly UsableRole[],
  world: World,
): readonly Chain[] {
  if (some.length === 0) return [];
  const { powersOf, lackedBy, waysFrom, mayLeadToPowers, mayLeadToWays } = chainGainsIn(world);
  const steps = stepsIn(world);
  // What is open to everybody of the account is no gain by a step to another role.
  const open = steps(principal).filter(({ isOfEverybody }) => isOfEverybody);
  const passed = [principal, ...open.map(({ role }) => role)];
  const powers = (step: UsableRole, { role, before }: Reached) => {
    const last = asAssumedBy(before?.role ?? principal, role);
    const gained = powersOf(last).filter((action) => lackedBy(principal).has(action));
    return withSignIn(step, gained);
  };
  const rolesTo = (reached: Reached) => pathTo(reached).map(({ role }) => role);
  return some.flatMap((step): readonly Chain[] => {
    const first = (
      mayLead: (role: Principal) => boolean,
      gainedAt: (reached: Reached) => readonly string[],
    ): Chain | undefined => {
      if (!mayLead(step.role)) return undefined;
      const leading = (from: Principal) => steps(from).filter(({ role }) => mayLead(role));
      for (const reached of reachedFrom(step.role, leading, passed)) {
        const gained = gainedAt(reached);
        if (gained.length > 0) return { principal, step, path: rolesTo(reached), gained };
      }
      return undefined;
    };
    const atOnce = powers(step, { role: step.role });
    if (atOnce.length > 0) return [{ principal, step, path: [step.role], gained: atOnce }];
    const isHolder = holdersIn(world);
    const chain =
      first(mayLeadToPowers(principal), (reached) => powers(step, reached)) ??
      first(mayLeadToWays(principal), (reached) =>
        waysFrom(principal, reached.role, [principal, ...rolesTo(reached)].some(isHolder)),
      );
    return chain ? [chain] : [];
  });
}

const holdersIn = memoize((world: World) => {
  const holders = new Set(connectHolders(world));
  return (one: Principal): boolean => holders.has(one);
});

/** Adds what a principal gets that chooses the user as whom a role signs in. */
function withSignIn({ role, means }: UsableRole, gained: readonly string[]): readonly string[] {
  const { signIn } = trustFacts();
  const isGained = means?.choosesName && reachedBy(role, { action: signIn }).length > 0;
  if (!isGained) return gained;
  return [`${signIn} as any user`, ...gained.filter((action) => action !== signIn)];
}
