import { EscalationWay, escalationWays } from '../catalogue/escalation';
import { quotaFacts } from '../catalogue/quotas';
import { lazy } from '../input/memoize';
import { Attachment, Policy } from '../policy/model';

/** Returns whether a managed policy has as many versions as AWS keeps of one. */
export function hasAllVersions({ versions }: Partial<Policy> = {}): boolean {
  if (versions === undefined) return false;
  return versions >= quotaFacts().managedPolicy.versions;
}

/** Returns a managed policy of which nobody has to delete a version. */
export const withoutVersions = ({ policy, ...one }: Attachment): Attachment => ({
  ...one,
  ...(policy && {
    policy: { ...policy, versions: undefined },
  }),
});

/** The actions that rewrite a managed policy. */
export const rewritingActions = lazy(() => actionsOf(({ gains }) => gains === 'attached'));

/** The actions that switch a managed policy to another version. */
export const switchingActions = lazy(() => actionsOf(({ switches }) => switches === true));

const actionsOf = (isOf: (way: EscalationWay) => boolean): readonly string[] =>
  escalationWays()
    .filter(isOf)
    .map(({ needs: [action] }) => action);
