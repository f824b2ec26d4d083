import { Issue, issuesOf } from './issues';
import { selected } from './selection';
import { Severity } from '../../src/policy/finding';
import { plainText } from '../../src/text/visible';
import { sentence } from '../sentence';

const LEVEL: Readonly<Record<Severity, string>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * Renders workflow commands of GitHub Actions, which become annotations of a pull request. Accepted
 * findings are not in it.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function auditGithub(found: ReturnType<typeof selected>): string {
  const open = issuesOf(found).filter(({ acknowledged }) => acknowledged === undefined);
  return [
    ...found.audited.unreadable.map(({ file, line = 1, column = 1, problem }) =>
      command('error', { file, line, col: column, title: 'unreadable file' }, sentence(problem)),
    ),
    ...open.map(annotation),
  ].join('\n');
}

const annotation = ({ severity, file, line, column, rule, what, instead }: Issue): string =>
  command(
    LEVEL[severity],
    { file, line, col: column, title: `${severity} ${rule}` },
    `${what} ${instead}`.trim(),
  );

const command = (
  level: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string => {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${level} ${given.join(',')}::${data(message)}`;
};

/** Escapes what would end a message: a name from a file must not write a command of its own. */
const data = (text: string): string => plainText(text).replace(/%/g, '%25');

const property = (value: string | number): string =>
  data(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C');
