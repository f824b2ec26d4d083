import { Escalation, handsOverAccount, hasEverything, KNOWN_WAYS, waysOf } from './escalations';
import { mostOf } from './gain-rank';
import { ownPolicies, wayForOthers, withoutBoundary } from './gaining-principal';
import { amongTargets } from './known-targets';
import { lackedWays } from './lacked-ways';
import { liftingSteps } from './lifting-steps';
import { namesOnlyItself } from './own-reach';
import { hasAllOf } from './whole-accounts';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { matchesPrincipal } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';

/**
 * Returns a way on the permissions boundaries of others. It is limited where the details of the
 * account have everybody whom it is on, and nobody of them has a boundary.
 */
export function amongBoundaries(
  { identity, place }: Principal,
  one: Escalation,
  world: World,
): Escalation {
  const { way, reach, steps } = one;
  if (reach !== 'open' || way.gains !== 'bounded' || way.hands !== 'roles') return one;
  const kind = escalationStep(way.needs[0])?.on ?? '';
  if (!hasAllOf(world)(kind)(identity?.account)) return one;
  const isOn = (other: Principal) => (resource: PolicyText) =>
    !parseArn(resource) || matchesPrincipal(resource, other, place.file);
  const resources = steps.flatMap(({ granting: { statement } }) =>
    statement.notResource ? ['*'] : statement.resources,
  );
  const isBounded = world.principals.some(
    (other) =>
      other.kind === kind &&
      other.boundary &&
      !isChangedByAwsOnly(other) &&
      resources.some(isOn(other)),
  );
  if (isBounded) return one;
  return {
    ...one,
    reach: 'limited',
    way: { ...way, does: `${way.does}, and none has one now` },
  };
}

/**
 * Returns a way by which a principal lifts its own boundary. Where it then gains only by those whose
 * access it takes, these decide.
 */
export function amongFreed(principal: Principal, one: Escalation, world: World): Escalation {
  const { way } = one;
  if (!handsOverAccount(one) || !isOnlyFreed(principal, way)) return one;
  if (liftingSteps(principal).length === 0) return one;
  const most = mostOf(gainsOfFreed(principal, world));
  if (!most || handsOverAccount(most)) return one;
  if (way.gains === 'attached') return { ...one, way: { ...way, hands: 'roles' } };
  const [action] = way.needs;
  if (!namesOnlyItself(principal, action)) return { ...one, way: wayForOthers(way) };
  const { hands } = most.way;
  const does = `${way.does}, and then ${most.way.does}`;
  // What it gives without limits is a way of its own.
  return {
    ...one,
    reach: 'limited',
    way: { ...way, hands, does },
  };
}

/** Returns whether a way changes boundaries, or rewrites no other policy by which a principal gains. */
function isOnlyFreed(principal: Principal, { gains }: EscalationWay): boolean {
  if (gains === 'bounded') return true;
  if (gains !== 'attached') return false;
  const { boundary } = principal;
  const own = ownPolicies(principal, KNOWN_WAYS);
  return own.every((one) => one === boundary);
}

/** Returns the ways to any permission that a boundary keeps back, as those decide them who are taken. */
function gainsOfFreed(principal: Principal, world: World): readonly Escalation[] {
  const freed = withoutBoundary(principal);
  if (hasEverything(freed)) return [];
  const own = waysOf(principal).filter(
    ({ way: { gains = '' } }) => !['bounded', 'attached'].includes(gains),
  );
  return lackedWays(own, waysOf(freed))
    .filter(handsOverAccount)
    .map((one) => (one.way.takes ? amongTargets(freed, one, world) : one));
}
