import { Audited, FileResult, Result } from './result';
import { isAtLeast, Severity } from '../../src/policy/finding';

/** The findings that the command line requests. */
export interface Selection {
  /** The lowest severity to include. */
  readonly severity: Severity;
  /** The rules to include; all when empty. */
  readonly rules: readonly string[];
  readonly ignored: readonly string[];
  /** The lowest severity that makes the command fail. */
  readonly failOn: Severity | 'never';
  /** The severity of parts that were not read. */
  readonly unread: Severity;
}

export interface Counts extends Record<Severity, number> {
  readonly acknowledged: number;
  /** The number of findings that the command line excludes. */
  readonly leftOut: number;
  /** How many of them are notes that only a lower --severity shows. */
  readonly leftOutNotes: number;
  readonly unread: number;
}

const selectsRule =
  ({ rules, ignored }: Selection) =>
  ({ id }: Result): boolean =>
    !ignored.includes(id) && (rules.length === 0 || rules.includes(id));

const selects = (selection: Selection) => {
  const isAskedFor = selectsRule(selection);
  return (result: Result): boolean =>
    isAtLeast(result.severity, selection.severity) && isAskedFor(result);
};

/** Returns the files with the requested findings, and their share of all findings. */
export function selected(
  { files, unreadable }: Audited,
  selection: Selection,
): {
  audited: Audited;
  counts: Counts;
  /** How bad it is that it is not known whether an unread part is right. */
  unreadSeverity: Severity;
  failed: boolean;
} {
  const chosen = files.map((file): FileResult => ({
    ...file,
    results: file.results.filter(selects(selection)),
  }));
  const results = chosen.flatMap((file) => file.results);
  const notes = files
    .flatMap((file) => file.results)
    .filter(({ severity }) => severity === 'note')
    .filter(selectsRule(selection));
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
      leftOutNotes: isAtLeast('note', selection.severity) ? 0 : notes.length,
      unread,
    },
    unreadSeverity: selection.unread,
    failed:
      failOn !== 'never' &&
      (open.some(({ severity }) => isAtLeast(severity, failOn)) ||
        (unread > 0 && isAtLeast(selection.unread, failOn))),
  };
}
