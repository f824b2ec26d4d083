import { Issue, issuesOf } from './issues';
import { selected } from './selection';
import { csvText } from '../../src/text/csv';
import { Run, runColumns } from '../run';

/** The columns, with what each has. */
const COLUMNS: Readonly<Record<string, (issue: Issue) => string>> = {
  severity: ({ severity }) => severity,
  rule: ({ rule }) => rule,
  id: ({ name }) => name,
  file: ({ file }) => file,
  line: ({ line }) => String(line),
  column: ({ column }) => String(column),
  resource: ({ resource }) => resource,
  principals: ({ principals }) => principals.join('; '),
  what: ({ what }) => what,
  instead: ({ instead }) => instead,
  accepted: ({ acknowledged = '' }) => acknowledged,
  owner: ({ accepted }) => accepted?.owner ?? '',
  expires: ({ accepted }) => accepted?.expires ?? '',
};

/** Renders a table with a line for each finding. */
export function auditCsv(found: ReturnType<typeof selected>, run: Run): string {
  const more = runColumns(run);
  return csvText([
    [...Object.keys(COLUMNS), ...more.head],
    ...issuesOf(found).map((issue) => [
      ...Object.values(COLUMNS).map((of) => of(issue)),
      ...more.of(issue.file),
    ]),
  ]);
}
