import { Issue, issuesOf } from './issues';
import { selected } from './selection';
import { csvText } from '../../src/text/csv';

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
export const auditCsv = (found: ReturnType<typeof selected>): string =>
  csvText([
    Object.keys(COLUMNS),
    ...issuesOf(found).map((issue) => Object.values(COLUMNS).map((of) => of(issue))),
  ]);
