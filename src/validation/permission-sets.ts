import { StepReach, stepReach } from './escalation-reach';
import { grantingStatements } from './granting-statements';
import { nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';

/**
 * Returns whether a resource in the policies of a file may be a permission set. Its ARN has an id that
 * only deployment knows.
 */
export function mayBeSet(
  resource: PolicyText,
  { identity, place }: Principal,
  file: string,
): boolean {
  const reference = nameOfOpaque(resource);
  if (reference === undefined) return true;
  const id = identity?.id ?? place.logicalId;
  return place.file !== file || reference === id || reference.startsWith(`${id}.`);
}

/** Returns how a holder does something to a permission set, by each statement that allows it. */
export const stepsOnSet = (
  holder: Principal,
  set: Principal,
  action: string,
): readonly StepReach[] =>
  set.kind !== 'permission set'
    ? []
    : grantingStatements(holder, action)
        .flatMap((one) => stepReach(holder, { action, way: { needs: [action] }, all: [one] }) ?? [])
        .filter(({ resource }) => mayBeSet(resource, set, holder.place.file));
