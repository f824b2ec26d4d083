import { Escalation } from './escalations';
import { escalationStep } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { matchesPrincipal } from '../policy/principal-names';

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
  if (!isWhole(world)(kind)(identity?.account)) return one;
  const isOn = (other: Principal) => (resource: PolicyText) =>
    !parseArn(resource) || matchesPrincipal(resource, other, place.file);
  const resources = steps.flatMap(({ granting: { statement } }) =>
    statement.notResource ? ['*'] : statement.resources,
  );
  const isBounded = world.principals.some(
    (other) => other.kind === kind && other.boundary && resources.some(isOn(other)),
  );
  if (isBounded) return one;
  return { ...one, reach: 'limited', way: { ...way, does: `${way.does}, and none has one now` } };
}

/** Returns whether the details of an account have all of a kind, and nothing is unread. */
const isWhole = memoize((world: World) =>
  memoize((kind: string) =>
    memoize((account: string | undefined): boolean => {
      const isListed = ({ kind: its, identity }: Principal) =>
        its === kind && identity?.id === undefined && identity?.account === account;
      return account !== undefined && world.unread.length === 0 && world.principals.some(isListed);
    }),
  ),
);
