import { Access, BroughtAccess } from './brought-access';
import { inOtherGroups } from './groups-of-worlds';
import { Holder, holdersFor, IsApart } from './holders-of-names';
import { Definition } from '../../policy/deploy-time-definition';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { mergeWorlds } from '../../policy/merged-worlds';
import { Attachment, Policy, Principal, World } from '../../policy/model';
import { placeKey } from '../../policy/place';
import { inlinePolicies, namesInAccount } from '../inline-policies';
import { withKeptAccess } from './kept-access';
import { withOtherNames } from './other-names';
import { withPoliciesOfOthers } from './policies-of-worlds';
import { TemplateWorld } from '../stack-world';

/**
 * Merges worlds into one. A name of a role, a user, or a group in an account is of one principal,
 * whichever files name it: it has the policies of all of them.
 */
export function joinedWorlds(worlds: readonly (World | TemplateWorld)[]): World {
  const world = mergeWorlds(worlds);
  const imported = worlds.flatMap((one) => ('imported' in one ? one.imported : []));
  const isApart = apart(worlds);
  const open = new Set(imported.map(({ principal }) => principal));
  // One policy of a principal does not define it.
  const named = world.principals.filter(({ isPartial }) => !isPartial);
  const holders = withKeptAccess(
    holdersFor(named, imported, isApart),
    named.filter((one) => !open.has(one)),
  );
  const joined = holders.filter(({ joins }) => joins.length > 0);
  const brought = new BroughtAccess(world.definitions ?? []);
  const changed = new Map(joined.map((one) => [one.source.principal, withPolicies(one, brought)]));
  const gone = new Set([
    ...joined.flatMap(({ joins }) => joins.map((one) => one.source.principal)),
    ...imported.filter((one) => one.isOnlyShown).map(({ principal }) => principal),
  ]);
  const principals = world.principals
    .filter((one) => changed.has(one) || !gone.has(one))
    .map((one) => changed.get(one) ?? one);
  const inGroups = inOtherGroups(principals, { joined, changed, brought, isApart });
  const all = [...inGroups, ...withOtherNames(joined)];
  const whole = withPoliciesOfOthers({ ...world, principals: all }, brought, isApart);
  const definitions = brought.definitionsByFile();
  // Nothing was brought from one file to another.
  if (definitions.size === 0) return { ...world, principals };
  return {
    ...whole,
    principals: withValues(whole.principals, definitions),
    definitions: [...(world.definitions ?? []), ...[...definitions.values()].flat()],
  };
}

/** Returns whether two files were not read together: what was knows the principals of each other. */
function apart(worlds: readonly (World | TemplateWorld)[]): IsApart {
  const together = new Map(
    worlds.flatMap((one) => ('together' in one ? [[one.files[0], new Set(one.together)]] : [])),
  );
  return (a, b) => a !== b && !together.get(a)?.has(b);
}

/** Returns a principal with the policies that other files give it. */
function withPolicies(holder: Holder, brought: BroughtAccess): Principal {
  const {
    joins,
    source: { principal },
  } = holder;
  const all = joins.map(({ source, templateConditions }): Access =>
    brought.to(principal.place.file, source, templateConditions),
  );
  const kept = joins.flatMap(({ isKept, source }) => (isKept ? [source.principal] : []));
  const groups = [principal, ...joins.map(({ source }) => source.principal)].flatMap(
    (one) => one.groups ?? [],
  );
  const ofGroups = new Set(groups.flatMap(({ inline }) => inline.map(keyOf)));
  const certain = groups.filter((one) => !kept.some((other) => other.groups?.includes(one)));
  const bound = principal.boundary ?? kept.find(({ boundary }) => boundary)?.boundary;
  const inline = [principal.inline, ...all.map((one) => one.inline)].flat();
  const isOwn = (policy: Policy) => !ofGroups.has(keyOf(policy));
  const own = inlinePolicies(
    inline.filter(isOwn).map((policy) => ({ policy, names: namesInAccount(nameIn(policy)) })),
  );
  return {
    ...principal,
    inline: [...own.policies, ...inline.filter((policy) => !isOwn(policy))],
    attached: [principal.attached, ...all.map((one) => one.attached)].flat(),
    unknown: [principal.unknown, own.unknown, ...all.map((one) => one.unknown)].flat(),
    ...(certain.length > 0 && { groups: certain }),
    ...(bound && !principal.boundary && { boundary: possible(bound) }),
  };
}

/** Returns a boundary that the principal may have. */
function possible({ arn, place }: Attachment): Attachment {
  return { arn, place, isPossible: true };
}

/** Returns the name of a policy; undefined for one that is known by its logical id only. */
function nameIn({ name, place }: Policy): string | undefined {
  return name === place.logicalId || hasDeployTimeValue(name) ? undefined : name;
}

const keyOf = ({ place }: Policy) => placeKey(place);

/** Returns principals with what is said about deploy-time values in their files. */
const withValues = (
  principals: readonly Principal[],
  byFile: ReadonlyMap<string, readonly Definition[]>,
): readonly Principal[] =>
  principals.map((one) => {
    const all = byFile.get(one.place.file) ?? [];
    const more = all.flatMap((other) => (other.kind === 'condition' ? [] : [other]));
    if (more.length === 0) return one;
    const named = more.map((other) => [other.name, other] as const);
    return { ...one, values: new Map([...named, ...(one.values ?? [])]) };
  });
