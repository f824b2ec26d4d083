import { sep } from 'node:path';
import { issuesOf } from './issues';
import { selected } from './selection';
import { Severity } from '../../src/policy/finding';
import { plainText } from '../../src/text/visible';
import { json } from '../json';
import { sentence } from '../sentence';

/** The severities of GitLab, the worst of which is `blocker`. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  fatal: 'blocker',
  error: 'critical',
  warning: 'minor',
  note: 'info',
};

/**
 * Renders a report for the code quality of GitLab. It has no suppressions, so accepted findings are
 * not in it.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/
 */
export function auditGitlab(found: ReturnType<typeof selected>): string {
  const issues = issuesOf(found)
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map(({ rule, severity, what, instead, file, line, fingerprint }) =>
      issue(rule, SEVERITY[severity], `${what} ${instead}`.trim(), { file, line, fingerprint }),
    );
  const unreadable = found.audited.unreadable.map(({ file, line = 1, problem }) =>
    issue('unreadable-file', 'blocker', sentence(problem), {
      file,
      line,
      fingerprint: `${file} ${problem}`,
    }),
  );
  return json([...issues, ...unreadable]);
}

interface At {
  readonly file: string;
  readonly line: number;
  readonly fingerprint: string;
}

const issue = (rule: string, severity: string, text: string, { file, line, fingerprint }: At) => ({
  description: plainText(text),
  check_name: rule,
  fingerprint,
  severity,
  location: { path: file.split(sep).join('/'), lines: { begin: line } },
});
