import { Attempt } from './attempt';
import { attemptOf, mostAllowedAsItself, StepAttempt } from './escalation-reach';
import { resourcesOf } from './granting-statements';
import { isWithOneBoundary } from './made-boundary';
import { textsElsewhere, textsToTry } from './tried-resources';
import { wideContexts } from './wide-contexts';
import { escalationStep } from '../catalogue/escalation';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';

/**
 * Returns whether a principal may do all actions of a way on one resource that it makes. Denies may
 * close each resource for one of them, and so may conditions on its boundary.
 */
export function isOnOne(principal: Principal, tried: readonly StepAttempt[]): boolean {
  const [{ action }] = tried;
  const on = escalationStep(action)?.on;
  const onMade = tried.filter((one) => on !== undefined && escalationStep(one.action)?.on === on);
  if (onMade.length < 2) return true;
  const attempts = onMade.map((one) => attemptsOf(principal, one));
  return commonResources(onMade)
    .flatMap((resource) => [
      ...textsToTry(principal, { action, on }, resource),
      ...textsElsewhere(principal, { action, on }, resource),
    ])
    .some(
      (resource) =>
        attempts.every((some) =>
          some.some((one) => mostAllowedAsItself(principal, one, resource) !== undefined),
        ) && isWithOneBoundary(principal, attempts, resource),
    );
}

/** Returns how a principal tries an action of a way, whatever limits that. */
function attemptsOf(principal: Principal, tried: StepAttempt): readonly Attempt[] {
  const { action, contexts, all } = tried;
  const step = escalationStep(action);
  const wide = contexts ? [] : all.flatMap(({ statement }) => wideContexts(statement, step));
  return [
    attemptOf(principal, tried),
    ...(wide.length > 0 ? [{ action, on: step?.on, contexts: wide }] : []),
  ];
}

/** Returns patterns that together are the resources on which statements allow all of some actions. */
const commonResources = (tried: readonly StepAttempt[]): readonly PolicyText[] =>
  tried
    .map(({ all }) => [...new Set(all.flatMap(resourcesOf))])
    .reduce((some, others) =>
      [
        ...new Set(some.flatMap((one) => others.flatMap((other) => intersection(one, other)))),
      ].slice(0, MOST),
    );

/** More patterns than that are not tried. */
const MOST = 64;
