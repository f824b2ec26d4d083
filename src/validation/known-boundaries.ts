import { Escalation } from './escalations';
import { hasAllOf } from './whole-accounts';
import { escalationStep } from '../catalogue/escalation';
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
  return { ...one, reach: 'limited', way: { ...way, does: `${way.does}, and none has one now` } };
}
