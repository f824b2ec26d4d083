import { StepReach, stepReach } from './escalation-reach';
import { grantsOf } from './granting-statements';
import { possibleResources } from './possible-resources';
import { nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/**
 * Returns whether a resource in the policies of a holder may be a permission set. Its ARN has an id that
 * only deployment knows, and deployment may make any set of a parameter or an import.
 */
export function mayBeSet(resource: PolicyText, set: Principal, holder: Principal): boolean {
  const { identity, place } = set;
  const reference = nameOfOpaque(resource);
  if (reference === undefined || place.file !== holder.place.file) return true;
  const id = identity?.id ?? place.logicalId;
  return (
    reference === id ||
    reference.startsWith(`${id}.`) ||
    possibleResources(resource, holder).some((text) => text !== resource)
  );
}

/** Returns how a holder does something to a permission set, by each statement that allows it. */
export const stepsOnSet = (
  holder: Principal,
  set: Principal,
  action: string,
): readonly StepReach[] =>
  set.kind !== 'permission set'
    ? []
    : grantsOf(holder, action)
        .flatMap((one) => stepReach(holder, { action, way: { needs: [action] }, all: [one] }) ?? [])
        .filter(({ resource }) => mayBeSet(resource, set, holder));
