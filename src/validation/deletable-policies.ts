import { grantsOf } from './granting-statements';
import { CountedReach } from './limiting-conditions';
import { arnsInConditions } from './own-denies';
import { reachesOn } from './own-reach';
import { policiesByArn } from './policies-by-arn';
import { withoutPolicies } from './taken-off-denies';
import { reviewFacts } from '../catalogue/catalogue';
import { policyKeys } from '../catalogue/escalation';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { isSamePolicy } from '../policy/same-policy';

/** Returns the ARNs of policies that a text names, and on which a principal is allowed an action. */
export type AllowedOn = (
  action: string,
  principal: Principal,
  counted: CountedReach,
) => readonly PolicyText[];

/**
 * Returns whether a principal may delete the policy of the files that a text names, and create it
 * again. Nobody deletes what somebody has. What it has itself, it may take off first.
 */
export function isRecreated(
  text: PolicyText,
  principal: Principal,
  world: World,
  counted: CountedReach,
  allowedOn: AllowedOn,
): boolean {
  const {
    made: [creates],
    deleted: { policy: deletes, versions },
  } = policyKeys();
  if (allowedOn(deletes, principal, counted).length === 0) return false;
  const named = policiesByArn(text, principal, world);
  const policies = named.map(({ policy }) => policy).filter(({ origin }) => origin === 'file');
  if (policies.length !== 1) return false;
  const [policy] = policies;
  const hasVersions = policy.versions !== undefined && policy.versions > 1;
  const actions = [deletes, ...(hasVersions ? [versions] : []), creates];
  const holders = world.principals.filter((one) => hasItself(one, policy));
  if (policy.holders !== undefined && policy.holders > holders.length) return false;
  const attached = { arn: text, policy, place: principal.place };
  if (!holders.every((one) => mayTakeOff(principal, one, { attached, world, counted })))
    return false;
  const after = withoutPolicies(principal, [policy]);
  return actions.every((action) => allowedOn(action, after, counted).length > 0);
}

/** Returns whether a principal has a policy, or has it as its boundary, and not from its groups. */
function hasItself({ kind, attached, boundary, groups = [] }: Principal, policy: Policy): boolean {
  const isIt = (one: Attachment) => isSamePolicy(policy, one.policy);
  if (kind === 'policy') return false;
  return (
    (boundary !== undefined && isIt(boundary)) ||
    (attached.some(isIt) && !groups.some((group) => group.attached.some(isIt)))
  );
}

/** Returns whether a holder may take a policy off a principal. A boundary stays. */
function mayTakeOff(
  holder: Principal,
  owner: Principal,
  { attached, world, counted }: { attached: Attachment; world: World; counted: CountedReach },
): boolean {
  if (attached.policy && isSamePolicy(attached.policy, owner.boundary?.policy)) return false;
  const key = policyKeys().attached;
  return reviewFacts()
    .unconfined.filter(({ takesOff, on = 'role' }) => takesOff === 'attached' && on === owner.kind)
    .some(({ action, on }) => {
      const arns = grantsOf(holder, action).flatMap(({ statement }) =>
        arnsInConditions(attached, statement, holder, world),
      );
      const contexts = [...new Set(arns)].map((arn) => ({ [key]: arn }));
      return reachesOn(holder, { action, on, contexts }, owner, counted);
    });
}
