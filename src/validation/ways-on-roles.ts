import { isActingAs } from './acting-as';
import { alikeOf } from './alike-principals';
import { deniedTo } from './assumable-roles';
import { Escalation, escalationBy, escalationOf, everyWayOf } from './escalations';
import { withoutNeedless } from './gain-rank';
import { grantsOf, resourcesOf } from './granting-statements';
import { amongBoundaries, amongFreed } from './known-boundaries';
import { amongTargets } from './known-targets';
import { ifBoundaryIsThere } from './missing-boundaries';
import { reachesPrincipal } from './own-reach';
import { isThereFor } from './sure-conditions';
import { Granting, grantingOfNew, isNameTaken } from './taken-names';
import { amongVersions } from './version-gains';
import { isUnlimited } from './whole-access';
import { amongActedAs } from './written-for-others';
import { changeableBy, gainsAs, rewrittenOn, wayByActing } from './written-roles';
import {
  asInCatalogue,
  escalationStep,
  EscalationWay,
  escalationWays,
} from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { policiesOf, Principal, World } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';
import { hasDeny } from '../policy/statement';

/**
 * Returns the ways of a principal as the roles of a world decide them. Nothing is made with the name
 * of a role that exists. A way that writes permissions into roles is open on a role that the
 * principal can act as. The boundaries and the access of others, and the versions of policies, are
 * known in the details of an account.
 */
function waysAmongRoles(
  principal: Principal,
  ways: readonly Escalation[],
  world: World,
): readonly Escalation[] {
  const granting = memoize((action: string) => grantsOf(principal, action));
  const besides = (other: Principal) =>
    waysAmongRoles(
      other,
      everyWayOf(other).filter(({ way }) => !way.switches),
      world,
    );
  return ways.flatMap((known) => {
    const one = amongFreed(principal, known, world);
    if (one.way.makes || one.way.context) {
      const made = withNewNames(principal, one, world, granting);
      return made ? ifBoundaryIsThere(principal, made, world, granting) : [];
    }
    if (one.way.switches) return amongVersions(principal, one, world, besides) ?? [];
    if (one.way.gains === 'attached') return rewritten(principal, one, world, granting);
    if (one.way.takes) return amongTargets(principal, one, world);
    return isLimited(one) || isOnGroupsOfOthers(one)
      ? openedOn(principal, one, world, granting)
      : (wayByActing(principal, one, world) ??
          amongActedAs(principal, amongBoundaries(principal, one, world), world));
  });
}

/** Returns all ways of a principal as the others of a world decide them. */
export const waysAmongOthers = memoize((world: World) =>
  memoize((principal: Principal) =>
    withoutNeedless(waysAmongRoles(principal, everyWayOf(principal), world)),
  ),
);

/** Returns a way that rewrites a policy, also by the statements that have no conditions. */
function rewritten(
  principal: Principal,
  one: Escalation,
  world: World,
  granting: Granting,
): Escalation {
  const always = escalationBy(principal, asInCatalogue(one.way), withoutConditions(granting));
  return (
    rewrittenOn(principal, one, world) ?? (always && rewrittenOn(principal, always, world)) ?? one
  );
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
  const limited = escalationOf(principal, way, grantingOfNew(principal, way, world, granting));
  if (!limited) return undefined;
  const [{ action, resource }] = limited.steps;
  const step = escalationStep(action) ?? { on: 'role' };
  const condition = isNameTaken(resource, step, principal, world)
    ? `a condition lets it delete the ${step.on} with that name`
    : `no ${step.on} has that name`;
  const does = `${limited.way.does}, if ${condition}`;
  return { ...limited, reach: 'limited', way: { ...limited.way, does } };
}

/** Returns whether something limits a way that writes permissions into roles, users, or groups. */
const isLimited = ({ way, reach, steps }: Escalation): boolean =>
  reach === 'limited' && ['role', 'user', 'member'].includes(way.gains ?? '') && steps.length === 1;

/** Returns whether a way writes permissions into groups, of which the holder is in none. */
function isOnGroupsOfOthers({ way: { gains, hands }, reach }: Escalation): boolean {
  return gains === 'member' && hands === 'roles' && reach === 'open';
}

function isUnconditional({ requirements }: Escalation['steps'][number]): boolean {
  return requirements.length === 0;
}

/** Returns a way, open if it is on one that the principal can act as, and that has no boundary. */
function openedOn(
  principal: Principal,
  one: Escalation,
  world: World,
  granting: Granting,
): Escalation {
  // Who acts as the role gains by the way, also if it does not write into itself.
  const way = asInCatalogue(one.way);
  for (const { target, holder } of writtenIn(principal, world, way)) {
    if (holder === principal && holder.kind !== 'role') continue;
    if (!isThereFor(principal, target)) continue;
    if (!isThereFor(principal, holder)) continue;
    const wayOn = sureWayOn(principal, target, granting);
    const found = wayOn(way);
    if (!found) continue;
    const isTaken =
      target.kind === 'role' && takingWays().some(wayOn) && deniedTo(principal, target) === 'no';
    if ((isTaken || isActingAs(world, principal, holder)) && gainsAs(principal)(holder))
      return { ...found, way: { ...way, does: `${way.does} ${actingText(holder, target)}` } };
  }
  return (way.gains === 'member' ? joinedBy(principal, one, world, granting) : undefined) ?? one;
}

/** Returns a way that writes into a group which a user joins by name, and in which nothing limits it. */
function joinedBy(
  principal: Principal,
  one: Escalation,
  world: World,
  granting: Granting,
): Escalation | undefined {
  const way = asInCatalogue(one.way);
  const [action] = way.needs;
  for (const group of groupsToJoin(principal, world, granting)) {
    const isOpen = one.reach === 'open' && reachesPrincipal(principal, { action }, group, 'open');
    const wayOn = sureWayOn(principal, group, granting);
    const found = wayOn(way) ?? (isOpen ? one : undefined);
    const does = `${way.does}, and joins the group ${group.name}`;
    if (found) return { ...found, way: { ...way, does } };
  }
  return undefined;
}

/** Returns the groups that a user without limits joins by name, and that deny nothing. */
export function groupsToJoin(
  principal: Principal,
  world: World,
  granting: Granting,
): readonly Principal[] {
  const isFree = (user: Principal) => user.kind === 'user' && isUnlimited(user);
  if (!alikeOf(world, principal).every(isFree)) return [];
  return changeableBy(principal, world, 'group')
    .filter((group) => isThereFor(principal, group))
    .filter((group) => !policiesOf(group).some(({ statements }) => hasDeny(statements)))
    .filter((group) => joiningWays().some(sureWayOn(principal, group, granting)));
}

/** The ways by which a user joins a group that exists. */
const joiningWays = lazy(() =>
  escalationWays().filter(({ takes, needs }) => takes === 'group' && needs.length === 1),
);

function actingText({ name }: Principal, { kind }: Principal): string {
  return kind === 'group' ? `of the user ${name}, as which it can act` : 'as which it can act';
}

/** A role, a user, or a group into which a way writes permissions, and who has them. */
interface Written {
  readonly target: Principal;
  readonly holder: Principal;
}

const writtenIn = (
  principal: Principal,
  world: World,
  { gains }: EscalationWay,
): readonly Written[] =>
  gains === 'member'
    ? changeableBy(principal, world, 'user').flatMap((holder) =>
        (holder.groups ?? []).map((target) => ({ target, holder })),
      )
    : changeableBy(principal, world, gains)
        .filter((one) => !isChangedByAwsOnly(one))
        .map((holder) => ({ target: holder, holder }));

/** The ways that take the access of a role, by an action on it. */
const takingWays = lazy(() =>
  escalationWays().filter(({ takes, needs }) => takes === 'role' && needs.length === 1),
);

/** Returns the statements for an action that are on a target, or leave it, with the resources that are. */
export const grantingOn =
  (target: Principal, { place: { file } }: Principal, granting: Granting): Granting =>
  (action) =>
    granting(action).flatMap((one) => {
      const named = resourcesOf(one).filter((text) => namesOrIncludes(text, target, file));
      return named.length === 0
        ? []
        : [
            {
              ...one,
              statement: { ...one.statement, notResource: false, resources: named },
              left: [],
            },
          ];
    });

/**
 * Returns how a principal takes a way on a target, where nothing but a name limits that. A statement
 * on several is decided on some, and a deny may be on this one.
 */
const sureWayOn =
  (principal: Principal, target: Principal, granting: Granting) =>
  (way: EscalationWay): Escalation | undefined => {
    const all = grantingOn(target, principal, granting);
    const found = [all, withoutConditions(all)]
      .map((some) => escalationBy(principal, way, some))
      .find((one) => one?.steps.every(isUnconditional));
    return found &&
      way.needs.every((action) => reachesPrincipal(principal, { action }, target, 'certain'))
      ? { ...found, reach: 'open' }
      : undefined;
  };

const withoutConditions =
  (granting: Granting): Granting =>
  (action) =>
    granting(action).filter(({ statement }) => statement.conditions.length === 0);
