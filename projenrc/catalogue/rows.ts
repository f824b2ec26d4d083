import { Correction, useCases } from './facts';

/** Rows and the actions that they have after corrections. */
export function correctedRows(fixes: readonly Correction[]): Map<string, readonly string[]> {
  return new Map(
    useCases().map((row) => {
      const mine = fixes.filter((fix) => fix.row === row.id);
      const by = new Map(mine.filter((fix) => fix.replace).map((fix) => [fix.replace!, fix.by!]));
      return [
        row.id,
        [
          ...new Set([
            ...row.actions.map((a) => by.get(a) ?? a),
            ...mine.flatMap((fix) => fix.add ?? []),
          ]),
        ].sort(),
      ];
    }),
  );
}
