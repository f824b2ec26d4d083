import { escalationStep } from '../catalogue/escalation';
import { serviceOf } from '../policy/action-patterns';

/** Returns the services in the ARNs of the first kind of resource that an action of a way is on. */
export function servicesOfStep(action: string): readonly string[] {
  const step = escalationStep(action);
  return step?.services ?? [isOfIam(step?.on) ? 'iam' : serviceOf(action)];
}

/** A kind of resource in an ARN, with the services that may be in the ARN. */
export interface StepKind {
  /** Default: not known. */
  readonly on?: string;
  readonly services: readonly string[];
}

/** Returns the kinds of resources that an action of a way can be on: one is enough. */
export const kindsOfStep = (action: string): readonly StepKind[] => {
  const { on, orOn = [] } = escalationStep(action) ?? {};
  return [
    { ...(on !== undefined && { on }), services: servicesOfStep(action) },
    ...orOn.map(({ service, ...other }) => ({ ...other, services: [service] })),
  ];
};

/** Returns whether a kind of resource belongs to IAM, regardless of the service of the action. */
export const isOfIam = (on: string | undefined): boolean =>
  on !== undefined && ['role', 'user', 'group', 'policy'].includes(on);
