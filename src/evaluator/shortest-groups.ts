import { Requirement } from '../policy/requirement';
import { canonicalRequirement } from '../policy/requirement-logic';

/** A group of requirements by their content. */
type Group = ReadonlyMap<string, Requirement>;

/**
 * Returns what must hold for at least one group to hold: the common requirements, then the
 * remaining alternatives. Omits a group that requires more than another one.
 */
export function oneOfGroups(groups: readonly (readonly Requirement[])[]): readonly Requirement[] {
  const shortest = shortestGroups(
    groups.map((group): Group => new Map(group.map((one) => [canonicalRequirement(one), one]))),
  );
  if (shortest.length === 0) return [];
  const commonKeys = new Set(
    [...shortest[0].keys()].filter((key) => shortest.every((group) => group.has(key))),
  );
  const pick = (group: Group, common: boolean) =>
    [...group].filter(([key]) => commonKeys.has(key) === common).map(([, one]) => one);
  const common = pick(shortest[0], true);
  if (shortest.length === 1) return common;
  return [...common, { kind: 'any-of', of: shortest.map((group) => pick(group, false)) }];
}

/** Returns the groups that contain no other group, and of equal groups the first. */
function shortestGroups(groups: readonly Group[]): readonly Group[] {
  const empty = groups.find(({ size }) => size === 0);
  if (empty) return [empty];
  const distinct = distinctGroups(groups);
  const merged = withoutChoices(distinct);
  if (merged !== distinct) return shortestGroups(merged);
  const byFirst = groupsByFirstKey(distinct);
  const isShortest = (group: Group) =>
    ![...group.keys()].some((key) =>
      byFirst.get(key)?.some((other) => other.size < group.size && contains(group, other)),
    );
  return distinct.filter(isShortest);
}

/** Beyond so many groups, choices of deployment are not looked for. */
const MOST_GROUPS = 64;

/**
 * Returns groups without a template condition where another group is for those stacks for which the
 * condition does not hold, and needs nothing more. Returns the same groups where there is none.
 */
function withoutChoices(groups: readonly Group[]): readonly Group[] {
  if (groups.length < 2 || groups.length > MOST_GROUPS) return groups;
  for (const group of groups)
    for (const [key, one] of group) {
      if (one.kind !== 'template-condition') continue;
      const rest = new Map([...group].filter(([other]) => other !== key));
      const opposite = { ...one, holds: !one.holds };
      const withOpposite = new Map(rest).set(canonicalRequirement(opposite), opposite);
      if (groups.some((other) => contains(withOpposite, other)))
        return groups.map((other) => (other === group ? rest : other));
    }
  return groups;
}

const distinctGroups = (groups: readonly Group[]): readonly Group[] => {
  const found = new Map<string, Group>();
  for (const group of groups) {
    const content = JSON.stringify([...group.keys()].sort());
    if (!found.has(content)) found.set(content, group);
  }
  return [...found.values()];
};

/** A group contains another only if it has its first key, so few groups are compared. */
function groupsByFirstKey(groups: readonly Group[]): ReadonlyMap<string, readonly Group[]> {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    const [first] = group.keys();
    const known = found.get(first);
    if (known) known.push(group);
    else found.set(first, [group]);
  }
  return found;
}

const contains = (group: Group, other: Group): boolean =>
  [...other.keys()].every((key) => group.has(key));
