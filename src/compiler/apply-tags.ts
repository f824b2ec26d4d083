import { CompileContext } from './compile-context';
import { conditionsKey } from './condition-list';
import { anyOf, Grant } from './grant';
import { resourceParts } from './resource-parts';
import { sidOfKeys } from './sid';
import { tagConditions } from './tag-conditions';
import { tagFindings } from './tag-findings';
import { isTaggable, taggedResources } from './tagged-types';
import { isOfFamily } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Finding } from '../policy/finding';
import { Condition } from '../policy/model';
import { ResolvedTags } from '../scope/resolved-scope';
import { UnsupportedTagBehavior } from '../scope/unsupported-tag-behavior';
import { finding } from '../text/findings';

/** The compiled access before the tags of a scope limit it. */
export interface Taggable {
  readonly grants: readonly Grant[];
  /** Documented AWS statements that allow. Denies are never limited. */
  readonly documented: readonly CompiledStatement[];
  readonly managedPolicies: readonly string[];
}

interface Tagged extends Pick<Taggable, 'grants' | 'documented'> {
  readonly findings: readonly Finding[];
}

/** Some of the resources of an action, and the conditions on them. */
interface TaggedPart {
  readonly resources: readonly PolicyText[];
  readonly conditions: readonly Condition[];
  /** The subset of the conditions that is on tags. */
  readonly onTags: readonly Condition[];
}

/** A grant or statement to limit, with its name in errors. */
interface Limitable extends Pick<Grant, 'resources' | 'conditions'> {
  readonly name: string;
}

/**
 * Stage 2: adds the tag conditions of the scope to the actions of the family, each resource by its
 * part. The tags do not apply to keys, buckets and roles associated with an instance.
 */
export function applyTags(
  context: CompileContext,
  { grants, documented, managedPolicies }: Taggable,
  wanted: ResolvedTags | undefined,
): Tagged {
  if (!wanted) return { grants, documented, findings: [] };
  const actions = [...grants, ...documented].flatMap((granted) => granted.actions);
  const unsupported = [...new Set(actions)]
    .filter((action) => isOfFamily(action) && !isTaggable(action, wanted))
    .sort();
  const findings = [
    ...unsupportedFindings(context, unsupported, managedPolicies, wanted),
    ...tagFindings(actions.filter((action) => !unsupported.includes(action))),
  ];
  const limit = (action: string, granted: Limitable) =>
    taggedParts(context, action, granted, wanted);
  return {
    grants: grants.flatMap((grant) =>
      limit(grant.actions[0], { ...grant, name: grant.actions[0] }).map((part): Grant => ({
        ...grant,
        resources: part.resources,
        templates: part.resources.map(anyOf),
        conditions: part.conditions,
      })),
    ),
    documented: documented.flatMap((statement) => {
      const named = { ...statement, name: `the statement ${statement.sid}` };
      return dividedByTags(statement, (action) => limit(action, named));
    }),
    findings,
  };
}

/**
 * Returns the resources of one action with their conditions, divided into those that it creates and
 * those that it uses.
 */
function taggedParts(
  context: CompileContext,
  action: string,
  { name, resources, conditions }: Limitable,
  wanted: ResolvedTags,
): TaggedPart[] {
  const { tags, onUnsupported } = wanted;
  const unlimited = { resources, conditions, onTags: [] };
  if (!isOfFamily(action)) return [unlimited];
  const onTags = isTaggable(action, wanted) ? tagConditions(action, tags) : undefined;
  if (!onTags)
    return onUnsupported === UnsupportedTagBehavior.GRANT_WITHOUT_TAGS ? [unlimited] : [];
  const part = (some: readonly PolicyText[], asked: readonly Condition[]) =>
    some.length === 0
      ? []
      : [
          {
            resources: some,
            conditions: joined(context, name, conditions, asked),
            onTags: asked,
          },
        ];
  const tagged = taggedResources(wanted, resources);
  if (!onTags.made) return part(tagged, onTags.used);
  const { made, used } = resourceParts(action, tagged);
  // Used resources without tags of their own are limited by the tags of the request.
  const onUsed = onTags.used.length > 0 ? onTags.used : onTags.made;
  return [...part(made, onTags.made), ...part(used, onUsed)];
}

/**
 * Divides a statement whose actions take different conditions. Each resulting Sid names the keys of
 * its conditions. Together, the statements allow the same as the original one, and no more.
 */
function dividedByTags(
  statement: CompiledStatement,
  limit: (action: string) => readonly TaggedPart[],
): CompiledStatement[] {
  const parts = new Map<string, TaggedPart & { readonly actions: string[] }>();
  for (const action of statement.actions) {
    for (const part of limit(action)) {
      const key = `${conditionsKey(part.onTags)} ${part.resources.join()}`;
      parts.set(key, { ...part, actions: [...(parts.get(key)?.actions ?? []), action] });
    }
  }
  const all = [...parts.values()];
  const sidOf = (onTags: readonly Condition[]) =>
    all.length === 1 ? statement.sid : statement.sid + sidOfKeys(onTags);
  const isTaken = (sid: string | undefined, i: number) =>
    all.slice(0, i).some((other) => sidOf(other.onTags) === sid);
  return all.map(({ conditions, onTags, resources, actions }, i) => {
    const sid = sidOf(onTags);
    // One part of an action creates the resources that another part uses. The resources distinguish
    // the parts.
    return {
      ...statement,
      sid: sid && isTaken(sid, i) ? `${sid}Of${actions[0].split(':')[1]}` : sid,
      actions,
      resources,
      conditions,
    };
  });
}

/** Law 5: returns findings about actions that tags do not limit, or throws. */
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
    // The policy cannot be left out: most of its actions could have the tags, and its denies would
    // be lost.
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

/**
 * Returns both sets of conditions combined. They must not share a key under one operator, because
 * one condition would be lost. IAM ignores the case of keys.
 */
function joined(
  { label }: CompileContext,
  what: string,
  own: readonly Condition[],
  onTags: readonly Condition[],
): readonly Condition[] {
  const keyOf = ({ operator, key }: Condition) => `${operator} ${key.toLowerCase()}`;
  const ownKeys = new Set(own.map(keyOf));
  const clash = onTags.find((condition) => ownKeys.has(keyOf(condition)));
  if (!clash) return [...own, ...onTags];
  throw new ConnectAccessError({
    where: label,
    problem: `${what} has a condition on the tag already, by which AWS tells what it is on`,
    got: toDisplayText(clash.key),
    instead: 'Leave the tag out of withTags, or tag with another one',
  });
}
