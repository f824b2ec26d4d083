import { stepsIn } from './access-graph';
import { chainGainsIn } from './chain-gains';
import { WithTags } from './changed-tags';
import { connectHolders } from './connect-holders';
import { lacks, whereGained } from './connect-powers';
import { freeing, perhapsFreeing } from './freed-principals';
import { reachedBy } from './reached-action';
import { pathTo, Reached, reachedFrom } from './reached-principals';
import { asAssumedBy } from './session-tags';
import { UsableRole } from './usable-role';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';

/** What a principal gets at the end of a chain. */
export interface Gain {
  /** The actions that it gets. */
  readonly gained: readonly string[];
  /** The first resource on which it gets them. Default: it has some of the actions nowhere. */
  readonly on?: PolicyText;
  /** Those off which it takes denies with them: itself, or others as which it can act. Default: nobody. */
  readonly freed?: readonly Principal[];
}

/** How a principal gets to a role with more access. */
export interface Chain extends Gain {
  readonly principal: Principal;
  readonly step: UsableRole;
  /** The roles, from that of the step to the last. */
  readonly path: readonly Principal[];
  /** The number of other roles that the same statement leads to. */
  readonly others?: number;
  /** What it does in the end, in words. Default: it gets the actions. */
  readonly does?: string;
  /** The changes of tags that come first. Default: none. */
  readonly tagged?: readonly Tagged[];
}

/** A change of the tags of a principal by another one. */
export interface Tagged {
  readonly by: Principal;
  readonly of: Principal;
}

/**
 * Returns the shortest chain of each of some steps of a principal that gives powers; otherwise the
 * one that gives a way to more access.
 *
 * @param withTags - Returns what others make of a principal by a change of its tags. Default: nothing.
 */
export function chainsOf(
  principal: Principal,
  some: readonly UsableRole[],
  world: World,
  withTags?: WithTags,
): readonly Chain[] {
  if (some.length === 0) return [];
  const { powersOf, waysFrom, mayLeadToPowers, mayLeadToWays, mayLeadToTakers } =
    chainGainsIn(world);
  const changed = withTags ?? ((one) => one);
  const steps = (from: Principal) => stepsIn(world)(changed(from));
  // What is open to everybody of the account is no gain by a step to another role.
  const open = steps(principal).filter(({ isOfEverybody }) => isOfEverybody);
  const passed = [principal, ...open.map(({ role }) => role)];
  const powers = (step: UsableRole, { role, before }: Reached): Gain => {
    const last = asAssumedBy(before?.role ?? principal, changed(role));
    const all = powersOf(last).filter(lacks(principal));
    const gained = all.map(({ action }) => action);
    const on = whereGained(principal, all);
    return { gained: withSignIn(step, gained), ...(on !== undefined && { on }) };
  };
  // Those off whom others take denies: the principal, and all as which it can act.
  const bound = lazy(() =>
    [...reachedFrom(principal, steps)]
      .map(({ role }) => role)
      .filter((one) => freeing(world)(principal)(one).length === 0),
  );
  const takenOff = memoize((taker: Principal): Gain => {
    const all = bound().flatMap((one) =>
      perhapsFreeing(world)(taker)(one).map((action) => ({ one, action })),
    );
    return {
      gained: [...new Set(all.map(({ action }) => action))],
      freed: [...new Set(all.map(({ one }) => one))],
    };
  });
  const rolesTo = (reached: Reached) => pathTo(reached).map(({ role }) => role);
  return some.flatMap((step): readonly Chain[] => {
    const first = (
      mayLead: (role: Principal) => boolean,
      gainAt: (reached: Reached) => Gain,
    ): Chain | undefined => {
      // What leads somewhere is known of principals as they are.
      const leads = (role: Principal) => withTags !== undefined || mayLead(role);
      if (!leads(step.role)) return undefined;
      const leading = (from: Principal) => steps(from).filter(({ role }) => leads(role));
      for (const reached of reachedFrom(step.role, leading, passed)) {
        const gain = gainAt(reached);
        if (gain.gained.length > 0) return { principal, step, path: rolesTo(reached), ...gain };
      }
      return undefined;
    };
    const atOnce = powers(step, { role: step.role });
    if (atOnce.gained.length > 0) return [{ principal, step, path: [step.role], ...atOnce }];
    const isHolder = holdersIn(world);
    const chain =
      first(mayLeadToPowers(principal), (reached) => powers(step, reached)) ??
      first(mayLeadToWays(principal), (reached) => {
        const reachesConnect = [principal, ...rolesTo(reached)].some(isHolder);
        return { gained: waysFrom(principal, changed(reached.role), reachesConnect) };
      }) ??
      first(mayLeadToTakers, (reached) => {
        const reachesConnect = [principal, ...rolesTo(reached)].some(isHolder);
        return reachesConnect ? takenOff(changed(reached.role)) : NOTHING;
      });
    return chain ? [chain] : [];
  });
}

const NOTHING: Gain = { gained: [] };

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
