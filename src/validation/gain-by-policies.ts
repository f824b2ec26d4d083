import { waysWithAttached } from './attached-to-itself';
import { reachesConnect } from './connect-holders';
import { connectGain } from './connect-powers';
import { allowedWays, AsDecided, Escalation, waysOf } from './escalations';
import { MOST, mostOf, rankOf } from './gain-rank';
import { asHeldBy } from './gains-as-holder';
import { lackedWays } from './lacked-ways';
import { CountedReach } from './limiting-conditions';
import { NameablePolicy } from './nameable-policies';
import { reachesPrincipalBy } from './own-reach';
import { PolicyChoice } from './policy-choices';
import { EVERYTHING, holderOf, holderOfOne } from './policy-holder';
import { EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { policiesOf, Policy, Principal } from '../policy/model';
import { hasDeny } from '../policy/statement';

/** What somebody gets by policies. */
export interface Gain extends Pick<Escalation, 'reach'> {
  readonly way: Pick<EscalationWay, 'hands' | 'does' | 'takes'>;
}

/**
 * Returns the most that somebody gets who has the policies of the choices, or the holder that
 * attaches them to itself, together with what it has.
 *
 * @param own - The ways that the holder has already. What gives no other is no gain.
 * @param asDecided - How others decide the ways that somebody gets. Default: nobody does.
 */
export function gainByPolicies(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  own: readonly Escalation[],
  asDecided: AsDecided = () => (one) => one,
): Gain | undefined {
  const gained = gainByThem(principal, way, all, own, asDecided);
  const rank = gained && gained !== NO_GAIN ? rankOf(gained) : 0;
  if (rank === MOST) return gained;
  const isMore = ({ hands }: EscalationWay) => rank < 2 || hands === 'any-permission';
  const together = mostOf(waysWithAttached(principal, way, all, isMore, asDecided));
  if (!together || rankOf(together) <= rank) return gained;
  const does = `with the rest of its access ${together.way.does}`;
  return {
    ...together,
    way: { ...together.way, does },
  };
}

/**
 * Returns the most that somebody gets who has the policies of the choices: one of them, or all
 * together where no single one is enough. Trying hundreds of policies together takes long.
 */
function gainByThem(
  principal: Principal,
  way: EscalationWay,
  all: readonly PolicyChoice[],
  own: readonly Escalation[],
  asDecided: AsDecided,
): Gain | undefined {
  const grouped = groupedByBoundary(all);
  const single = grouped.flatMap(([boundary, policies]) =>
    policies.map((one) => holderWithin(one, boundary)),
  );
  const asHeld = asHeldBy(principal, way, all);
  const lackedBy = (one: Principal) =>
    lackedWays(own.map(asGained), waysOf(one).map(asHeld)).map(asDecided(one));
  const gained = gainOf(single, lackedBy);
  if (gained && rankOf(gained) === MOST) return gained;
  const together = grouped.flatMap(([boundary, policies]) => togetherOf(boundary, policies));
  const most = gainOf([...together, ...single], lackedBy);
  if (most && most !== NO_GAIN && !takesNothing(most)) return most;
  const others =
    way.gains === 'bounded' ? withOtherBoundary(principal, way, all) : [...together, ...single];
  const does = connectGain(principal, others.filter(mayUse));
  return does === undefined ? most : { way: { hands: 'roles', does }, reach: 'limited' };
}

/** Returns whether a policy of somebody allows something in Amazon Connect. */
const mayUse = (one: Principal) => policiesOf(one).some(reachesConnect);

/** Returns a principal with each boundary that it may put in place of its own, which grants nothing. */
export const withOtherBoundary = (
  principal: Principal,
  { needs: [action] }: EscalationWay,
  all: readonly PolicyChoice[],
  counted?: CountedReach,
): Principal[] =>
  all.flatMap(({ boundary, context }) => {
    const attempt = { action, contexts: [context] };
    const isOwn = principal.boundary && reachesPrincipalBy(principal, attempt, principal, counted);
    return boundary && isOwn ? [withinOf(principal)(boundary)] : [];
  });

const withinOf = memoize((principal: Principal) =>
  memoize(({ arn, policy = EVERYTHING }: NameablePolicy): Principal => {
    const { place } = policy;
    return {
      ...principal,
      boundary: { arn, policy, place },
    };
  }),
);

/**
 * Returns a principal that has all of some policies, without those that take something from the others.
 * One that allows everything needs no others.
 */
function togetherOf(boundary: Policy | undefined, policies: readonly Policy[]): Principal[] {
  if (policies.includes(EVERYTHING)) return [];
  const some = policies.filter(({ statements }) => !hasDeny(statements));
  return some.length > 1 ? [holderOf(some, boundary)] : [];
}

/** Returns the most that one of some principals gets by ways that somebody lacks. None is more than any permission. */
function gainOf(
  holders: readonly Principal[],
  lackedBy: (holder: Principal) => readonly Escalation[],
): Gain | undefined {
  const ways: Escalation[] = [];
  for (const holder of holders) {
    const lacked = lackedBy(holder);
    const most = lacked.find((one) => rankOf(one) === MOST);
    if (most) return most;
    ways.push(...lacked);
  }
  if (ways.length === 0 && holders.some((one) => waysOf(one).length > 0)) return NO_GAIN;
  return mostOf(ways.filter((one) => !takesNothing(one))) ?? mostOf(ways);
}

/** Returns whether somebody takes the access of others, and perhaps none has more. */
const takesNothing = ({ way: { takes }, reach }: Gain): boolean =>
  takes !== undefined && reach === 'limited';

/** Returns a way as those have it who gain by it. Policies add nothing to one that is for others. */
const asGained = (one: Escalation): Escalation => ({
  ...one,
  way: { ...one.way, hands: 'any-permission' },
});

/** The policies give no way that the holder lacks. */
export const NO_GAIN: Gain = {
  way: { hands: 'roles', does: 'gives to others what it has itself' },
  reach: 'limited',
};

function groupedByBoundary(
  all: readonly PolicyChoice[],
): readonly (readonly [Policy | undefined, readonly Policy[]])[] {
  const boundaries = [...new Set(all.map(({ boundary }) => boundary?.policy))];
  return boundaries.map((boundary) => [
    boundary,
    all
      .filter((one) => one.boundary?.policy === boundary)
      .map(({ attached }) => attached?.policy ?? EVERYTHING),
  ]);
}

/**
 * Returns a principal that has a policy, within a boundary. Whoever may do everything within a
 * boundary has what the boundary allows, which is much faster to judge. Only who takes the boundary
 * off has more.
 */
const holderWithin = (policy: Policy, boundary: Policy | undefined): Principal => {
  if (!boundary) return holderOfOne(policy);
  const within = holderOfOne(boundary);
  return policy === EVERYTHING && allowedWays(within, boundaryWays()).length === 0
    ? within
    : holderOf([policy], boundary);
};

const boundaryWays = lazy(() => escalationWays().filter(({ gains }) => gains === 'bounded'));
