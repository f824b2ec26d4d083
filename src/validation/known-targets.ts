import { alikeOf } from './alike-principals';
import { allowedWayActions } from './allowed-way-actions';
import { reachesConnect } from './connect-holders';
import { allowedWays, Escalation, lackedWays, waysOf } from './escalations';
import { reachedFrom } from './reached-principals';
import { mayChangeTags } from './tag-writers';
import { mayTakeOff } from './taken-off-denies';
import { isTakenAsTagged, takenPrincipals, takenUnderAnyTags } from './taken-principals';
import { usableRoles } from './usable-roles';
import { isAllowedEverything, isBounded } from './whole-access';
import { hasAllOf } from './whole-accounts';
import { escalationStep, escalationWays } from '../catalogue/escalation';
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
  if (!hasAllOf(world)(takes)(principal.identity?.account) || mayChangeAccess(principal))
    return one;
  // Whoever takes a user may also put it into a group.
  const targets = takenUnderAnyTags(principal, othersIn(world, principal))
    .filter(({ by, role }) => by === needs || role.kind === 'group')
    .filter((step) => isTakenAsTagged(principal, step) || mayBeTagged(step.role, principal, world))
    .map(({ role }) => role);
  const gains = gainOf(principal, world);
  const isGained = (target: Principal) =>
    mayChangeTags(principal, target) || leadsTo(target, principal, world).some(gains);
  if (targets.some(gains) || targets.some(isGained)) return one;
  const does = `${way.does}, and none has more ways or access to Amazon Connect now`;
  return { ...one, reach: 'limited', way: { ...way, does } };
}

/** Returns whether a principal may change the tags of another one, also as somebody else. */
const mayBeTagged = (target: Principal, principal: Principal, world: World): boolean =>
  [principal, ...leadsTo(principal, principal, world)].some((one) => mayChangeTags(one, target));

/** Returns whether a principal may change what others are allowed, whatever limits it. */
const mayChangeAccess = (principal: Principal): boolean =>
  mayTakeOff(principal) ||
  allowedWays(principal, escalationWays()).some(
    ({ takes, gains, hands, switches }) =>
      takes === undefined && (gains !== undefined || switches || hands === 'any-permission'),
  );

/** Returns the others that may be in the account of a principal, which may be a variant of itself. */
const othersIn = (world: World, principal: Principal): readonly Principal[] =>
  world.principals.filter(
    (other) =>
      other.place !== principal.place && !other.madeByAws && mayShareAccount(other, principal),
  );

/** Returns whether a principal gains, or may gain, by having the access of another one. */
function gainOf(principal: Principal, world: World): (other: Principal) => boolean {
  const alike = new Set(alikeOf(world, principal));
  const isLimited =
    isBounded(principal) ||
    policiesOf(principal).some(({ statements }) =>
      statements.some(({ effect }) => effect === 'Deny'),
    );
  const own = new Set(isLimited ? [] : policiesOf(principal));
  const reaches = (other: Principal) =>
    !alike.has(other) && policiesOf(other).some((one) => !own.has(one) && reachesConnect(one));
  return memoize(
    (other: Principal) =>
      isUnread(other) ||
      isAllowedEverything(other) ||
      reaches(other) ||
      // Who assumes roles may be let in by one that no file shows.
      allowedWayActions(other).has(trustFacts().assume) ||
      lackedWays(waysOf(principal), waysOf(other)).length > 0,
  );
}

/** Returns whether a principal may have access that was not read. */
const isUnread = (principal: Principal): boolean =>
  unknownOf(principal).some(({ mayAllow }) => mayAllow) ||
  principal.attached.some(({ policy }) => !policy);

/** Returns those as which a target can act, through others too, besides a principal itself. */
function leadsTo(target: Principal, principal: Principal, world: World): readonly Principal[] {
  const others = othersIn(world, principal);
  const roles = others.filter(({ kind }) => kind === 'role');
  const stepsOf = (from: Principal) => [
    ...usableRoles(from, roles, world),
    ...takenPrincipals(from, others),
  ];
  return [...reachedFrom(target, stepsOf)].map(({ role }) => role);
}
