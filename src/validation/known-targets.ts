import { deniedTo } from './assumable-roles';
import { changingActions, mayChangeAccess } from './changed-access';
import { reachesConnect } from './connect-holders';
import { Escalation, handsOverAccount, waysOf } from './escalations';
import { gainOf, ofAction } from './gained-access';
import { wayForOthers } from './gaining-principal';
import { grantsOf } from './granting-statements';
import { membersBy } from './group-members';
import { lackedWays } from './lacked-ways';
import { mayRetag } from './open-tags';
import { isLimited } from './own-gain';
import { asksSession } from './own-tags';
import { hasUnreadBoundary } from './principal-access';
import { reachedFrom } from './reached-principals';
import { allows } from './statement-queries';
import { isSureStep } from './sure-steps';
import { mayChangeSomeTags, mayChangeTags } from './tag-writers';
import { takenOffBy } from './taken-off-denies';
import { isTakenAsTagged, takenUnderAnyTags } from './taken-principals';
import { UsableRole } from './usable-role';
import { usableRoles } from './usable-roles';
import { isAdministrator, isAllowedEverything } from './whole-access';
import { hasAllOf } from './whole-accounts';
import { escalationStep, EscalationWay, trustedThings } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { policiesOf, PolicyStatement, Principal, World } from '../policy/model';
import { mayShareAccount } from '../policy/principal-names';

/**
 * Returns a way that takes the access of users, roles, or groups. It is limited where the details of
 * the account have all of them, and the principal gains by none.
 *
 * @param callers - Others that act as the principal, and gain by what it takes. Default: nobody.
 */
export function amongTargets(
  principal: Principal,
  one: Escalation,
  world: World,
  callers: readonly Principal[] = [],
): Escalation {
  const { way, reach } = one;
  const { takes = '', needs } = way;
  const all = [principal, ...callers];
  const isOnKind = takes !== '' && escalationStep(needs[0])?.on === takes;
  if (reach !== 'open' || !isOnKind || !all.flatMap(policiesOf).some(reachesConnect)) return one;
  if (!hasAllOf(world)(takes)(principal.identity?.account)) return one;
  const itself = lazy(() => [...ledTo(all, all, world)]);
  const mayBeTagged = memoize((target: Principal) =>
    itself().some((by) => mayChangeTags(by, target)),
  );
  const { sure, joined, groups, taken } = targetsOf(principal, needs, world, itself());
  const roles = all.flatMap((by) => actsAs(by, world));
  const known = new Set(roles.map(({ place }) => place));
  const having = {
    roles,
    itself: joined,
    mayBeTagged,
  };
  const { gains, holds } = gainOf(principal, world, having);
  const isGain = (other: Principal) => !known.has(other.place) && gains(other);
  const first = [...taken, ...joined];
  if (first.some(isGain)) {
    if (!all.some((by) => mayActAsOthers(by, principal, way, world))) return forOthers(one);
    const joining = callers.length > 0 ? all.filter(({ kind }) => kind !== 'role') : all;
    const isSure = (other: Principal) =>
      (other.kind === 'group' ? joining : all).some((by) => surelyGains(by, sure())(other));
    return sure().some(isSure) ? one : mayGain(one);
  }
  // What somebody takes may have other tags then.
  const asChanged = (target: Principal): Principal => {
    const taggers = all.filter((by) => mayChangeTags(by, target));
    return taggers.length > 0 ? { ...target, taggers } : target;
  };
  const reached = [...ledTo([...taken.map(asChanged), ...joined], all, world)];
  if (reached.some(isGain)) return mayGain(one);
  const own = [...new Set([...itself(), ...reached])];
  // What the others may do as the holder may, it does itself.
  const writers = own.filter(
    (by) =>
      by === principal ||
      known.has(by.place) ||
      changesOf(by).some((statement) => !holds(by)(statement)),
  );
  if (writers.some((by) => mayChangeAccess(by, own, world))) return mayGain(one);
  return groups.some(isGain) ? forOthers(one) : givingNothing(one);
}

/**
 * Returns whether a principal surely gains by one of those that it takes: that is an administrator. Who
 * joins a group keeps its own denies and its own boundary, and gains by a way that these leave.
 */
const surelyGains =
  (principal: Principal, sure: readonly Principal[]) =>
  (other: Principal): boolean => {
    if (!isAdministrator(other)) return false;
    if (other.kind !== 'group' || !isLimited(principal)) return true;
    const users = sure.filter(({ kind }) => kind === 'user');
    const { itself, others } = membersBy(principal, [other, ...users]);
    return [...itself, ...others].some(
      (member) =>
        isAllowedEverything(member) &&
        lackedWays(waysOf(principal), waysOf(member)).some(handsOverAccount),
    );
  };

/** Whom a principal takes by a way. */
interface Targets {
  /** Those that it takes for certain: no condition decides, and no deny on one of them. */
  readonly sure: () => readonly Principal[];
  /** The principal as a member of the groups that it joins. */
  readonly joined: readonly Principal[];
  /** The groups that only the principal joins: it has what it has already too. */
  readonly groups: readonly Principal[];
  /** The others, and the users that it adds to groups, as their members. */
  readonly taken: readonly Principal[];
}

function targetsOf(
  principal: Principal,
  needs: EscalationWay['needs'],
  world: World,
  itself: readonly Principal[],
): Targets {
  // Whoever takes a user may also put it into a group.
  const steps = takenUnderAnyTags(principal, othersIn(world, principal));
  const all = steps
    .filter(({ by, role }) => by === needs || role.kind === 'group')
    .filter((step) => isTakenAsTagged(principal, step) || mayRetag(itself, step.role, principal));
  const targets = all.map(roleOf);
  const tagging = lazy(() => withTaggers(principal, world));
  const isSure = (step: UsableRole) => isSureStep(principal, step) || isSureStep(tagging(), step);
  const sure = lazy(() => all.filter(isSure).map(roleOf));
  const { itself: joined, others } = membersBy(principal, targets);
  const isAlone = joined.length > 0 && !steps.some(({ role }) => role.kind === 'user');
  const groups = isAlone ? targets.filter(({ kind }) => kind === 'group') : [];
  const rest = targets.filter((target) => !groups.includes(target));
  return {
    sure,
    joined,
    groups,
    taken: [...rest, ...others],
  };
}

/** Returns a principal with those as which it acts for certain, and which may change tags for it. */
function withTaggers(principal: Principal, world: World): Principal {
  const others = othersIn(world, principal);
  const sureSteps = (from: Principal) =>
    [...usedBy(world)(from), ...takenUnderAnyTags(from, others)].filter((step) =>
      isSureStep(from, step),
    );
  const taggers = [...reachedFrom(principal, sureSteps)]
    .map(({ role }) => role)
    .filter((one) => one !== principal && mayChangeSomeTags(one) && !hasUnreadBoundary(one));
  return taggers.length > 0 ? { ...principal, taggers } : principal;
}

const roleOf = ({ role }: UsableRole): Principal => role;

/** Returns a way of whose targets one may have more than its holder, and none surely has. */
function mayGain({ way, ...one }: Escalation): Escalation {
  const more = 'more in Amazon Connect or a way that the holder lacks';
  const does = `${way.does}, and one of them may have ${more}`;
  return {
    ...one,
    way: { ...way, hands: 'roles', does },
  };
}

/** Returns a way of whose targets none has more than its holder. */
function givingNothing({ way, ...one }: Escalation): Escalation {
  const none = 'none has more ways or access to Amazon Connect now';
  return {
    ...one,
    reach: 'limited',
    way: { ...way, does: `${way.does}, and ${none}` },
  };
}

const forOthers = (one: Escalation): Escalation => ({ ...one, way: wayForOthers(one.way) });

/**
 * Returns whether a principal may act as somebody else, if it or another one rewrites trust policies:
 * not all whom that one takes are roles which it is denied, or it has another way, or takes a deny off
 * itself.
 */
const mayActAsOthers = (
  principal: Principal,
  taker: Principal,
  { assumes }: EscalationWay,
  world: World,
): boolean =>
  !assumes ||
  usedBy(world)(principal).length > 0 ||
  waysOf(principal).some(({ way }) => !way.assumes && !isToAssume(way)) ||
  trustedThings().some(({ needs }) => needs.every((action) => allows(principal, action))) ||
  takenOffBy(principal, principal, world).length > 0 ||
  takenUnderAnyTags(taker, othersIn(world, taker)).some(
    ({ role }) => role.kind !== 'role' || deniedTo(principal, role) !== 'yes',
  );

/** Returns whether a way is only to assume roles. Those that a principal can assume are known. */
const isToAssume = ({ needs }: EscalationWay): boolean =>
  needs.every((action) => action === trustFacts().assume);

/** Returns the statements by which a principal may change what others are allowed. */
const changesOf = (principal: Principal): readonly PolicyStatement[] =>
  changingActions()
    .filter((action) => allows(principal, action))
    .flatMap((action) =>
      grantsOf(principal, action).map(({ statement }) => ofAction(statement, action)),
    );

/** Returns the roles as which a principal acts for certain, and that give every caller the same. */
const actsAs = (principal: Principal, world: World): readonly Principal[] => {
  const roles = new Set(
    othersIn(world, principal).filter((one) => !policiesOf(one).some(asksSession)),
  );
  const sureSteps = (from: Principal) =>
    usedBy(world)(from).filter((step) => roles.has(step.role) && isSureStep(from, step));
  return [...reachedFrom(principal, sureSteps)].map(({ role }) => role);
};

/** Returns the others that may be in the account of a principal, which may be a variant of itself. */
const othersIn = (world: World, principal: Principal): readonly Principal[] =>
  world.principals.filter(
    (other) =>
      other.place !== principal.place && !other.madeByAws && mayShareAccount(other, principal),
  );

/**
 * Yields some others, and those as which they can act, through others too, besides the first holder.
 * Each is there once. Who has been found already need not be taken again.
 *
 * @param holders - Those that may change tags for that.
 */
function* ledTo(
  some: readonly Principal[],
  holders: readonly Principal[],
  world: World,
): Generator<Principal> {
  const [principal] = holders;
  const found = [...some];
  const left = new Set(othersIn(world, principal));
  const places = new Set(some.map(({ place }) => place));
  for (const one of left) if (places.has(one.place)) left.delete(one);
  for (const from of found) {
    yield from;
    const others = [...left];
    const taken = takenUnderAnyTags(from, others).filter(
      (step) => isTakenAsTagged(from, step) || mayRetag(holders, step.role, from),
    );
    for (const { role } of [...usedBy(world)(from), ...taken])
      if (left.delete(role)) found.push(role);
  }
}

/** Returns the roles of a world as which principals can act, without changes. */
const usedBy = memoize((world: World) => {
  const roles = world.principals.filter(({ kind, madeByAws }) => kind === 'role' && !madeByAws);
  return memoize((from: Principal) => usableRoles(from, roles, world));
});
