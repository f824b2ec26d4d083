import { definitionsFor, withDefinitions } from './definitions';
import { isImported } from './imported';
import { ImportedPrincipal, importedAs } from './joined/imported-names';
import { Member } from './members';
import { OpenPart } from './open-parts';
import { PartsOfOthers } from './parts-of-other-stacks';
import { PolicyRegistry } from './policy-registry';
import { standalone } from './policy-resources';
import { PrincipalDeclaration } from './principal-resource';
import { StackContent } from './stack-content';
import { StackSet } from './stacks/stack-set';
import { withPossibleNames } from './workload-names';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { Policy, Principal, ReadProblem, World } from '../policy/model';
import { unreadText } from '../text/unknown-part';

/** What was read in templates, with the principals that they name and do not define. */
export interface TemplateWorld extends World {
  readonly imported: readonly ImportedPrincipal[];
  /** The files that were read together with its own. */
  readonly together: readonly string[];
}

/** Returns the content of the template of one stack, after all stacks are considered. */
export function stackWorld(
  { stack, openParts, policies, reader, workloads }: StackContent,
  members: readonly Member[],
  registry: PolicyRegistry,
  partsOfOthers: PartsOfOthers,
  stacks: StackSet,
): TemplateWorld {
  const reached = new Set<OpenPart>();
  const withParts = (principal: Principal, id: string, name: string | undefined): Principal => {
    const parts = openParts.filter(({ reaches }) => reaches(id, name));
    parts.forEach((one) => reached.add(one));
    const more = [...parts.map(({ part }) => part), ...partsOfOthers(id, name)];
    return more.length === 0
      ? principal
      : { ...principal, unknown: [...principal.unknown, ...more] };
  };
  // Of what exists already, the holders are not in the file.
  const alone = registry
    .standalone(stack)
    .filter(({ resource }) => !isImported(resource))
    .map(standalone);
  const boundaries = new Set<Policy>(
    policies.filter((one) => registry.isBoundaryOnly(one)).map(({ policy }) => policy),
  );
  const principals = [
    ...members.map(([{ declared }, principal]) =>
      withParts(principal, declared.id, literalName(declared)),
    ),
    ...alone.map((principal) => withParts(principal, '', undefined)),
  ];
  const definitions = definitionsFor(principals, [...boundaries], workloads, stack, stacks);
  const told = openParts.filter((one) => !one.isReported && (one.mayMake || reached.has(one)));
  const defined = withDefinitions(principals, definitions);
  return {
    files: [stack.file],
    principals: defined,
    together: stacks.stacks.map(({ file }) => file),
    imported: members.flatMap(([{ declared }], i) =>
      isInOtherFile(declared) ? importedAs(defined[i], declared, stack, stacks) : [],
    ),
    policies: reader.policies.map((policy) =>
      boundaries.has(policy) ? { ...policy, isBoundary: true } : policy,
    ),
    unread: [...told.map((one) => problemOf(one, stack.file)), ...reader.unread],
    definitions,
    workloads: workloads.map((one) => withPossibleNames(one, stack, stacks)),
  };
}

function problemOf({ part: { place, ...open } }: OpenPart, file: string): ReadProblem {
  return { problem: unreadText(open), open, place: place ?? { file, pointer: [] } };
}

/** Returns whether no template defines a principal: it has no resource, or one of what exists already. */
function isInOtherFile({ imported, resource }: PrincipalDeclaration): boolean {
  return imported ? !imported.isOther : isImported(resource);
}

function literalName({ name }: PrincipalDeclaration): string | undefined {
  return typeof name === 'string' && !hasDeployTimeValue(name) ? name : undefined;
}
