import { CompileContext } from './compile-context';
import { conditionsKey } from './condition-list';
import { Grant } from './grant';
import { sidOfKeys } from './sid';
import { tagConditions } from './tag-conditions';
import { isOfFamily } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { toDisplayText } from '../policy/deploy-time-text';
import { Finding } from '../policy/finding';
import { Condition } from '../policy/model';
import { ResolvedTags } from '../scope/resolved-scope';
import { UnsupportedTagBehavior } from '../scope/unsupported-tag-behavior';
import { finding } from '../text/findings';

/** What an access comes to before the tags of a scope limit it. */
export interface Taggable {
  readonly grants: readonly Grant[];
  /** Statements that AWS documents and that allow. Denies are never limited. */
  readonly documented: readonly CompiledStatement[];
  readonly managedPolicies: readonly string[];
}

interface Tagged extends Pick<Taggable, 'grants' | 'documented'> {
  readonly findings: readonly Finding[];
}

/** The conditions under which one action is granted, and which of them are on tags. */
interface TaggedAction {
  readonly conditions: readonly Condition[];
  readonly onTags: readonly Condition[];
}

/**
 * Stage 2: the conditions on tags that the scope asks for, on the actions of the family. Keys, buckets and roles
 * that go with an instance are not what the tags are about.
 */
export function applyTags(
  context: CompileContext,
  { grants, documented, managedPolicies }: Taggable,
  wanted: ResolvedTags | undefined,
): Tagged {
  if (!wanted) return { grants, documented, findings: [] };
  const actions = [...grants, ...documented].flatMap((granted) => granted.actions);
  const unsupported = [...new Set(actions)]
    .filter((action) => isOfFamily(action) && !tagConditions(action, wanted.tags))
    .sort();
  const findings = unsupportedFindings(context, unsupported, managedPolicies, wanted);
  const limit = (what: string, action: string, conditions: readonly Condition[]) => {
    if (!isOfFamily(action)) return { conditions, onTags: [] };
    const onTags = tagConditions(action, wanted.tags);
    if (onTags) return { conditions: joined(context, what, conditions, onTags), onTags };
    const isKept = wanted.onUnsupported === UnsupportedTagBehavior.GRANT_WITHOUT_TAGS;
    return isKept ? { conditions, onTags: [] } : undefined;
  };
  return {
    grants: grants.flatMap((grant): Grant[] => {
      const limited = limit(grant.actions[0], grant.actions[0], grant.conditions);
      return limited ? [{ ...grant, conditions: limited.conditions }] : [];
    }),
    documented: documented.flatMap((statement) =>
      dividedByTags(statement, (action) =>
        limit(`the statement ${statement.sid}`, action, statement.conditions),
      ),
    ),
    findings,
  };
}

/**
 * A statement as several where its actions take different conditions, each with a Sid that says by what. Together
 * they allow what the statement does, and no more.
 */
function dividedByTags(
  statement: CompiledStatement,
  limit: (action: string) => TaggedAction | undefined,
): CompiledStatement[] {
  const parts = new Map<string, TaggedAction & { readonly actions: string[] }>();
  for (const action of statement.actions) {
    const limited = limit(action);
    if (!limited) continue;
    const key = conditionsKey(limited.onTags);
    const actions = [...(parts.get(key)?.actions ?? []), action];
    parts.set(key, { ...limited, actions });
  }
  return [...parts.values()].map(({ conditions, onTags, actions }) => ({
    ...statement,
    sid: parts.size === 1 ? statement.sid : statement.sid + sidOfKeys(onTags),
    actions,
    conditions,
  }));
}

/** Law 5: what tags do not limit is an error, or is reported. */
function unsupportedFindings(
  { label }: CompileContext,
  actions: readonly string[],
  managedPolicies: readonly string[],
  { onUnsupported }: ResolvedTags,
): Finding[] {
  const policies = managedPolicies.map((policy) => `the managed policy ${policy}`);
  const names = [...actions, ...policies].join(', ');
  if (!names) return [];
  if (onUnsupported === UnsupportedTagBehavior.GRANT_WITHOUT_TAGS)
    return [
      finding('tags-not-applied', { subject: names, what: `granted without the tags: ${names}` }),
    ];
  const problem = `${names} cannot be limited by tags`;
  if (managedPolicies.length > 0) {
    // It cannot be left out: most of its actions could have the tags, and what it denies would be allowed.
    throw new ConnectAccessError({
      where: label,
      problem,
      instead:
        'Build the access from use cases, jobs and actions instead of a managed policy, ' +
        'or grant it without tags: UnsupportedTagBehavior.GRANT_WITHOUT_TAGS',
    });
  }
  if (onUnsupported === UnsupportedTagBehavior.FAIL) {
    throw new ConnectAccessError({
      where: label,
      problem,
      instead:
        'Leave them out of the access, or say in withTags what shall become of them: ' +
        'UnsupportedTagBehavior.OMIT or UnsupportedTagBehavior.GRANT_WITHOUT_TAGS',
    });
  }
  return [finding('tags-left-out', { subject: names, what: `left out: ${names}` })];
}

/** Both conditions at once. They must not name the same key, whose case IAM ignores: one would get lost. */
function joined(
  { label }: CompileContext,
  what: string,
  own: readonly Condition[],
  onTags: readonly Condition[],
): readonly Condition[] {
  const ownKeys = new Set(own.map(({ key }) => key.toLowerCase()));
  const clash = onTags.find(({ key }) => ownKeys.has(key.toLowerCase()));
  if (!clash) return [...own, ...onTags];
  throw new ConnectAccessError({
    where: label,
    problem: `${what} has a condition on the tag already, by which AWS tells what it is on`,
    got: toDisplayText(clash.key),
    instead: 'Leave the tag out of withTags, or tag with another one',
  });
}
