import { StepReach } from './escalation-reach';
import { patternIncludes } from '../policy/pattern';

/** Returns whether a step is open if its conditions hold, and no boundary that is not known limits it. */
export const mayBeOpen = ({ reach, isInDoubt }: StepReach): boolean =>
  reach === 'open' || isInDoubt === true;

/** Returns whether AWS wrote the policies that allow all steps. */
export const isOfAws = (steps: readonly StepReach[]): boolean =>
  steps.every(({ granting }) => granting.policy.origin === 'aws');

/** Returns whether the steps of a way reach nothing that some other steps of it do not reach. */
export const areWithin = (
  steps: readonly StepReach[],
  others: readonly StepReach[] = [],
): boolean =>
  steps.every(
    ({ reach, resource }, i) =>
      i < others.length &&
      (others[i].reach === 'open' || reach === 'limited') &&
      patternIncludes(others[i].resource, resource),
  );
