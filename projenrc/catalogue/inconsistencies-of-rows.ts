import { actionNames, corrections, sources, useCases } from './facts';

/** That the rows of the console page, with their corrections, name actions that there are. */
export function inconsistenciesOfRows(): string[] {
  const known = new Set(actionNames());
  const read = sources();
  const rows = useCases();
  const problems: string[] = [];
  const need = (ok: unknown, problem: string) => ok || problems.push(problem);
  need(
    rows.length === new Set(rows.map((r) => r.id)).size,
    'console-use-cases: an id stands twice',
  );

  for (const fix of corrections()) {
    const where = `corrections/${fix.id}`;
    need(fix.source in read, `${where}: no such source: ${fix.source}`);
    if (fix.action) need(known.has(fix.action), `${where}: no such action: ${fix.action}`);
    if (fix.row) {
      const row = rows.find((r) => r.id === fix.row);
      need(row, `${where}: no such row: ${fix.row}`);
      if (fix.replace)
        need(
          row?.actions.includes(fix.replace) && !known.has(fix.replace),
          `${where}: ${fix.replace} is not in the row, or exists`,
        );
      for (const name of [fix.by, fix.add])
        need(!name || known.has(name), `${where}: no such action: ${name}`);
      if (fix.add)
        need(
          !row?.actions.includes(fix.add),
          `${where}: the row has ${fix.add} now; the correction can go`,
        );
    }
  }
  for (const row of rows) {
    const replaced = corrections()
      .filter((fix) => fix.row === row.id)
      .map((fix) => fix.replace);
    row.actions
      .filter((a) => !known.has(a) && !replaced.includes(a))
      .forEach((a) =>
        problems.push(`console-use-cases/${row.id}: no such action, and no correction: ${a}`),
      );
  }
  return problems;
}
