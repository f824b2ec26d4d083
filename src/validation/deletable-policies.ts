import { CountedReach } from './limiting-conditions';
import { reachesOn } from './own-reach';
import { policiesByArn } from './policies-by-arn';
import { withoutPolicies } from './taken-off-denies';
import { reviewFacts } from '../catalogue/catalogue';
import { policyKeys } from '../catalogue/escalation';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, World } from '../policy/model';

/** Returns the ARNs of policies of a text on which a principal is allowed all of some actions. */
export type AllowedOn = (
  actions: readonly string[],
  text: PolicyText,
  principal: Principal,
  counted: CountedReach,
) => readonly PolicyText[];

/**
 * Returns the ARN of a policy of the files that a principal may delete, and create again; undefined
 * if it may not. Nobody deletes what somebody has. What it has itself, it may take off first.
 */
export function deletableArn(
  text: PolicyText,
  principal: Principal,
  world: World,
  counted: CountedReach,
  allowedOn: AllowedOn,
): PolicyText | undefined {
  const {
    made: [creates],
    deleted: { policy: deletes, versions },
  } = policyKeys();
  if (allowedOn([deletes], text, principal, counted).length === 0) return undefined;
  const named = policiesByArn(text, principal.place.file, world);
  const policies = named.map(({ policy }) => policy).filter(({ origin }) => origin === 'file');
  if (policies.length !== 1) return undefined;
  const [policy] = policies;
  const hasVersions = policy.versions !== undefined && policy.versions > 1;
  const actions = [deletes, ...(hasVersions ? [versions] : []), creates];
  const holders = world.principals.filter((one) => hasItself(one, policy));
  if (policy.holders !== undefined && policy.holders > holders.length) return undefined;
  if (!holders.every((one) => mayTakeOff(principal, one, { policy, arn: text, counted })))
    return undefined;
  const after = withoutPolicies(principal, [policy]);
  const [first = [], ...others] = actions.map((action) =>
    allowedOn([action], text, after, counted),
  );
  return first.find((arn) => others.every((arns) => arns.includes(arn)));
}

/** Returns whether a principal has a policy, or has it as its boundary, and not from its groups. */
function hasItself({ kind, attached, boundary, groups = [] }: Principal, policy: Policy): boolean {
  const isIt = (one: Attachment) => one.policy === policy;
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
  { policy, arn, counted }: { policy: Policy; arn: PolicyText; counted: CountedReach },
): boolean {
  if (owner.boundary?.policy === policy) return false;
  const key = policyKeys().attached;
  return reviewFacts()
    .unconfined.filter(({ takesOff, on = 'role' }) => takesOff === 'attached' && on === owner.kind)
    .some(({ action, on }) =>
      reachesOn(holder, { action, on, contexts: [{ [key]: arn }] }, owner, counted),
    );
}
