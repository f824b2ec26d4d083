/** A choice of one value for each of some things. */
export interface Combination<T> {
  readonly options: readonly T[];
  readonly isByDefault: boolean;
}

/** Something that is chosen, perhaps by a default. */
interface Choosable {
  readonly isByDefault: boolean;
}

/** The maximum number of combinations of what is chosen together. */
const MOST = 8;

/**
 * Returns combinations of options in which each possible one of some groups is: those of one group with
 * each other, and those of several groups side by side. First come those that defaults allow.
 *
 * @param groups of each group, the options for each thing
 * @param isPossible whether options may be chosen together
 */
export function combinationsOf<T extends Choosable>(
  groups: readonly (readonly (readonly T[])[])[],
  isPossible: (options: readonly T[]) => boolean,
): readonly Combination<T>[] {
  const each = groups.flatMap((lists) => combinedIn(lists, isPossible));
  const byDefault = each.map((all) => all.filter((one) => one.every(isDefault)));
  const others = each.map((all) => all.filter((one) => !one.every(isDefault)));
  const usual = byDefault.map((all, i) => (all.length > 0 ? all : others[i].slice(0, 1)));
  const sideBySide = (all: typeof each): readonly Combination<T>[] =>
    Array.from({ length: Math.max(0, ...all.map(({ length }) => length)) }, (_, i) => {
      const options = usual.flatMap((own, group) => at(all[group], i) ?? own[0]);
      return { options, isByDefault: options.every(isDefault) };
    });
  return [...sideBySide(usual), ...sideBySide(others)];
}

const isDefault = ({ isByDefault }: Choosable) => isByDefault;

/** Returns a member of a list, which starts over at its end; undefined for an empty list. */
const at = <T>(list: readonly T[], i: number): T | undefined => list[i % list.length];

/** Returns the combinations of a group, without what would make too many; none of what has one only. */
function combinedIn<T>(
  lists: readonly (readonly T[])[],
  isPossible: (options: readonly T[]) => boolean,
): readonly (readonly (readonly T[])[])[] {
  let all: readonly (readonly T[])[] = [[]];
  for (const options of lists) {
    const more = all.flatMap((some) => options.map((one) => [...some, one])).filter(isPossible);
    if (more.length <= MOST) all = more;
  }
  return all.length > 1 ? [all] : [];
}
