import { stepsIn, waysOnReaching } from './access-graph';
import { exampleOf } from './alike-principals';
import { connectHolders } from './connect-holders';
import { lacks, Power, powersOf } from './connect-powers';
import { Escalation, hasEverything } from './escalations';
import { canTakeAnyPermission, escalationsIn, waysIn } from './escalations-in-world';
import { lackedWays } from './lacked-ways';
import { asksSession } from './own-tags';
import { mayTakeOff } from './taken-off-denies';
import { trustFacts } from '../catalogue/trust';
import { groupBy } from '../input/group-by';
import { lazy, memoize } from '../input/memoize';
import { policiesOf, Principal, World } from '../policy/model';

type Test = (role: Principal) => boolean;

/** What principals get at the ends of chains of roles. */
export interface ChainGains {
  /** Returns the actions of Amazon Connect that give the access of other people, and where a role may do them. */
  readonly powersOf: (role: Principal) => readonly Power[];
  /**
   * Returns the actions of ways to more access of the last of a chain that the first one lacks. Who
   * is allowed everything has all of them.
   */
  readonly waysFrom: (
    first: Principal,
    last: Principal,
    reachesConnect: boolean,
  ) => readonly string[];
  /** Returns whether a role may lead to powers that a principal lacks. */
  readonly mayLeadToPowers: (principal: Principal) => Test;
  /** Returns whether a role may lead to ways to more access that a principal lacks. */
  readonly mayLeadToWays: (principal: Principal) => Test;
  /** Returns whether a role may lead to one that may take policies off others. */
  readonly mayLeadToTakers: Test;
}

/**
 * Returns what chains of roles give in a world. Roles that give the same are compared once, and what
 * leads to none of them need not be followed.
 */
export const chainGainsIn: (world: World) => ChainGains = memoize((world: World): ChainGains => {
  const holders = new Set(connectHolders(world));
  const powers = memoize((role: Principal) => powersIn(role, world));
  const waysOf = (reachesConnect: boolean) => (one: Principal) => {
    if (hasEverything(one)) return waysIn(world)(exampleOf(world, one));
    return reachesConnect
      ? escalationsIn(world)(exampleOf(world, one))
      : waysOnReaching(world)(one).map(({ escalation }) => escalation);
  };
  const alikeBy = (keyOf: (role: Principal) => string) =>
    lazy(() => [...groupBy(world.principals.filter(isJudged), keyOf).values()]);
  const byPowers = alikeBy((role) => (mayBring(role) ? BRINGS : JSON.stringify(powers(role))));
  const byWays = [true, false].map((reachesConnect) => {
    const ways = memoize(waysOf(reachesConnect));
    const groups = alikeBy((role) => JSON.stringify(ways(role).map(wayKey)));
    return { reachesConnect, ways, groups };
  });
  const leading = memoize((group: readonly Principal[]) => leadingTo(group, world));
  const leads = (groups: readonly (readonly Principal[])[]): Test => {
    const all = groups.map(leading);
    return (role) => all.some((one) => one.has(role));
  };
  const takersLed = lazy(() => leadingTo(world.principals.filter(isTaker), world));
  return {
    powersOf: powers,
    waysFrom: (first, last, reachesConnect) => {
      const [own, others] = [first, last].map(waysOf(reachesConnect));
      const lacked = lackedWays(own, others);
      if (lacked.length > 0 && hasEverything(last)) return [EVERY_PERMISSION];
      return [...new Set(lacked.flatMap(({ way }) => way.needs))];
    },
    mayLeadToPowers: memoize((principal: Principal) =>
      leads(byPowers().filter(([one]) => mayBring(one) || powers(one).some(lacks(principal)))),
    ),
    mayLeadToWays: memoize((principal: Principal) =>
      leads(
        byWays
          .filter(({ reachesConnect }) => reachesConnect || !holders.has(principal))
          .flatMap(({ ways, groups }) =>
            groups().filter(([one]) => lackedWays(ways(principal), ways(one)).length > 0),
          ),
      ),
    ),
    mayLeadToTakers: (role) => takersLed().has(role),
  };
});

const EVERY_PERMISSION = 'every permission in the account';

const isJudged = ({ madeByAws }: Principal) => !madeByAws;

/** Returns whether a principal may take policies off others. */
const isTaker = (one: Principal) => isJudged(one) && mayTakeOff(one);

/** Returns whether what a role may do depends on what its caller brings to the session. */
const mayBring = (role: Principal) => policiesOf(role).some(asksSession);

const BRINGS = 'depends on the session';

const wayKey = ({ way, reach }: Escalation): readonly unknown[] => [way.id, reach];

const powersIn = (role: Principal, world: World): readonly Power[] =>
  hasEverything(role) || canTakeAnyPermission(world, role)
    ? trustFacts().powers.map((action) => ({ action, on: ['*'] }))
    : powersOf(role);

/** Returns some roles, and all principals that can act as one of them, through others too. */
function leadingTo(roles: readonly Principal[], world: World): ReadonlySet<Principal> {
  const found = new Set(roles);
  for (const one of found) for (const from of callersIn(world).get(one) ?? []) found.add(from);
  return found;
}

/** Returns who can act as each principal of a world. */
const callersIn = memoize((world: World): ReadonlyMap<Principal, readonly Principal[]> => {
  const callers = new Map<Principal, Principal[]>();
  for (const from of world.principals.filter(isJudged))
    for (const { role } of stepsIn(world)(from)) {
      const known = callers.get(role);
      if (known) known.push(from);
      else callers.set(role, [from]);
    }
  return callers;
});
