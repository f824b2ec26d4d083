import { allowedWayActions } from './allowed-way-actions';
import { allowedWays, AsDecided, Escalation, escalationOf, waysOf } from './escalations';
import { grantsOf, resourcesOf } from './granting-statements';
import { reachesPrincipalBy } from './own-reach';
import { isOwnUser } from './own-user';
import { PolicyChoice } from './policy-choices';
import { holderOfOne } from './policy-holder';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { Attachment, Policy, Principal } from '../policy/model';
import { mayNamePrincipalOf, namesOrIncludes } from '../policy/principal-names';
import { hasDeny } from '../policy/statement';

/**
 * Returns the ways that a principal gets by policies that it attaches to itself, together with what
 * it has. Its denies and its boundary count.
 *
 * @param isAsked - Which ways are asked for: to try all with hundreds of policies takes long.
 */
export function waysWithAttached(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  isAsked: (way: EscalationWay) => boolean,
  asDecided: AsDecided,
): readonly Escalation[] {
  const attached = setsOf(forItself(principal, way, all));
  if (attached.length === 0) return [];
  const own = waysOf(principal);
  const asked = escalationWays().filter(isAsked);
  return attached
    .flatMap((some) => waysWith(principal, some, asked, asDecided))
    .filter((one) => !own.some((known) => isNoLess(known, one)));
}

/** Returns those of some ways to which policies and what a principal has itself both add. */
function waysWith(
  principal: Principal,
  attached: readonly Attachment[],
  asked: readonly EscalationWay[],
  asDecided: AsDecided,
): readonly Escalation[] {
  const own = allowedWayActions(principal);
  const theirs = new Set(attached.flatMap(allowedBy));
  const ways = asked.filter(
    ({ needs, gains }) =>
      needs.some((action) => theirs.has(action)) &&
      needs.every((action) => own.has(action) || theirs.has(action)) &&
      (gains !== undefined || needs.some((action) => own.has(action))),
  );
  const needed = new Set(ways.flatMap(({ needs }) => needs));
  const isNeeded = (action: string) => needed.has(action);
  const adding = attached.filter((one) => allowedBy(one).some(isNeeded));
  if (adding.length === 0) return [];
  const holder = { ...principal, attached: [...principal.attached, ...adding] };
  const granting = memoize((action: string) => grantsOf(holder, action));
  return allowedWays(holder, ways)
    .flatMap((one) => escalationOf(holder, one, granting) ?? [])
    .map(asDecided(holder));
}

const allowedBy = ({ policy }: Attachment): readonly string[] =>
  policy ? [...allowedWayActions(holderOfOne(policy))] : [];

/** Returns whether one way gives all that the same way of somebody gives. */
const isNoLess = (one: Escalation, other: Escalation): boolean =>
  one.way.id === other.way.id &&
  (one.reach === 'open' || other.reach === 'limited') &&
  (one.way.hands === other.way.hands || other.way.hands === 'roles');

/** Returns the policies of some choices: all together that deny nothing, and each other one alone. */
export function setsOf(choices: readonly PolicyChoice[]): readonly (readonly Attachment[])[] {
  const known = new Map(
    choices.flatMap(({ attached }) => (attached?.policy ? [[attached.policy, attached.arn]] : [])),
  );
  const all = [...known].map(([policy, arn]) => ({ arn, policy, place: policy.place }));
  const denies = ({ policy }: { readonly policy: Policy }) => hasDeny(policy.statements);
  const together = all.filter((one) => !denies(one));
  const each = all.filter(denies).map((one) => [one]);
  return together.length > 0 ? [together, ...each] : each;
}

/** Returns the choices by which a principal attaches a policy to itself, or to a group that it is in. */
export const forItself = (
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
): readonly PolicyChoice[] => all.filter((choice) => isForItself(principal, way, choice));

/** Returns whether a principal has what it attaches. Any may hold a policy. */
function isForItself(principal: Principal, way: EscalationWay, choice: PolicyChoice): boolean {
  const { gains, makes } = way;
  if (gains === undefined || principal.kind === 'policy') return gains !== undefined;
  if (makes) return principal.kind === gains;
  return isFor(principal, way, choice, [principal, ...(principal.groups ?? [])]);
}

/** Returns the choices by which a principal attaches a policy to one of some others. */
export const choicesFor = (
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  targets: readonly Principal[],
): readonly PolicyChoice[] => all.filter((choice) => isFor(principal, way, choice, targets));

const isFor = (
  principal: Principal,
  { needs: [action] }: EscalationWay,
  { boundary, context }: PolicyChoice,
  targets: readonly Principal[],
): boolean =>
  targets.some(
    (one) =>
      one.kind === escalationStep(action)?.on &&
      (boundary === undefined || boundary.policy === one.boundary?.policy) &&
      mayName(principal, action, one) &&
      reachesPrincipalBy(principal, { action, contexts: [context] }, one),
  );

/** Returns whether a statement may allow a principal an action on one that is its own, by its name. */
function mayName(principal: Principal, action: string, own: Principal): boolean {
  const isOtherUser =
    principal.kind === 'user' && own.kind === 'user' && own.place !== principal.place;
  return grantsOf(principal, action)
    .flatMap(resourcesOf)
    .filter((one) => !(isOtherUser && isOwnUser(one)))
    .some(
      (one) =>
        one.includes('${') ||
        namesOrIncludes(one, own, principal.place.file) ||
        mayNamePrincipalOf(one, own, principal.place.file),
    );
}
