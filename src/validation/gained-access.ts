import { alikeOf, alikePrincipals } from './alike-principals';
import { allowedWayActions } from './allowed-way-actions';
import { connectPart, grantsConnect, reachesConnect } from './connect-holders';
import { Escalation, waysOf } from './escalations';
import { grantsOf } from './granting-statements';
import { withoutThose } from './group-members';
import { holdsOf } from './held-access';
import { lackedWays } from './lacked-ways';
import { passingWays } from './passable-roles';
import { allowsMore } from './policy-switches';
import { isAllowedEverything } from './whole-access';
import { hasAllOf } from './whole-accounts';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { policiesOf, PolicyStatement, Principal, unknownOf, World } from '../policy/model';

/** What a principal has, as compared with others. */
interface Gain {
  /** Returns whether it gains, or may gain, by having the access of another one. */
  readonly gains: (other: Principal) => boolean;
  /** Returns whether it is allowed what a statement of another one allows. */
  readonly holds: (other: Principal) => (statement: PolicyStatement) => boolean;
}

/** What a principal has besides its own policies. */
interface Having {
  /** The roles as which it acts for certain. */
  readonly roles: readonly Principal[];
  /** The principal with more access. It gains only by that. */
  readonly itself: readonly Principal[];
  /** Returns whether it may give other tags to another one, or let somebody do that. */
  readonly mayBeTagged: (other: Principal) => boolean;
}

/** Returns what a principal, and all that are like it, have as compared with others. */
export function gainOf(
  principal: Principal,
  world: World,
  { roles, itself, mayBeTagged }: Having,
): Gain {
  const moreOf = memoize((other: Principal) =>
    itself.includes(other) ? withoutThose(other, principal) : other,
  );
  const all = alikeOf(world, principal);
  const alike = new Set(haveSameIds(world, all) ? all.map(({ place }) => place) : []);
  const holds = memoize((other: Principal) => {
    const its = { other, mayBeTagged: mayBeTagged(other) };
    const byEach = all.map((one) => holdsOf([one, ...roles], its));
    return (statement: PolicyStatement) => byEach.every((isHeld) => isHeld(statement));
  });
  const reaches = (other: Principal) =>
    !alike.has(other.place) &&
    policiesOf(moreOf(other))
      .filter(reachesConnect)
      .some(
        ({ statements }) => !statements.filter(grantsConnect).map(connectPart).every(holds(other)),
      );
  const assumes = (other: Principal) =>
    allowedWayActions(other).has(trustFacts().assume) &&
    !grantsOf(moreOf(other), trustFacts().assume).every(
      ({ statement }) =>
        isOnKnown('role', statement, other, world) ||
        holds(other)(ofAction(statement, trustFacts().assume)),
    );
  const isOnMore = (other: Principal, { way: { needs } }: Escalation) =>
    needs.some((action) =>
      grantsOf(moreOf(other), action).some(
        ({ statement }) => !holds(other)(ofAction(statement, action)),
      ),
    );
  const own = lazy(() => [principal, ...roles].flatMap(waysOf));
  const open = lazy(() => own().filter(({ reach }) => reach === 'open'));
  const lackedBy = (other: Principal) => {
    const lacked = new Set(lackedWays(own(), waysOf(other)));
    const rest = lackedWays(open(), waysOf(other)).filter((one) => !lacked.has(one));
    return [...lacked, ...rest.filter((one) => isOnMore(other, one))].filter(
      (one) => !isOnListed(other, one.way, world) && allowsMore(other, one.way, world),
    );
  };
  const gains = memoize(
    (other: Principal) =>
      isUnread(moreOf(other)) ||
      isAllowedEverything(other) ||
      reaches(other) ||
      assumes(other) ||
      lackedBy(other).length > 0,
  );
  return { gains, holds };
}

/** Returns the part of a statement that is about an action. */
export const ofAction = (statement: PolicyStatement, action: string): PolicyStatement => ({
  ...statement,
  actions: [action],
  notAction: false,
});

/** Returns whether principals of one form have the same access: no id is another one. */
function haveSameIds(world: World, all: readonly Principal[]): boolean {
  return new Set(all.map((one) => alikePrincipals(world).get(one)?.ids.join(' '))).size <= 1;
}

/**
 * Returns whether a way is only on what the files list. What it leads to, and what it changes, is then
 * all that it gives.
 */
function isOnListed(one: Principal, way: EscalationWay, world: World): boolean {
  const { id, needs, makes, switches, takes } = way;
  if (makes || switches) return false;
  if (needs.length > 1 && !passingWays().some((by) => by.way.id === id)) return false;
  return needs.some((action) => {
    const on = action === trustFacts().assume ? 'role' : escalationStep(action)?.on;
    if (on === undefined || !LISTED.includes(on)) return false;
    // Nobody takes users of other accounts.
    if (takes === on) return hasAllOf(world)(on)(one.identity?.account);
    return grantsOf(one, action).every(({ statement }) => isOnKnown(on, statement, one, world));
  });
}

const LISTED: readonly string[] = ['role', 'user', 'group', 'policy'];

/** Returns whether a statement is only on a kind of an account of which all are known. */
const isOnKnown = (
  kind: string,
  { resources, notResource }: PolicyStatement,
  { identity }: Principal,
  world: World,
): boolean =>
  !notResource &&
  hasAllOf(world)(kind)(identity?.account) &&
  resources.every((one) => parseArn(one)?.account === identity?.account);

/** Returns whether a principal may have access that was not read. */
export const isUnread = (principal: Principal): boolean =>
  unknownOf(principal).some(({ mayAllow }) => mayAllow) ||
  principal.attached.some(({ policy }) => !policy);
