import { aliasesByDefault } from './aliases';
import { addedUsersIn } from './group-membership';
import { importedPart } from './imported';
import { inlinePolicies } from './inline-policies';
import { LocatedValue } from './located-value';
import { Member, MemberOf } from './members';
import { PolicyRegistry } from './policy-registry';
import { PolicyUse } from './policy-use';
import { attachedByUse } from './principal';
import { StackContent } from './stack-content';
import { roleNameIn } from '../policy/role-name';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Place, Principal, PrincipalKind } from '../policy/model';

/** A principal that is in no template, and the resource that names it. */
interface Mention {
  readonly kind: PrincipalKind;
  readonly stack: Stack;
  /** Its name, or the reference to it. */
  readonly text: PolicyText;
  readonly item: LocatedValue;
  /** The policy that names it. */
  readonly use?: PolicyUse;
}

/**
 * Returns principals that policies, functions, and groups name and that are in no template. Their
 * other access is unknown.
 */
export function importedPrincipals(
  contents: readonly StackContent[],
  registry: PolicyRegistry,
  stacks: StackSet,
): Member[] {
  const found = new Map<string, Mention[]>();
  const add = (mention: Mention, key: string) => {
    // Stacks of several accounts may name principals alike.
    const ofStack = `${mention.stack.key} ${key}`;
    found.set(ofStack, [...(found.get(ofStack) ?? []), mention]);
  };
  for (const use of registry.unresolved()) {
    const { kind, text, name, of } = use;
    if (mayBeName(text) && !registry.isNamedByDefault(use))
      add({ kind, stack: of.stack, text, item: name, use }, `${kind} ${text}`);
    registry.settle(use);
  }
  const known = new Set<string>();
  for (const mention of contents.flatMap(mentionsIn)) {
    const { kind, stack, text } = mention;
    const nameIn = (one: PolicyText) => (kind === 'role' ? roleNameIn(one) : one);
    const names = stacks.meanings(text, stack).map((one) => nameIn(one.text));
    const byDefault = aliasesByDefault(text, stack, stacks).map((one) =>
      stacks.global(nameIn(one.text), stack),
    );
    const areNamed = (all: readonly PolicyText[]) =>
      all.length > 0 && all.every((name) => registry.isNamed(kind, name, stack));
    if (areNamed(names) || areNamed(byDefault)) continue;
    const key = `${kind} ${names.join(' ')}`;
    if (known.has(key)) continue;
    known.add(key);
    add(mention, key);
  }
  return [...found.values()].map((mentions) => importedPrincipal(mentions, registry));
}

/** Returns whether IAM accepts a name, as far as it is known. Nobody has any other name. */
const mayBeName = (text: PolicyText): boolean =>
  hasDeployTimeValue(text) || /^[\w+=,.@-]+$/.test(text);

/** Returns the roles of functions, and the users that are added to groups. */
const mentionsIn = (content: StackContent): Mention[] => [
  ...content.roleUses.map(({ text, ...use }) => ({
    kind: 'role' as const,
    ...use,
    text,
  })),
  ...addedUsersIn(content).map((user) => ({ kind: 'user' as const, ...user })),
];

function importedPrincipal(mentions: readonly Mention[], registry: PolicyRegistry): Member {
  const [{ kind, text, item, stack }] = mentions;
  const attached = mentions
    .flatMap(({ use }) => use ?? [])
    .map((use) => attachedByUse(use, stack, registry, use.choice ?? []));
  // Has no logical id, because the resource there is not the principal.
  const place: Place = { file: item.place.file, pointer: item.place.pointer };
  const name = kind === 'role' ? roleNameIn(text) : text;
  const inline = inlinePolicies(attached.filter(({ policy }) => !policy.managed));
  const principal: Principal = {
    kind,
    name: toDisplayText(name),
    inline: inline.policies,
    attached: attached.filter(({ policy }) => policy.managed),
    unknown: [importedPart(name, place), ...inline.unknown],
    trust: [],
    place,
  };
  return [{ declared: declaredAs(kind, name, place), stack }, principal];
}

const declaredAs = (kind: PrincipalKind, name: PolicyText, place: Place): MemberOf['declared'] => ({
  kind,
  id: '',
  name,
  resource: { id: '', type: '', properties: {}, templateConditions: [], brought: [], place },
  groups: [],
});
