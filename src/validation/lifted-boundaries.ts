import { StepReach } from './escalation-reach';
import { liftingSteps, stepsOnBoundary } from './lifting-steps';
import { switchesBy } from './policy-switches';
import { switchingActions } from './version-actions';
import { withVersion } from './version-gains';
import { Principal, World } from '../policy/model';
import { isSamePolicy } from '../policy/same-policy';

/** A principal without what its permissions boundary keeps back, and how it lifts that. */
interface LiftedBoundary {
  readonly freed: Principal;
  readonly step: StepReach;
}

/**
 * Returns how a principal surely lifts its own permissions boundary: it removes, replaces, or
 * rewrites that, or switches it to a version that may allow more.
 */
export function liftedBoundaries(principal: Principal, world: World): readonly LiftedBoundary[] {
  const { boundary, ...freed } = principal;
  if (!boundary?.policy || boundary.isPossible) return NONE;
  const asFreed = (step: StepReach) => ({ freed, step });
  return [
    ...liftingSteps(principal).map(asFreed),
    ...switchingActions().flatMap((action) =>
      stepsOnBoundary(principal, action, boundary).flatMap((step) =>
        switchesBy(principal, action, world)
          .filter(({ policy, isSure }) => isSure && isSamePolicy(policy, boundary.policy))
          .map((by) => ({ freed: withVersion(principal)(by.policy)(by.version), step })),
      ),
    ),
  ];
}

const NONE: readonly never[] = Object.freeze([]);
