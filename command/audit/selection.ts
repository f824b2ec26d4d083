import { Audited, FileResult, Result } from './result';
import { Earlier, newSince } from './since';
import { isAtLeast, Severity } from '../../src/policy/finding';
import { isOfConstruct } from '../../src/text/construct-reasons';

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
  /** The findings of an earlier audit to leave out. @default - none */
  readonly earlier?: Earlier;
}

export interface Counts extends Record<Severity, number> {
  readonly acknowledged: number;
  /** How many of them constructs accept by themselves. The app gives no reason for them. */
  readonly byConstructs: number;
  /** The number of findings that the command line excludes. */
  readonly leftOut: number;
  /** How many of them are notes that only a lower --severity shows. */
  readonly leftOutNotes: number;
  /** The number of findings that an earlier audit has. Absent when there is no earlier audit. */
  readonly before?: number;
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
  { files: all, unreadable }: Audited,
  selection: Selection,
): {
  audited: Audited;
  counts: Counts;
  /** How bad it is that it is not known whether an unread part is right. */
  unreadSeverity: Severity;
  failed: boolean;
} {
  const { earlier } = selection;
  const files = earlier ? newSince(all, earlier) : all;
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
  const parts = files.flatMap((file) => file.unread);
  const unread = parts.filter(({ acknowledged }) => acknowledged === undefined).length;
  const { failOn } = selection;
  return {
    audited: { files: chosen, unreadable },
    counts: {
      fatal: of('fatal'),
      error: of('error'),
      warning: of('warning'),
      note: of('note'),
      acknowledged: results.length - open.length + parts.length - unread,
      byConstructs: results.filter(({ acknowledged = '' }) => isOfConstruct(acknowledged)).length,
      leftOut: countOf(files) - results.length,
      leftOutNotes: isAtLeast('note', selection.severity) ? 0 : notes.length,
      ...(earlier && { before: countOf(all) - countOf(files) }),
      unread,
    },
    unreadSeverity: selection.unread,
    failed:
      failOn !== 'never' &&
      (open.some(({ severity }) => isAtLeast(severity, failOn)) ||
        (unread > 0 && isAtLeast(selection.unread, failOn))),
  };
}

const countOf = (files: readonly FileResult[]): number =>
  files.reduce((sum, { results }) => sum + results.length, 0);
