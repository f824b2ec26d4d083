import { mostAllowed } from './attempt';
import { ownPartition } from './own-partitions';
import { hasUnreadBoundary } from './principal-access';
import { hasAllOf } from './whole-accounts';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { Policy, Principal, World } from '../policy/model';
import { mayShareAccount, pathsOf } from '../policy/principal-names';
import { mayAllowMore } from '../policy/statement-inclusion';

/** Another version of a managed policy, which a principal may make the default one. */
export interface PolicySwitch {
  readonly policy: Policy;
  readonly version: Policy;
  /** Whether no condition and no unread boundary decides about it. */
  readonly isSure: boolean;
}

/**
 * Returns the versions that may allow more than the default one, of the policies of a world on which
 * an action of a principal is allowed.
 */
export const switchesBy = (principal: Principal, action: string, world: World): PolicySwitch[] =>
  customerPolicies(world).flatMap((policy) => {
    const wider = mayShareAccount(policy, principal) ? widerVersions(policy) : [];
    const decision = wider.length > 0 ? decisionOn(principal, action, policy) : undefined;
    const isSure = decision?.known === 'allowed' && !hasUnreadBoundary(principal);
    return decision ? wider.map((version) => ({ policy, version, isSure })) : [];
  });

const widerVersions = memoize((policy: Policy): readonly Policy[] =>
  (policy.otherVersions ?? []).filter((version) => mayAllowMore(version, policy)),
);

const customerPolicies = memoize(({ policies }: World): readonly Policy[] =>
  policies.filter(({ managed, origin }) => managed && origin === 'file'),
);

const decisionOn = (principal: Principal, action: string, policy: Policy) => {
  const { on, attempts } = escalationStep(action) ?? {};
  return mostAllowed(principal, { action, on, contexts: attempts }, arnOf(policy, principal));
};

/** Returns the ARN of a policy of an account. */
function arnOf(policy: Policy, principal: Principal): string {
  const { identity } = policy;
  const partition = identity?.partition ?? ownPartition(principal);
  const [path] = pathsOf({ ...policy, kind: 'policy' });
  return [
    'arn',
    partition,
    'iam',
    '',
    identity?.account ?? principal.identity?.account ?? '',
    path,
  ].join(':');
}

/**
 * Returns whether the files list all versions of every policy of the account of a principal: details
 * of the account that nothing is missing from.
 */
export const knowsAllVersions = (world: World, { identity }: Principal): boolean =>
  hasAllOf(world)('policy')(identity?.account) && listsAllVersions(world)(identity?.account);

/** Returns whether some version of a policy allows more, if a way switches versions. */
export const allowsMore = (
  principal: Principal,
  { switches, needs: [action] }: EscalationWay,
  world: World,
): boolean =>
  !switches ||
  !knowsAllVersions(world, principal) ||
  switchesBy(principal, action, world).length > 0;

const listsAllVersions = memoize((world: World) =>
  memoize((account: string | undefined): boolean =>
    customerPolicies(world)
      .filter(({ identity }) => [undefined, account].includes(identity?.account))
      .every(({ otherVersions }) => otherVersions !== undefined),
  ),
);
