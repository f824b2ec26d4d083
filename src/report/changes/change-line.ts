import { Direction, directionOf, isAlarming } from './direction';
import { Part, whereParts } from './line-parts';
import { Change, ChangedStatement } from './model';

export interface ChangeLine {
  readonly direction: Direction;
  /** Whether people should review it first. */
  readonly alarming: boolean;
  readonly parts: readonly Part[];
  /** The statements that give or take the access. */
  readonly statements?: readonly ChangedStatement[];
}

/** Returns a change as a line with some words. */
export const line = (change: Change, parts: readonly Part[]): ChangeLine => ({
  direction: directionOf(change),
  alarming: isAlarming(change),
  parts: 'where' in change && change.where ? [...parts, ...whereParts(change.where)] : parts,
});

/** Returns the statements of changes, each once. */
export function statementsOf(changes: readonly Change[]): Pick<ChangeLine, 'statements'> {
  const all = changes.flatMap((one) => ('statements' in one ? (one.statements ?? []) : []));
  const statements = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  return statements.length > 0 ? { statements } : {};
}
