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
  const isCommon = (key: string) => shortest.every((group) => group.has(key));
  const pick = (group: Group, common: boolean) =>
    [...group].filter(([key]) => isCommon(key) === common).map(([, one]) => one);
  const common = pick(shortest[0], true);
  if (shortest.length === 1) return common;
  return [...common, { kind: 'any-of', of: shortest.map((group) => pick(group, false)) }];
}

const shortestGroups = (groups: readonly Group[]): readonly Group[] =>
  groups.filter(
    (group, i) =>
      !groups.some(
        (other, j) => i !== j && contains(group, other) && goesFirst(other, group, j, i),
      ),
  );

const contains = (group: Group, other: Group): boolean =>
  [...other.keys()].every((key) => group.has(key));

const goesFirst = (other: Group, group: Group, j: number, i: number): boolean =>
  other.size < group.size || j < i;
