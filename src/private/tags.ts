import { Finding, Grant } from './grant';
import { conditionKeys, isOfFamily } from '../catalogue/load';
import { Conditions } from '../catalogue/model';
import { ConnectAccessError } from '../errors';
import { ConnectScope } from '../scope/connect-scope';
import { TagFallback } from '../scope/tag-fallback';

/**
 * Stage 2: the conditions on tags that the scope asks for, on the actions of the family.
 *
 * What makes something must carry the tags in its request, a search filters by them, everything else is
 * on something that has them. Tagging itself must not take over what has another value of the tag.
 */
export function tagged(where: string, grants: readonly Grant[], scope: ConnectScope, findings: Finding[]): Grant[] {
  const wanted = scope._tags;
  if (!wanted) return [...grants];
  const failing = new Set<string>();
  const result = grants.flatMap((grant) => {
    // Keys, buckets and roles that go with an instance are not what the tags are about.
    if (!isOfFamily(grant.action)) return [grant];
    const conditions = tagConditions(grant.action, wanted.tags);
    if (conditions) return [{ ...grant, conditions: both(grant.conditions, conditions) }];
    failing.add(grant.action);
    return wanted.fallback === TagFallback.GRANT_UNSCOPED ? [grant] : [];
  });
  if (failing.size === 0) return result;
  const names = [...failing].sort().join(', ');
  if (wanted.fallback === TagFallback.ERROR) {
    throw new ConnectAccessError({
      where,
      problem: `${names} cannot be limited by tags`,
      instead: 'Leave them out of the access, or say in withTags what shall become of them: TagFallback.LEAVE_OUT or TagFallback.GRANT_UNSCOPED',
    });
  }
  findings.push(wanted.fallback === TagFallback.LEAVE_OUT
    ? { id: 'TagsLeftOut', message: `left out, because they cannot be limited by tags: ${names}`, warning: true }
    : { id: 'TagsNotApplied', message: `granted without the tags, which they cannot be limited by: ${names}`, warning: true });
  return result;
}

function tagConditions(action: string, tags: Readonly<Record<string, string>>): Conditions | undefined {
  const keys = conditionKeys(action);
  const on = (key: string) => Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`${key}${tag}`, value]));
  const takes = (key: string) => keys.includes(`${key}\${TagKey}`);
  if (takes('connect:SearchTag/')) return { StringEquals: on('connect:SearchTag/') };
  // Untagging is by key: it says aws:TagKeys and no value, and is on something that has the tags.
  if (takes('aws:RequestTag/')) {
    return { StringEquals: on('aws:RequestTag/'), ...(takes('aws:ResourceTag/') && { StringEqualsIfExists: on('aws:ResourceTag/') }) };
  }
  return takes('aws:ResourceTag/') ? { StringEquals: on('aws:ResourceTag/') } : undefined;
}

/** Both conditions at once; they never name the same key. */
function both(a: Conditions = {}, b: Conditions): Conditions {
  const operators = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(operators.map((operator) => [operator, { ...a[operator], ...b[operator] }]));
}
