import { StepReach } from './escalation-reach';
import { Escalation, handsOverAccount } from './escalations';
import { amongTargets } from './known-targets';
import { policiesOf, Principal, World } from '../policy/model';
import { placeKey } from '../policy/place';

/* Who gets a policy that takes the access of others gains what these have, or what is written into them. */

/** Returns a way of somebody, as which a principal acts, as those decide it whose access it takes. */
export const amongTakenBy =
  (taker: Principal, principal: Principal, world: World) =>
  (one: Escalation): Escalation =>
    one.way.takes && handsOverAccount(one) ? amongTargets(taker, one, world, [principal]) : one;

/**
 * Returns the ways to any permission that a principal has by somebody, as which it acts, and which takes
 * others: that one writes into them, or the principal itself does.
 */
export function writingWays(
  principal: Principal,
  taker: Principal,
  waysIn: (one: Principal) => readonly Escalation[],
): readonly Escalation[] {
  const statements = policiesOf(principal).flatMap((policy) => policy.statements);
  const own = new Set(statements.map(({ place }) => placeKey(place)));
  const isOwn = ({ granting }: StepReach) => own.has(placeKey(granting.statement.place));
  const ofItself = waysIn(withThose(principal, taker)).filter(({ steps }) => steps.every(isOwn));
  return [...waysIn(taker), ...ofItself].filter((one) => !one.way.takes && handsOverAccount(one));
}

/** Returns a principal that also has what another one has, within the limits of both. */
function withThose(principal: Principal, other: Principal): Principal {
  const { inline, boundary = other.boundary } = principal;
  // Two boundaries are not joined.
  if (other.boundary && boundary !== other.boundary) return other;
  return { ...principal, inline: [...inline, ...policiesOf(other)], ...(boundary && { boundary }) };
}
