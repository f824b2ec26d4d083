import { allowedWayActions } from './allowed-way-actions';
import { reachesConnect } from './connect-holders';
import { waysOf } from './escalations';
import { nameablePolicies } from './nameable-policies';
import { keysOf, valuesOf } from './policy-choices';
import { holderOfOne } from './policy-holder';
import { mayChangeSomeTags } from './tag-writers';
import { mayTakeOff } from './taken-off-denies';
import { EscalationWay, policyKeys } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { Policy, Principal, World } from '../policy/model';

/**
 * Returns whether all that a way attaches are known policies that give nothing: each is named in a
 * condition, and neither allows an action of a way nor something in Amazon Connect.
 */
export function attachesNothing(principal: Principal, way: EscalationWay, world: World): boolean {
  const [action] = way.needs;
  const { attached } = policyKeys();
  if (!keysOf(action).includes(attached)) return false;
  const values = valuesOf(principal, action, attached);
  if (values.length === 0 || waysOf(principal).some(({ way: { id } }) => id === way.id))
    return false;
  return values.every((value) => {
    const all = nameablePolicies(value, principal, world);
    return (
      all.length > 0 &&
      all.every(({ policy, needs }) => policy !== undefined && !needs && givesNothing(policy))
    );
  });
}

/**
 * Returns whether a policy gives its holder no action that counts: no action of a way, on tags, or of
 * Amazon Connect. As a boundary, it lets nobody have one.
 */
export const givesNothing = memoize((policy: Policy): boolean => {
  const holder = holderOfOne(policy);
  return (
    (policy.unknown ?? []).length === 0 &&
    !reachesConnect(policy) &&
    allowedWayActions(holder).size === 0 &&
    !mayChangeSomeTags(holder) &&
    !mayTakeOff(holder)
  );
});
