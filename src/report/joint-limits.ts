import { EffectiveGrant } from './effective-grant';
import { valuesOfEveryRequest } from '../catalogue/escalation';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { isDeniedJointly } from '../validation/joint-denies';

/**
 * Returns the part of a grant that conditional denies leave together; undefined when nothing is
 * left.
 */
export function withoutJointlyDenied(
  grant: EffectiveGrant,
  principal: Principal,
  action: string,
): EffectiveGrant | undefined {
  const context = valuesOfEveryRequest();
  const isOpen = (resource: PolicyText) =>
    !isDeniedJointly(principal, { action, resource, resourceIsPattern: true, context });
  const reaches = grant.reaches.flatMap((reach) => {
    if (reach.statement.notResource) return isOpen('*') ? [reach] : [];
    const resources = reach.resources.filter(isOpen);
    return resources.length > 0 ? [{ ...reach, resources }] : [];
  });
  return reaches.length > 0 ? { ...grant, reaches } : undefined;
}
