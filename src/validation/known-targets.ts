import { alikeOf } from './alike-principals';
import { allowedWayActions } from './allowed-way-actions';
import { mayChangeAccess } from './changed-access';
import { reachesConnect } from './connect-holders';
import { Escalation, lackedWays, waysOf } from './escalations';
import { Reached, reachedFrom } from './reached-principals';
import { mayChangeTags } from './tag-writers';
import { isTakenAsTagged, takenUnderAnyTags } from './taken-principals';
import { usableRoles } from './usable-roles';
import { allowsMore } from './version-gains';
import { isAllowedEverything, isBounded } from './whole-access';
import { hasAllOf } from './whole-accounts';
import { escalationStep } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { policiesOf, Principal, unknownOf, World } from '../policy/model';
import { mayShareAccount } from '../policy/principal-names';

/**
 * Returns a way that takes the access of users, roles, or groups. It is limited where the details of
 * the account have all of them, and the principal gains by none.
 */
export function amongTargets(principal: Principal, one: Escalation, world: World): Escalation {
  const { way, reach } = one;
  const { takes = '', needs } = way;
  const isOnKind = takes !== '' && escalationStep(needs[0])?.on === takes;
  if (reach !== 'open' || !isOnKind || !policiesOf(principal).some(reachesConnect)) return one;
  if (!hasAllOf(world)(takes)(principal.identity?.account)) return one;
  // Whoever takes a user may also put it into a group.
  const targets = takenUnderAnyTags(principal, othersIn(world, principal))
    .filter(({ by, role }) => by === needs || role.kind === 'group')
    .filter((step) => isTakenAsTagged(principal, step) || mayBeTagged(step.role, principal, world))
    .map(({ role }) => role);
  const gains = gainOf(principal, world);
  if (targets.some(gains)) return one;
  // What somebody takes may have other tags then.
  const asChanged = (target: Principal): Principal =>
    mayChangeTags(principal, target) ? { ...target, taggers: [principal] } : target;
  const reached = targets.map(asChanged).flatMap((target) => leadsTo(target, principal, world));
  const own = [principal, ...leadsTo(principal, principal, world), ...reached];
  if (reached.some(gains) || mayChangeAccess(principal, [...new Set(own)], world)) return one;
  const does = `${way.does}, and none has more ways or access to Amazon Connect now`;
  return { ...one, reach: 'limited', way: { ...way, does } };
}

/** Returns whether a principal may change the tags of another one, also as somebody else. */
const mayBeTagged = (target: Principal, principal: Principal, world: World): boolean =>
  [principal, ...leadsTo(principal, principal, world)].some((one) => mayChangeTags(one, target));

/** Returns the others that may be in the account of a principal, which may be a variant of itself. */
const othersIn = (world: World, principal: Principal): readonly Principal[] =>
  world.principals.filter(
    (other) =>
      other.place !== principal.place && !other.madeByAws && mayShareAccount(other, principal),
  );

/** Returns whether a principal gains, or may gain, by having the access of another one. */
function gainOf(principal: Principal, world: World): (other: Principal) => boolean {
  const alike = new Set(alikeOf(world, principal).map(({ place }) => place));
  const isLimited =
    isBounded(principal) ||
    policiesOf(principal).some(({ statements }) =>
      statements.some(({ effect }) => effect === 'Deny'),
    );
  const own = new Set(isLimited ? [] : policiesOf(principal));
  const reaches = (other: Principal) =>
    !alike.has(other.place) &&
    policiesOf(other).some((one) => !own.has(one) && reachesConnect(one));
  return memoize(
    (other: Principal) =>
      isUnread(other) ||
      isAllowedEverything(other) ||
      reaches(other) ||
      // Who assumes roles may be let in by one that no file shows.
      allowedWayActions(other).has(trustFacts().assume) ||
      lackedWays(waysOf(principal), waysOf(other)).some((lacked) =>
        allowsMore(other, lacked, world),
      ),
  );
}

/** Returns whether a principal may have access that was not read. */
const isUnread = (principal: Principal): boolean =>
  unknownOf(principal).some(({ mayAllow }) => mayAllow) ||
  principal.attached.some(({ policy }) => !policy);

/** Returns those as which a target can act, through others too, besides a principal itself. */
const leadsTo = (target: Principal, principal: Principal, world: World): readonly Principal[] =>
  [...ledTo(target, principal, world)].map(({ role }) => role);

/** Yields a target, and those as which it can act, through others too, besides a principal itself. */
export function ledTo(target: Principal, principal: Principal, world: World): Generator<Reached> {
  const others = othersIn(world, principal);
  const roles = others.filter(({ kind }) => kind === 'role');
  const stepsOf = (from: Principal) => [
    ...usableRoles(from, roles, world),
    ...takenUnderAnyTags(from, others).filter(
      (step) => isTakenAsTagged(from, step) || mayChangeTags(principal, step.role),
    ),
  ];
  return reachedFrom(target, stepsOf);
}
