import { Audited, FileResult, Result } from './result';
import { isAtLeast, Severity } from '../../src/policy/finding';

/** What of an audit the command line asks for. */
export interface Selection {
  /** Severities below are left out. */
  readonly severity: Severity;
  /** Only these rules; all where empty. */
  readonly rules: readonly string[];
  readonly ignored: readonly string[];
  /** The severity from which the command fails. */
  readonly failOn: Severity | 'never';
}

export interface Counts extends Record<Severity, number> {
  readonly acknowledged: number;
  /** Left out by the command line. */
  readonly leftOut: number;
  readonly unread: number;
}

const selects =
  ({ rules, ignored, severity: least }: Selection) =>
  ({ id, severity }: Result): boolean =>
    isAtLeast(severity, least) &&
    !ignored.includes(id) &&
    (rules.length === 0 || rules.includes(id));

/** The files with what is asked for, and how much of what there is. */
export function selected(
  { files, unreadable }: Audited,
  selection: Selection,
): { audited: Audited; counts: Counts; failed: boolean } {
  const chosen = files.map((file): FileResult => ({
    ...file,
    results: file.results.filter(selects(selection)),
  }));
  const results = chosen.flatMap((file) => file.results);
  const open = results.filter(({ acknowledged }) => acknowledged === undefined);
  const of = (severity: Severity) => open.filter((result) => result.severity === severity).length;
  const unread = files.reduce((sum, file) => sum + file.unread.length, 0);
  const { failOn } = selection;
  return {
    audited: { files: chosen, unreadable },
    counts: {
      fatal: of('fatal'),
      error: of('error'),
      warning: of('warning'),
      note: of('note'),
      acknowledged: results.length - open.length,
      leftOut: files.reduce((sum, file) => sum + file.results.length, 0) - results.length,
      unread,
    },
    // Of a part that was not read nobody knows whether it is right: that is as bad as an error.
    failed:
      failOn !== 'never' &&
      (open.some(({ severity }) => isAtLeast(severity, failOn)) ||
        (unread > 0 && isAtLeast('error', failOn))),
  };
}
