import { Attempt, mostAllowed } from './attempt';
import { hasKnownTags } from './known-role-tags';
import { ownPartition } from './own-partitions';
import { withTagsOf } from './tags-of-target';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { pathsByName } from '../policy/principal-names';

/**
 * Returns whether the tags of a role let a principal do something with it. Where the files give the
 * tags, conditions on them are decided, unless the principal may change them. AWS advises against
 * such conditions on who passes a role.
 */
export function isReachedByTags(holder: Principal, role: Principal, attempt: Attempt): boolean {
  const { account, partition = ownPartition(holder) } = role.identity ?? {};
  if (account === undefined || !hasKnownTags(role)) return true;
  const arns = pathsByName(role)
    .filter((path) => !hasDeployTimeValue(path))
    .map((path) => `arn:${partition}:iam::${account}:${path}`);
  const isAllowedOn = (arn: string): boolean => {
    const [first, ...others] = withTagsOf(role, arn, holder)(attempt);
    if (first === attempt) return true;
    return [first, ...others].some((one) => mostAllowed(holder, one, arn) !== undefined);
  };
  return arns.length === 0 || arns.some(isAllowedOn);
}
