import { stepsIn, waysOnReaching } from './access-graph';
import { exampleOf } from './alike-principals';
import { connectHolders } from './connect-holders';
import { Escalation } from './escalations';
import { canTakeAnyPermission, escalationsIn } from './escalations-in-world';
import { isOpenToAnyone } from './open-trust';
import { canDo, reachedBy } from './reached-action';
import { Found, subjectOf } from './rule';
import { asAssumedBy } from './session-tags';
import { UsableRole } from './usable-role';
import { hasEverything } from './whole-access';
import { trustFacts } from '../catalogue/trust';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { toDisplayText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { listed } from '../text/listed';

/**
 * Returns the findings on principals that can act as a role of the same world, and so get more
 * access to Amazon Connect, or a way to more access. They assume the role, or pass it to a service;
 * or it is several roles away. A holder of access to Amazon Connect that may assume any role has an
 * escalation by itself.
 */
export function roleChains(world: World): Found[] {
  const holders = new Set(connectHolders(world));
  if (holders.size === 0 && !world.principals.some((one) => canTakeAnyPermission(world, one)))
    return [];
  const gains = gainsIn(world, holders);
  const chains = world.principals
    .filter((principal) => !principal.madeByAws && !hasEverything(principal))
    .filter((principal) => !canTakeAnyPermission(world, principal))
    .flatMap((principal) => {
      const steps = stepsIn(world)(principal)
        .filter(({ isTaken }) => !isTaken)
        .filter(({ isAny }) => !isAny || !holders.has(principal))
        .filter((step) => !isOpenToAnyone(world, step));
      const all = steps.flatMap((step) => chainOf(principal, step, stepsIn(world), gains));
      return [...all.filter(({ step }) => !step.isAny), ...firstOfEach(all)];
    });
  return [
    ...chains.filter(({ step }) => !step.isOfEverybody).map(foundIn),
    ...openTrusts(chains.filter(({ step }) => step.isOfEverybody)),
  ];
}

type Steps = (principal: Principal) => readonly UsableRole[];

/** What a principal gets at the end of a chain of roles. */
interface Gains {
  /** Returns the actions of Amazon Connect that give the access of other people. */
  readonly powersOf: (role: Principal) => readonly string[];
  /** Returns the actions of ways to more access that the first of a chain lacks. */
  readonly waysOf: (chain: readonly Principal[]) => readonly string[];
}

function gainsIn(world: World, holders: ReadonlySet<Principal>): Gains {
  const waysOf = (principal: Principal, reachesConnect: boolean): readonly Escalation[] =>
    reachesConnect
      ? escalationsIn(world)(exampleOf(world, principal))
      : waysOnReaching(world)(principal).map(({ escalation }) => escalation);
  return {
    powersOf: memoize((role: Principal) => powersOf(role, world)),
    waysOf: (chain) => {
      const reachesConnect = chain.some((one) => holders.has(one));
      const own = waysOf(chain[0], reachesConnect);
      const has = ({ way, reach }: Escalation) =>
        own.some((one) => one.way.id === way.id && (one.reach === 'open' || reach === 'limited'));
      const gained = waysOf(chain[chain.length - 1], reachesConnect).filter((one) => !has(one));
      return [...new Set(gained.flatMap(({ way }) => way.needs))];
    },
  };
}

/** How a principal gets to a role with more access. */
interface Chain {
  readonly principal: Principal;
  readonly step: UsableRole;
  /** The roles, from that of the step to the last. */
  readonly path: readonly Principal[];
  /** The actions that the principal gets. */
  readonly gained: readonly string[];
  /** The number of other roles that the same statement leads to. */
  readonly others?: number;
}

/** Returns the shortest chain that gives powers; otherwise the one that gives a way to more access. */
function chainOf(
  principal: Principal,
  step: UsableRole,
  steps: Steps,
  { powersOf: powers, waysOf }: Gains,
): readonly Chain[] {
  // What is open to everybody of the account is no gain by a step to another role.
  const open = steps(principal).filter(({ isOfEverybody }) => isOfEverybody);
  const seen = new Set([principal, step.role, ...open.map(({ role }) => role)]);
  const paths = chainsFrom([step.role], steps, seen);
  const withPowers = paths
    .map((path) => ({ principal, step, path, gained: powers(lastOf([principal, ...path])) }))
    .map((one) => ({ ...one, gained: one.gained.filter((action) => !canDo(principal, action)) }))
    .map((one) => ({ ...one, gained: withSignIn(step, one.gained) }))
    .find(({ gained }) => gained.length > 0);
  const chain =
    withPowers ??
    paths
      .map((path) => ({ principal, step, path, gained: waysOf([principal, ...path]) }))
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
  steps: Steps,
  seen: Set<Principal>,
): readonly (readonly Principal[])[] {
  const chains: (readonly Principal[])[] = [start];
  for (const chain of chains)
    for (const { role } of steps(chain[chain.length - 1])) {
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

function foundIn(chain: Chain): Found {
  const { principal, step, path, others = 0 } = chain;
  const { role, by, place, isTrusted, means, namedBy, trustedAs } = step;
  const last = path[path.length - 1];
  const more = others > 0 ? ` and ${others} more ${others === 1 ? 'role' : 'roles'}` : '';
  const gets = `gets ${gainedBy(chain)}`;
  const caller = isTrusted ? ` by ${principal.name}` : '';
  const on = means?.what ?? `the role ${role.name}`;
  const condition =
    namedBy === undefined ? '' : `, if its name is that in ${toDisplayText(namedBy)}`;
  const trust =
    trustedAs === undefined
      ? ''
      : `, if ${toDisplayText(trustedAs)} in its trust lets the holder in`;
  const acts = means ? `acts as the role ${role.name}, and ` : '';
  return {
    subject: `${by.join(', ')} on ${means?.name ?? role.name}${caller}`,
    what: isTrusted
      ? `the role ${role.name} trusts the ${principal.kind} ${principal.name}, which ${gets}`
      : `${listed(by)} on ${on}${more}${condition}${trust}: the holder ${acts}${gets}`,
    instead: `Acknowledge that the holder has the access of the ${last.kind} ${last.name} too`,
    place,
  };
}

/** Says what a principal gets at the end of a chain, and through which roles. */
function gainedBy({ path, gained }: Chain): string {
  const through = path.slice(1).map(({ name }) => name);
  return `${subjectOf(gained)}${through.length > 0 ? `, through ${listed(through)}` : ''}`;
}

/** Returns one finding on each statement that trusts everybody in an account. It is one cause. */
function openTrusts(chains: readonly Chain[]): readonly Found[] {
  return [...groupBy(chains, ({ step }) => step.place).values()].map((all) => {
    const [most] = [...all].sort((one, other) => other.gained.length - one.gained.length);
    const { role, by, place } = most.step;
    const names = [most, ...all.filter((one) => one !== most)].map(
      ({ principal: { kind, name } }) => `the ${kind} ${name}`,
    );
    const who = names.length > 3 ? subjectOf(names) : listed(names);
    const gets = `${names.length === 1 ? 'gets' : 'get'} ${gainedBy(most)}`;
    return {
      subject: `${by.join(', ')} on ${role.name} by everybody`,
      what: `the role ${role.name} trusts everybody who meets its conditions: ${who} ${gets}`,
      instead: `Name the users and roles that need the role ${role.name} in its trust policy`,
      place,
    };
  });
}
