import { escalationStep } from '../catalogue/escalation';
import { serviceOf } from '../policy/action-patterns';

/** Returns the services in the ARNs of the resources of an action of a way. */
export function servicesOfStep(action: string): readonly string[] {
  const step = escalationStep(action);
  return step?.services ?? [isOfIam(step?.on) ? 'iam' : serviceOf(action)];
}

/** Returns whether a kind of resource belongs to IAM, regardless of the service of the action. */
export const isOfIam = (on: string | undefined): boolean =>
  on !== undefined && ['role', 'user', 'group', 'policy'].includes(on);
