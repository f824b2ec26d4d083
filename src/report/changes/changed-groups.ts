import { changeLines, ChangeLine } from './change-lines';
import type { ChangedPrincipal } from './model';

/** Principals that changed in the same way. */
export interface ChangedGroup {
  readonly principals: readonly ChangedPrincipal[];
  readonly lines: readonly ChangeLine[];
}

/** Groups principals whose changes have the same words, so that renderings say them once. */
export function changedGroups(principals: readonly ChangedPrincipal[]): readonly ChangedGroup[] {
  const groups = new Map<string, ChangedGroup & { readonly principals: ChangedPrincipal[] }>();
  for (const changed of principals) {
    const lines = changeLines(changed);
    const { kind, change, idBefore } = changed;
    const key = JSON.stringify([kind, change, idBefore, lines]);
    const group = groups.get(key);
    if (group) group.principals.push(changed);
    else groups.set(key, { principals: [changed], lines });
  }
  return [...groups.values()];
}
