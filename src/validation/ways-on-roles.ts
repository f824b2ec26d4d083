import { isActingAs } from './acting-as';
import { alikeOf } from './alike-principals';
import { deniedTo } from './assumable-roles';
import { StepReach } from './escalation-reach';
import { Escalation, escalationBy, escalationOf } from './escalations';
import { mostOf } from './gain-rank';
import { grantsOf, resourcesOf } from './granting-statements';
import { amongBoundaries } from './known-boundaries';
import { amongTargets } from './known-targets';
import { reachesPrincipal } from './own-reach';
import { isThereFor } from './sure-conditions';
import { isByName, onOnly, sureGrants } from './sure-grants';
import { Granting, grantingOfNew } from './taken-names';
import { amongVersions } from './version-gains';
import { isUnlimited } from './whole-access';
import { amongActedAs } from './written-for-others';
import { changeableOf, gainsAs, rewrittenOn, wayByActing } from './written-roles';
import {
  asInCatalogue,
  escalationStep,
  EscalationWay,
  escalationWays,
} from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Policy, Principal, World } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';
import { hasDeny } from '../policy/statement';

/**
 * Returns the ways of a principal as the roles of a world decide them. Nothing is made with the name
 * of a role that exists. A way that writes permissions into roles is open on a role that the
 * principal can act as. The boundaries and the access of others, and the versions of policies, are
 * known in the details of an account.
 */
export function waysAmongRoles(
  principal: Principal,
  ways: readonly Escalation[],
  world: World,
): readonly Escalation[] {
  const granting = memoize((action: string) => grantsOf(principal, action));
  const sure = sureGrants(principal);
  const isSure = (step: StepReach) => isByName(principal, step);
  return ways.flatMap((one) => {
    const found = wayAmong(principal, one, world, granting);
    if (one.steps.every(isSure)) return found ?? [];
    // A statement under a condition does not hide what another one allows for certain.
    const way = asInCatalogue(one.way);
    const named = escalationOf(principal, way, sure);
    const surely = named && wayAmong(principal, named, world, sure);
    const all = [found, surely];
    return mostOf(all.flatMap((it) => it ?? [])) ?? [];
  });
}

/** Returns a way as the roles of a world decide it, by some statements; undefined where it is none. */
function wayAmong(
  principal: Principal,
  one: Escalation,
  world: World,
  granting: Granting,
): Escalation | undefined {
  const { makes, context, switches, gains, takes } = one.way;
  if (makes || context) return withNewNames(principal, one, world, granting);
  if (switches) return amongVersions(principal, one, world);
  if (gains === 'attached') return rewrittenOn(principal, one, world) ?? one;
  if (takes) return amongTargets(principal, one, world);
  const isNamed = isLimitedByName(principal, one);
  if (isNamed || isOnGroupsOfOthers(one)) return openedOn(principal, one, world);
  const acting = wayByActing(principal, one, world);
  if (acting) return acting;
  const bounded = amongBoundaries(principal, one, world);
  return amongActedAs(principal, bounded, world);
}

function withNewNames(
  principal: Principal,
  one: Escalation,
  world: World,
  granting: Granting,
): Escalation | undefined {
  const way = asInCatalogue(one.way);
  const ofNew = grantingOfNew(principal, way, world, granting, 'certain');
  if (ofNew === granting) return one;
  const found = escalationOf(principal, way, ofNew);
  if (found || !way.makes) return found;
  const ofAny = grantingOfNew(principal, way, world, granting);
  const limited = escalationOf(principal, way, ofAny);
  if (!limited) return undefined;
  const on = escalationStep(way.needs[0])?.on ?? 'role';
  const does = `${limited.way.does}, if a condition lets it delete the ${on} with that name`;
  return { ...limited, reach: 'limited', way: { ...limited.way, does } };
}

/** Returns whether only a name limits a way that writes permissions into roles, users, or groups. */
function isLimitedByName(principal: Principal, one: Escalation): boolean {
  const { way, reach, steps } = one;
  const [step, ...others] = steps;
  const { gains = '' } = way;
  return (
    reach === 'limited' &&
    WRITTEN.includes(gains) &&
    others.length === 0 &&
    isByName(principal, step)
  );
}

const WRITTEN: readonly string[] = ['role', 'user', 'member'];

/** Returns whether a way writes permissions into groups, of which the holder is in none. */
function isOnGroupsOfOthers({ way, reach }: Escalation): boolean {
  const { gains, hands } = way;
  return gains === 'member' && hands === 'roles' && reach === 'open';
}

/** Returns a way, open if it is on one that the principal can act as, and that has no boundary. */
function openedOn(principal: Principal, one: Escalation, world: World): Escalation {
  // Who acts as the role gains by the way, also if it does not write into itself.
  const way = asInCatalogue(one.way);
  for (const { target, holder } of writtenIn(world, way)) {
    if (holder === principal && holder.kind !== 'role') continue;
    if (!isThereFor(principal, target)) continue;
    if (!isThereFor(principal, holder)) continue;
    const wayOn = sureWayOn(principal, target);
    const found = wayOn(way);
    if (!found) continue;
    const isRole = target.kind === 'role';
    const isTaken = isRole && takingWays().some(wayOn);
    const isActing =
      (isTaken && deniedTo(principal, target) === 'no') || isActingAs(world, principal, holder);
    if (!isActing || !gainsAs(principal)(holder)) continue;
    const does = `${way.does} ${actingText(holder, target)}`;
    return { ...found, way: { ...way, does } };
  }
  if (way.gains !== 'member') return one;
  return joinedBy(principal, one, world) ?? one;
}

/** Returns a way that writes into a group which a user joins by name, and in which nothing limits it. */
function joinedBy(principal: Principal, one: Escalation, world: World): Escalation | undefined {
  const way = asInCatalogue(one.way);
  const [action] = way.needs;
  const isOpen = (group: Principal) =>
    one.reach === 'open' && reachesPrincipal(principal, { action }, group, 'open');
  for (const group of groupsToJoin(principal, world)) {
    const sure = sureWayOn(principal, group)(way);
    const found = sure ?? (isOpen(group) ? one : undefined);
    const does = `${way.does}, and joins the group ${group.name}`;
    if (found) return { ...found, way: { ...way, does } };
  }
  return undefined;
}

/** Returns the groups that a user without limits joins by name, and that deny nothing. */
export function groupsToJoin(principal: Principal, world: World): readonly Principal[] {
  const isFree = (user: Principal) => user.kind === 'user' && isUnlimited(user);
  if (!alikeOf(world, principal).every(isFree)) return [];
  const isDeny = ({ statements }: Policy) => hasDeny(statements);
  return changeableOf(world)('group')
    .filter((group) => isThereFor(principal, group))
    .filter((group) => !policiesOf(group).some(isDeny))
    .filter((group) => joiningWays().some(sureWayOn(principal, group)));
}

/** The ways by which a user joins a group that exists. */
const joiningWays = lazy(() =>
  escalationWays().filter(({ takes, needs }) => takes === 'group' && needs.length === 1),
);

function actingText({ name }: Principal, { kind }: Principal): string {
  const text = 'as which it can act';
  return kind === 'group' ? `of the user ${name}, ${text}` : text;
}

/** A role, a user, or a group into which a way writes permissions, and who has them. */
interface Written {
  readonly target: Principal;
  readonly holder: Principal;
}

const writtenIn = (world: World, { gains }: EscalationWay): readonly Written[] =>
  gains === 'member'
    ? changeableOf(world)('user').flatMap((holder) =>
        (holder.groups ?? []).map((target) => ({ target, holder })),
      )
    : changeableOf(world)(gains)
        .filter((one) => !isChangedByAwsOnly(one))
        .map((holder) => ({ target: holder, holder }));

/** The ways that take the access of a role, by an action on it. */
const takingWays = lazy(() =>
  escalationWays().filter(({ takes, needs }) => takes === 'role' && needs.length === 1),
);

/** Returns the statements for an action that are on a target, or leave it, with the resources that are. */
export const grantingOn =
  (target: Principal, by: Principal, granting: Granting): Granting =>
  (action) => {
    const { file } = by.place;
    const isOn = (text: PolicyText) => namesOrIncludes(text, target, file);
    return granting(action).flatMap((one) => {
      const named = resourcesOf(one).filter(isOn);
      return named.length > 0 ? [onOnly(one, named)] : [];
    });
  };

/**
 * Returns how a principal takes a way on a target, where nothing but a name limits that. A statement
 * on several is decided on some, and a deny may be on this one.
 */
const sureWayOn =
  (principal: Principal, target: Principal) =>
  (way: EscalationWay): Escalation | undefined => {
    const sure = sureGrants(principal);
    const on = grantingOn(target, principal, sure);
    const found = escalationBy(principal, way, on);
    if (!found) return undefined;
    const isSure = (step: StepReach) => isByName(principal, step);
    const isReached = (action: string) =>
      reachesPrincipal(principal, { action }, target, 'certain');
    return found.steps.every(isSure) && way.needs.every(isReached)
      ? { ...found, reach: 'open' }
      : undefined;
  };
