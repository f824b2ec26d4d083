import { reachesAttached } from './attached-reach';
import { Attempt } from './attempt';
import { changingBoundaries } from './boundary-removals';
import { attemptOf, StepReach, stepReach } from './escalation-reach';
import { grantsOf } from './granting-statements';
import { namesPolicy } from './own-policies';
import { reachesOn } from './own-reach';
import { isOwnUser } from './own-user';
import { isOfAccount } from './policies-by-arn';
import { allows } from './statement-queries';
import { openedByTags } from './step-by-tags';
import { withResources } from './taken-names';
import { rewritingActions } from './version-actions';
import { escalationStep } from '../catalogue/escalation';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Principal } from '../policy/model';
import { namesOrIncludes } from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';

/** Returns how a principal surely removes, replaces, or rewrites its own permissions boundary. */
export function liftingSteps(principal: Principal): readonly StepReach[] {
  const { boundary } = principal;
  if (!boundary?.policy || boundary.isPossible) return NONE;
  return [
    ...changingBoundaries().flatMap((action) => stepsOnItself(principal, action)),
    ...rewritingActions().flatMap((action) => stepsOnBoundary(principal, action, boundary)),
  ];
}

const NONE: readonly never[] = Object.freeze([]);

/** Returns how a principal surely removes or replaces its own boundary by an action. */
function stepsOnItself(principal: Principal, action: string): readonly StepReach[] {
  const { on, attempts } = escalationStep(action) ?? {};
  if (on !== principal.kind || isChangedByAwsOnly(principal)) return NONE;
  if (!allows(principal, action)) return NONE;
  // The first attempt replaces a boundary by the widest one.
  const contexts = attempts?.slice(0, 1);
  const isOn = (resource: PolicyText) =>
    isOwnUser(resource) || namesOrIncludes(resource, principal, principal.place.file);
  const attempt = attemptOf(principal, { action, way: { needs: [action] }, contexts });
  return reachesOn(principal, attempt, principal, 'certain')
    ? stepsOn(principal, action, isOn, contexts)
    : NONE;
}

/** Returns how a principal surely changes the policy that is its boundary by an action. */
export const stepsOnBoundary = (
  principal: Principal,
  action: string,
  boundary: Attachment,
): readonly StepReach[] =>
  isOfAccount(boundary) &&
  allows(principal, action) &&
  reachesAttached(principal, action, boundary, 'certain')
    ? stepsOn(
        principal,
        action,
        (resource) => resource === '*' || namesPolicy(resource, boundary, principal.place.file),
      )
    : NONE;

/** Returns how a principal does an action on some resources, if nothing but its tags decides. */
function stepsOn(
  principal: Principal,
  action: string,
  isOn: (resource: PolicyText) => boolean,
  contexts?: Attempt['contexts'],
): readonly StepReach[] {
  const all = grantsOf(principal, action).flatMap((one) => withResources(one, isOn) ?? []);
  const step = stepReach(principal, { action, way: { needs: [action] }, all, contexts });
  const opened = step && openedByTags(step, principal);
  return opened ? [opened] : NONE;
}
