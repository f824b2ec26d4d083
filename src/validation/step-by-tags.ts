import { Attempt } from './attempt';
import { isResourceTag } from './condition-keys';
import { StepReach } from './escalation-reach';
import { areMetByMfa } from './mfa-sign-in';
import { reachesOn } from './own-reach';
import { Principal } from '../policy/model';
import { Requirement } from '../policy/requirement';

/**
 * Returns a step that only conditions on tags limit as a holder takes it on some principal, if that
 * has such tags; otherwise the step.
 */
export function stepByTagsOf(
  target: Principal,
  step: StepReach,
  holder: Principal,
  attempt: Attempt,
): StepReach {
  const isConditional = step.reach === 'limited' && step.requirements.length > 0;
  const opened = isConditional ? openedByTags(step, holder) : undefined;
  return opened && reachesOn(holder, attempt, target, 'certain') ? opened : step;
}

/** Returns a step as if its conditions on tags were met; undefined if others are not. */
export function openedByTags(step: StepReach, holder: Principal): StepReach | undefined {
  const { isInDoubt: _, requirements, ...rest } = step;
  const byMfa = requirements.filter((one) => areMetByMfa([one], holder));
  return requirements.every((one) => isOnTag(one) || byMfa.includes(one))
    ? { ...rest, reach: 'open', requirements: byMfa }
    : undefined;
}

/** Returns whether a requirement is on a tag of the resource, or may be. */
const isOnTag = (one: Requirement): boolean =>
  one.kind === 'any-of'
    ? one.of.some((group) => group.some(isOnTag))
    : one.kind === 'key' && isResourceTag(one.key);
