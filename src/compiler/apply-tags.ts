import { conditionsKey, Finding, Grant } from './grant';
import { byKeys } from './sid';
import { Statement } from './statement';
import { actionFacts, conditionKeys, isOfFamily } from '../catalogue/catalogue';
import { Conditions } from '../catalogue/facts';
import { checkLiteral } from '../input/arn';
import { ConnectAccessError } from '../input/error';
import { TargetEnvironment } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';
import { UnsupportedTagBehavior } from '../scope/unsupported-tag-behavior';

/** What an access comes to before a scope limits it. */
export interface Taggable {
  readonly grants: readonly Grant[];
  /** Statements that AWS documents and that allow; denies are never limited. */
  readonly documented: readonly Statement[];
  readonly managedPolicies: readonly string[];
}

/** Of one action the conditions that stand where it is granted, and which of them are on tags. */
interface Limited {
  readonly conditions?: Conditions;
  readonly onTags?: Conditions;
}

/** Throws when a tag is a token that resolves to a wildcard or a policy variable, which each principal fills for itself. */
export function checkTagTokens(where: string, from: TargetEnvironment, scope: ConnectScope): void {
  Object.entries(scope._tags?.tags ?? {})
    .flat()
    .forEach((text) => checkLiteral(where, from, text, 'one key and one literal value of a tag'));
}

/**
 * Stage 2: the conditions on tags that the scope asks for, on the actions of the family.
 *
 * What makes something must carry the tags in its request, a search filters by them, everything else is
 * on something that has them. Tagging itself must not take over what has another value of the tag.
 */
export function applyTags(
  where: string,
  { grants, documented, managedPolicies }: Taggable,
  scope: ConnectScope,
  findings: Finding[],
) {
  const wanted = scope._tags;
  if (!wanted) return { grants, documented };
  const failing = new Set<string>();
  const limit = (
    what: string,
    action: string,
    conditions: Conditions | undefined,
  ): Limited | undefined => {
    // Keys, buckets and roles that go with an instance are not what the tags are about.
    if (!isOfFamily(action)) return { conditions };
    const onTags = tagConditions(action, wanted.tags);
    if (onTags) return { conditions: both(where, what, conditions, onTags), onTags };
    failing.add(action);
    return wanted.fallback === UnsupportedTagBehavior.GRANT_WITHOUT_TAGS
      ? { conditions }
      : undefined;
  };
  const result = {
    grants: grants.flatMap((grant): Grant[] => {
      const limited = limit(grant.action, grant.action, grant.conditions);
      return limited ? [withConditions(grant, limited)] : [];
    }),
    documented: documented.flatMap((s) =>
      divided(s, (action) => limit(`the statement ${s.id}`, action, s.conditions)),
    ),
  };
  say(where, [...failing].sort(), managedPolicies, wanted.fallback, findings);
  return result;
}

/**
 * A statement with its actions limited: as several where they take different conditions, each with a Sid that says by
 * what. Together they allow what the statement does, and no more.
 */
function divided(
  statement: Statement,
  limit: (action: string) => Limited | undefined,
): Statement[] {
  const parts = new Map<string, { readonly limited: Limited; readonly actions: string[] }>();
  for (const action of statement.actions) {
    const limited = limit(action);
    if (!limited) continue;
    const key = conditionsKey(limited.onTags);
    const part = parts.get(key) ?? { limited, actions: [] };
    part.actions.push(action);
    parts.set(key, part);
  }
  return [...parts.values()].map(({ limited, actions }) =>
    withConditions(
      {
        ...statement,
        id: parts.size === 1 ? statement.id : statement.id + byKeys(limited.onTags),
        actions,
      },
      limited,
    ),
  );
}

const withConditions = <T>(to: T, { conditions }: Limited): T =>
  conditions ? { ...to, conditions } : to;

/** Law 5: what tags do not limit is an error, or is said. */
function say(
  where: string,
  actions: readonly string[],
  managedPolicies: readonly string[],
  fallback: UnsupportedTagBehavior,
  findings: Finding[],
): void {
  const names = [
    ...actions,
    ...managedPolicies.map((policy) => `the managed policy ${policy}`),
  ].join(', ');
  if (!names) return;
  if (fallback === UnsupportedTagBehavior.GRANT_WITHOUT_TAGS) {
    findings.push({
      id: 'TagsNotApplied',
      message: `granted without the tags, which they cannot be limited by: ${names}`,
      warning: true,
    });
  } else if (managedPolicies.length > 0) {
    // Left out it cannot be: most of its actions could have the tags, and what it denies would be allowed.
    throw new ConnectAccessError({
      where,
      problem: `${names} cannot be limited by tags`,
      instead:
        'Build the access from use cases, jobs and actions instead of a managed policy, or say in withTags that it is granted all the same: UnsupportedTagBehavior.GRANT_WITHOUT_TAGS',
    });
  } else if (fallback === UnsupportedTagBehavior.FAIL) {
    throw new ConnectAccessError({
      where,
      problem: `${names} cannot be limited by tags`,
      instead:
        'Leave them out of the access, or say in withTags what shall become of them: UnsupportedTagBehavior.OMIT or UnsupportedTagBehavior.GRANT_WITHOUT_TAGS',
    });
  } else {
    findings.push({
      id: 'TagsLeftOut',
      message: `left out, because they cannot be limited by tags: ${names}`,
      warning: true,
    });
  }
}

function tagConditions(
  action: string,
  tags: Readonly<Record<string, string>>,
): Conditions | undefined {
  const { level, untagged } = actionFacts(action) ?? {};
  const keys = untagged ? [] : conditionKeys(action);
  const on = (key: string) =>
    Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`${key}${tag}`, value]));
  const takes = (key: string) => keys.includes(`${key}\${TagKey}`);
  if (takes('connect:SearchTag/')) return { StringEquals: on('connect:SearchTag/') };
  // Untagging is by key: it says aws:TagKeys and no value, and is on something that has the tags. A request that reads
  // carries none, although the data of IAM gives the key to some: asked for them, the action would be granted to nobody.
  if (takes('aws:RequestTag/') && level !== 'Read' && level !== 'List') {
    return {
      StringEquals: on('aws:RequestTag/'),
      ...(takes('aws:ResourceTag/') && { StringEqualsIfExists: on('aws:ResourceTag/') }),
    };
  }
  return takes('aws:ResourceTag/') ? { StringEquals: on('aws:ResourceTag/') } : undefined;
}

/** Both conditions at once. They must not name the same key, whose letters IAM reads without their case: one would get lost. */
function both(where: string, what: string, own: Conditions = {}, onTags: Conditions): Conditions {
  const ownKeys = new Set(
    Object.values(own).flatMap((byKey) => Object.keys(byKey).map((key) => key.toLowerCase())),
  );
  const clash = Object.values(onTags)
    .flatMap((byKey) => Object.keys(byKey))
    .find((key) => ownKeys.has(key.toLowerCase()));
  if (clash !== undefined) {
    throw new ConnectAccessError({
      where,
      problem: `${what} has a condition on the tag already, by which AWS tells what it is on`,
      got: clash,
      instead: 'Leave the tag out of withTags, or tag with another one',
    });
  }
  const operators = [...new Set([...Object.keys(own), ...Object.keys(onTags)])];
  return Object.fromEntries(
    operators.map((operator) => [operator, { ...own[operator], ...onTags[operator] }]),
  );
}
