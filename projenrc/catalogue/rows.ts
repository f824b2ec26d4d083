import { Correction, general, UseCaseFact, useCases } from './facts';

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

/** The rows by their ids: with what does not exist replaced, what is missing added, and the corrections. */
export function renderedRows(fixes: readonly Correction[]) {
  const actions = correctedRows(fixes);
  return Object.fromEntries(
    useCases().map((row) => [row.id, renderedRow(row, actions.get(row.id) ?? [], fixes)]),
  );
}

function renderedRow(row: UseCaseFact, actions: readonly string[], fixes: readonly Correction[]) {
  const mine = fixes.filter((fix) => fix.row === row.id);
  return {
    id: row.id,
    page: row.pageNameSince2026 ?? row.page,
    ...(row.pageNameSince2026 && { formerPage: row.page }),
    ...(row.section && { section: row.section }),
    label: row.labelSince2026 ?? row.label,
    ...(row.labelSince2026 && { formerLabel: row.label }),
    access: row.access,
    actions,
    brings: brings(row),
    ...(mine.length > 0 && {
      corrections: mine.map(({ replace, by: real, add, why, source }) => ({
        ...(add ? { add } : { replace, by: real }),
        why,
        source,
      })),
    }),
  };
}

/** The rows that a row needs: those of the home page, those that show what it edits, and those that it names. */
function brings(row: UseCaseFact): string[] {
  const { rows: home, exceptPages } = general().homeRows;
  if (exceptPages.includes(row.page)) return [];
  const all = useCases();
  const views =
    row.access === 'view'
      ? []
      : all
          .filter((r) => r.page === row.page && r.section === row.section && r.access === 'view')
          .map((r) => r.id);
  const named = (row.alsoRequires ?? []).flatMap((label) =>
    all.filter((r) => r.label === label).map((r) => r.id),
  );
  return [...new Set([...home, ...views, ...named])].filter((id) => id !== row.id);
}
