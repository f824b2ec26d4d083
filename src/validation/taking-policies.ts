import { allowedWayActions } from './allowed-way-actions';
import { setsOf } from './attached-to-itself';
import { AsDecided, Escalation } from './escalations';
import { amongTakenBy, writingWays } from './gains-of-takers';
import { lackedWays } from './lacked-ways';
import { PolicyChoice } from './policy-choices';
import { EVERYTHING, holderOf, holderOfOne } from './policy-holder';
import { takingWays } from './taken-principals';
import { waysAmongOthers } from './ways-on-roles';
import { hasAllOf } from './whole-accounts';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { Policy, Principal, World } from '../policy/model';

/* A policy that takes the access of others gives what they have more than its holder. */

/** Returns whether a policy takes the access of users, roles, or groups that the files list. */
export const takesKnown = (
  { identity }: Principal,
  all: readonly PolicyChoice[],
  world: World,
): boolean => {
  const { account } = identity ?? {};
  const known = takingWays().filter(({ takes = '' }) => hasAllOf(world)(takes)(account));
  const policies = all.flatMap(({ attached, boundary }) =>
    [attached, boundary].flatMap((one) => one?.policy ?? []),
  );
  return policies.some((policy) => {
    const allowed = allowedWayActions(holderOfOne(policy));
    return known.some(({ needs }) => needs.some((action) => allowed.has(action)));
  });
};

/** Returns a way of those to whom a principal attaches policies, as others of a world decide it. */
export const amongTaken =
  (principal: Principal, way: EscalationWay, world: World): AsDecided =>
  (holder) =>
    amongTakenBy(asReceiver(principal, way, holder), principal, world);

/** Returns who has policies as one to whom a principal attaches them. */
function asReceiver(
  { identity }: Principal,
  { needs: [action] }: EscalationWay,
  holder: Principal,
): Principal {
  // A role joins no group.
  const kind = escalationStep(action)?.on === 'role' ? 'role' : holder.kind;
  const own = holder.identity ?? (identity && { ...identity, names: [] });
  return { ...holder, kind, ...(own && { identity: own }) };
}

/** Returns the ways to any permission that policies of another one give a principal, which acts as it. */
export function gainsByTaken(
  principal: Principal,
  other: Principal,
  all: readonly PolicyChoice[],
  world: World,
): readonly Escalation[] {
  if (!takesKnown(principal, all, world)) return [];
  const waysIn = waysAmongOthers(world);
  const gained = setsOf(all)
    .map((some) => ({ ...other, attached: [...other.attached, ...some] }))
    .flatMap((taker) => writingWays(principal, taker, waysIn));
  return lackedWays([principal, other].flatMap(waysIn), gained);
}

/** Returns the same by policies of somebody new, within the boundaries that conditions require. */
export function gainsAsNew(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  world: World,
): readonly Escalation[] {
  const boundaries = [...new Set(all.map(({ boundary }) => boundary?.policy))];
  const gainsBy = (some: readonly PolicyChoice[], boundary?: Policy) => {
    const empty = { ...holderOf([EVERYTHING], boundary), inline: [] };
    return gainsByTaken(principal, asReceiver(principal, way, empty), some, world);
  };
  const isWritten = ({ attached }: PolicyChoice) => !attached?.policy;
  // Who writes everything within a boundary has what that allows.
  const written = all.filter(isWritten).map((one) => ({ ...one, attached: one.boundary }));
  return [
    ...gainsBy(written),
    ...boundaries.flatMap((boundary) =>
      gainsBy(
        all.filter((one) => !isWritten(one) && one.boundary?.policy === boundary),
        boundary,
      ),
    ),
  ];
}
