import { unresolvedUsers, withGroups } from './group-membership';
import { importedPrincipals } from './imported-principals';
import { Member, MembersByName } from './members';
import { withoutNeedless } from './named-by-sets';
import { otherMembers, otherPrincipals } from './other-principals';
import { partsOfOtherStacks } from './parts-of-other-stacks';
import { withOwners } from './permission-set';
import { PolicyReader } from './policy-collector';
import { PolicyRegistry } from './policy-registry';
import { principalOf } from './principal';
import { Declared, PrincipalNames } from './principal-names';
import { requiredBoundaries } from './required-boundaries';
import { contentOf, StackContent } from './stack-content';
import { stackWorld, TemplateWorld } from './stack-world';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { StackInfo, Template, TemplateFile } from './stacks/template-file';
import { uncertainAttachments, uncertainMemberships } from './uncertain-attachments';
import { deployTimeValue } from '../policy/deploy-time-text';
import { mergeWorlds } from '../policy/merged-worlds';

/**
 * Reads the access in a template that is read alone.
 *
 * @param known what is known of its stack
 */
export function readTemplate(
  file: string,
  template: Template,
  known?: Partial<Pick<StackInfo, 'environment' | 'constructPaths'>>,
): TemplateWorld {
  const stack = known && {
    assembly: '',
    displayName: file,
    environment: {},
    nestedTemplates: new Map<string, string>(),
    constructPaths: new Map<string, readonly string[]>(),
    ...known,
  };
  return readTemplates([{ file, template, ...(stack && { stack }) }])[0];
}

/** Reads the access in templates together, each with its own principals and policies. */
export function readTemplates(files: readonly TemplateFile[]): TemplateWorld[] {
  const stacks = new StackSet(files);
  const contents = stacks.stacks.map((stack) => contentOf(stack, stacks));
  const policies = contents.flatMap((one) => one.policies);
  const names = new PrincipalNames(stacks);
  const all = contents.flatMap(declaredIn);
  all.forEach((one) => names.add(one));
  const registry = new PolicyRegistry(policies, names, stacks);
  const readers = new Map(contents.map(({ stack, reader }) => [stack, reader]));
  const memberOf = (one: Declared): Member => {
    const reader = readers.get(one.stack) ?? new PolicyReader();
    return [one, withOwners(principalOf(one.declared, one.stack, registry, reader))];
  };
  const members = all.map(memberOf);
  contents.forEach((content) => markRequiredBoundaries(content, registry));
  const unresolved = registry.unresolved();
  const named = importedPrincipals(contents, registry, names, stacks).map(memberOf);
  const imported = withoutNeedless(named, members, stacks);
  const users = new MembersByName('user', members, stacks);
  const added = unresolvedUsers(contents, users);
  const groups = new MembersByName('group', members, stacks);
  const byStack = new Map<Stack, Member[]>();
  const known = withGroups([...members, ...imported], contents, stacks);
  const more = otherPrincipals(unresolved, known, names, stacks);
  const others = otherMembers(more, memberOf, known, contents, stacks);
  [...known, ...others].forEach(([said, principal], i) => {
    const { declared, stack } = said;
    const isDeclared = i < members.length;
    const reference = deployTimeValue(declared.id);
    const uses = unresolved.filter((use) => !registry.isPossible(use, reference, stack));
    const otherUsers = added.filter(
      (one) => !users.named(one.text, one.stack).some((user) => user.declared === declared),
    );
    const uncertain = isDeclared
      ? [
          ...uncertainAttachments(declared, stack, uses, stacks),
          ...uncertainMemberships(declared, stack, otherUsers, groups, stacks),
        ]
      : [];
    const its = byStack.get(stack) ?? [];
    byStack.set(stack, its);
    its.push([said, { ...principal, unknown: [...principal.unknown, ...uncertain] }]);
  });
  const byFile = new Map<string, TemplateWorld[]>(files.map(({ file }) => [file, []]));
  for (const content of contents) {
    const parts = partsOfOtherStacks(content.stack, contents);
    const its = byStack.get(content.stack) ?? [];
    byFile.get(content.stack.file)?.push(stackWorld(content, its, registry, parts, stacks));
  }
  return [...byFile].map(([file, worlds]) => ({
    ...mergeWorlds(worlds),
    files: [file],
    imported: worlds.flatMap((one) => one.imported),
    together: files.map((one) => one.file),
  }));
}

function declaredIn({ stack, principals }: StackContent): Declared[] {
  return principals.map((declared) => ({ stack, declared }));
}

/** Marks the policies that conditions require as permissions boundaries of new principals. */
function markRequiredBoundaries({ stack, reader }: StackContent, registry: PolicyRegistry): void {
  for (const value of requiredBoundaries(reader.policies)) registry.boundary(value, stack);
}
