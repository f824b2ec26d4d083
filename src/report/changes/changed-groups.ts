import { ChangeLine } from './change-line';
import { changeLines } from './change-lines';
import type { ChangedPrincipal } from './model';
import { groupBy } from '../../input/group-by';

/** Principals that changed in the same way. */
export interface ChangedGroup {
  readonly principals: readonly ChangedPrincipal[];
  readonly lines: readonly ChangeLine[];
}

/**
 * Groups principals whose changes have the same words, so that renderings say them once. The
 * statements of all of them are those of the group.
 */
export function changedGroups(principals: readonly ChangedPrincipal[]): readonly ChangedGroup[] {
  const all = principals.map((principal) => ({ principal, lines: changeLines(principal) }));
  const groups = groupBy(all, ({ principal: { kind, change, idBefore }, lines }) =>
    JSON.stringify([kind, change, idBefore, lines.map(({ statements, ...words }) => words)]),
  );
  return [...groups.values()].map((group) => ({
    principals: group.map(({ principal }) => principal),
    lines: group[0].lines.map((line, i) => {
      const statements = group.flatMap(({ lines }) => lines[i].statements ?? []);
      return statements.length > 0 ? { ...line, statements } : line;
    }),
  }));
}
