import { Member, withGroups } from './group-membership';
import { importedPrincipals } from './imported-principals';
import { PolicyRegistry } from './policy-registry';
import { standalone } from './policy-resources';
import { principalAliases, principalOf } from './principal';
import { contentOf, StackContent } from './stack-content';
import { StackSet } from './stacks/stack-set';
import { Template, TemplateFile } from './stacks/template-file';
import { uncertainAttachments } from './uncertain-attachments';
import { Policy, Principal, World } from '../policy/model';
import { unreadText } from '../text/unknown-part';

/**
 * What a template says of access when it is read alone.
 *
 * @param constructPaths the paths of CDK constructs by logical id, for a template that does not have them
 */
export function readTemplate(
  file: string,
  template: Template,
  constructPaths: ReadonlyMap<string, string> = new Map(),
): World {
  const stack = {
    assembly: '',
    displayName: file,
    environment: {},
    nestedTemplates: new Map<string, string>(),
    constructPaths: new Map([...constructPaths].map(([id, path]) => [id, [path]])),
  };
  return readTemplates([{ file, template, ...(constructPaths.size > 0 && { stack }) }])[0];
}

/** What templates say of access that are read together, each with the principals and policies that stand in it. */
export function readTemplates(files: readonly TemplateFile[]): World[] {
  const stacks = new StackSet(files);
  const contents = stacks.stacks.map(contentOf);
  const registry = new PolicyRegistry(
    contents.flatMap(({ policies }) => policies),
    contents.flatMap(({ stack, principals }) =>
      principals.map((one) => ({ stack, kind: one.kind, names: principalAliases(one) })),
    ),
    stacks,
  );
  const members = contents.flatMap((content) => membersOf(content, registry));
  const unresolved = registry.unresolved();
  const withAll = withGroups(members, contents, stacks).map(([{ declared, stack }, principal]) => ({
    stack,
    principal: {
      ...principal,
      unknown: [...principal.unknown, ...uncertainAttachments(declared, stack, unresolved, stacks)],
    },
  }));
  return contents.map((content) => {
    const own = withAll.filter(({ stack }) => stack === content.stack);
    return worldOf(
      content,
      own.map(({ principal }) => principal),
      registry,
    );
  });
}

const membersOf = (content: StackContent, registry: PolicyRegistry): Member[] => {
  const { stack, principals, reader } = content;
  return principals.map((declared) => [
    { declared, stack },
    principalOf(declared, stack, registry, reader),
  ]);
};

function worldOf(
  { stack, made, policies, reader }: StackContent,
  principals: readonly Principal[],
  registry: PolicyRegistry,
): World {
  const alone = [
    ...importedPrincipals(registry, stack),
    ...registry.standalone(stack).map(standalone),
  ];
  const boundaries = new Set<Policy>(
    policies.filter((one) => registry.isBoundaryOnly(one)).map(({ policy }) => policy),
  );
  return {
    files: [stack.file],
    principals: [...principals, ...alone].map((one) =>
      made.length === 0 ? one : { ...one, unknown: [...one.unknown, ...made] },
    ),
    policies: reader.policies.map((policy) =>
      boundaries.has(policy) ? { ...policy, isBoundary: true } : policy,
    ),
    unread: [
      ...made.map((part) => ({
        problem: unreadText(part),
        place: part.place ?? { file: stack.file, pointer: [] },
      })),
      ...reader.unread,
    ],
  };
}
