import { Issue, issuesOf } from './issues';
import { selected } from './selection';
import { plainText } from '../../src/text/visible';

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

/** Renders a table with a line for each finding, as in RFC 4180. */
export const auditCsv = (found: ReturnType<typeof selected>): string =>
  [
    Object.keys(COLUMNS),
    ...issuesOf(found).map((issue) => Object.values(COLUMNS).map((of) => of(issue))),
  ]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n');

/** A cell that begins with one of these characters would be a formula in a spreadsheet. */
const FORMULA = /^[=+\-@]/;

function cell(value: string): string {
  const text = plainText(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
