import { Attempt, mostAllowed } from './attempt';
import { hasKnownTags } from './known-role-tags';
import { ownPartition } from './own-partitions';
import { withTagsOf } from './tags-of-target';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { pathsByName } from '../policy/principal-names';

/**
 * Returns whether the tags of a role let a principal do something with it. Where the files give the
 * tags, conditions on them are decided, unless the principal may change them. AWS advises against
 * such conditions on who passes a role.
 */
export function isReachedByTags(holder: Principal, role: Principal, attempt: Attempt): boolean {
  if (!hasKnownTags(role)) return true;
  const arns = knownArns(role, holder);
  const isAllowedOn = (arn: string): boolean => {
    const [first, ...others] = withTagsOf(role, arn, holder)(attempt);
    if (first === attempt) return true;
    return [first, ...others].some((one) => mostAllowed(holder, one, arn) !== undefined);
  };
  return arns.length === 0 || arns.some(isAllowedOn);
}

/** Returns the ARNs of a role or a user, as far as they are known. */
export function knownArns(one: Principal, holder: Principal): readonly PolicyText[] {
  const { account, partition = ownPartition(holder) } = one.identity ?? {};
  if (account === undefined) return [];
  return pathsByName(one)
    .filter((path) => !hasDeployTimeValue(path))
    .map((path) => `arn:${partition}:iam::${account}:${path}`);
}
