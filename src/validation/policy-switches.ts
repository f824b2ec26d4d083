import { mostAllowed } from './attempt';
import { hasUnreadBoundary } from './principal-access';
import { escalationStep } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { pathsOf } from '../policy/principal-names';
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
    const wider = shareAccount(policy, principal) ? widerVersions(policy) : [];
    const decision = wider.length > 0 ? decisionOn(principal, action, policy) : undefined;
    const isSure = decision?.known === 'allowed' && !hasUnreadBoundary(principal);
    return decision ? wider.map((version) => ({ policy, version, isSure })) : [];
  });

const shareAccount = ({ identity: one }: Policy, { identity: other }: Principal): boolean =>
  one?.account === undefined || other?.account === undefined || one.account === other.account;

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
function arnOf(policy: Policy, { identity: holder }: Principal): string {
  const { identity } = policy;
  const partition = identity?.partition ?? holder?.partition ?? 'aws';
  const [path] = pathsOf({ ...policy, kind: 'policy' });
  return ['arn', partition, 'iam', '', identity?.account ?? holder?.account ?? '', path].join(':');
}

/**
 * Returns whether the files list all versions of every policy of the account of a principal: details
 * of the account that nothing is missing from.
 */
export const knowsAllVersions = (world: World, { identity }: Principal): boolean =>
  identity?.account !== undefined && isWhole(world)(identity.account);

const isWhole = memoize((world: World) =>
  memoize((account: string): boolean => {
    const isOf = ({ identity }: Pick<Principal, 'identity'>) =>
      identity?.account === undefined || identity.account === account;
    const [policies, holders] = [
      customerPolicies(world).filter(isOf),
      world.principals.filter(isOf),
    ];
    return (
      world.unread.length === 0 &&
      policies.length > 0 &&
      policies.every(({ otherVersions }) => otherVersions !== undefined) &&
      holders.every(({ attached, boundary }) =>
        [...attached, ...(boundary ? [boundary] : [])].every(isKnown),
      )
    );
  }),
);

const isKnown = ({ arn, policy }: Attachment): boolean =>
  policy !== undefined || parseArn(arn)?.account === 'aws';
