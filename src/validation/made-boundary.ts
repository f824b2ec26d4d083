import { Attempt } from './attempt';
import { changingBoundaries } from './boundary-removals';
import { mayCarry } from './carried-keys';
import { mostAllowedAsItself } from './escalation-reach';
import { PARTITION_OF_VALUES, PARTITIONS } from './tried-resources';
import { valuesOfKey } from './values-of-key';
import { escalationStep, policyKeys } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/** The boundary of what the holder makes: the value of the condition key; none has no value. */
type Boundary = PolicyText | readonly [];

const NONE: Boundary = [];

/**
 * Returns whether a holder may do all of some actions on a resource that it makes, with the boundary
 * that it makes it with. Who may change that boundary is not held to it.
 *
 * @param attempts - How it tries each action.
 */
export function isWithOneBoundary(
  principal: Principal,
  attempts: readonly (readonly Attempt[])[],
  resource: PolicyText,
): boolean {
  const key = policyKeys().boundary;
  if (valuesOfKey(principal, key).length === 0) return true;
  const all = attempts.flat();
  if (all.some(({ action }) => escalationStep(action)?.ofBoundary)) return true;
  const isReached = reaching(principal, resource);
  return (
    boundariesIn(all).some((boundary) =>
      attempts.every((some) => some.some((one) => isReached(within(one, boundary)))),
    ) || changesOf(all).some(isReached)
  );
}

const reaching = (principal: Principal, resource: PolicyText) => (attempt: Attempt) =>
  mostAllowedAsItself(principal, attempt, resource) !== undefined;

/** Returns the boundaries that attempts have; none is always one. */
const boundariesIn = (attempts: readonly Attempt[]): readonly Boundary[] => [
  NONE,
  ...new Set(
    attempts
      .flatMap(({ contexts = [] }) => contexts)
      .flatMap((context) => context[policyKeys().boundary] ?? [])
      .flatMap((one) => PARTITIONS.map((name) => one.replace(PARTITION_OF_VALUES, () => name))),
  ),
];

/** Returns an attempt on what has a boundary, or gets it. */
function within(attempt: Attempt, boundary: Boundary): Attempt {
  const { action, contexts = [{}] } = attempt;
  const key = policyKeys().boundary;
  if (!mayCarry(action, key)) return attempt;
  const placed = contexts.map((context) => JSON.stringify({ ...context, [key]: boundary }));
  return { ...attempt, contexts: [...new Set(placed)].map((one) => JSON.parse(one)) };
}

/** Returns the attempts to change the boundary of what some actions are on. */
const changesOf = ([{ action }]: readonly Attempt[]): readonly Attempt[] =>
  changesOn(escalationStep(action)?.on);

const changesOn = memoize((on: string | undefined): readonly Attempt[] =>
  changingBoundaries()
    .filter((action) => escalationStep(action)?.on === on)
    .map((action) => ({ action, on, contexts: escalationStep(action)?.attempts })),
);
