import { Owner } from './owners';
import { FileResult, Result, UnreadPart } from './result';
import { Counts, selected } from './selection';
import { SEVERITIES, Severity } from '../../src/policy/finding';
import { shortened } from '../../src/policy/shorten-list';
import { counted } from '../../src/text/counted';
import { Style } from '../../src/text/style';
import { onOneLine } from '../../src/text/visible';
import { wrapped } from '../../src/text/wrap';
import { sentence } from '../sentence';
import { Typesetting } from '../text';

/** The maximum number of findings to show, the worst first. */
const MOST = 100;

/** The messages when nobody has access, according to all documents or to those that were read. */
const NOBODY = {
  known: 'Nobody has access to Amazon Connect here.',
  read: 'Nobody has access to Amazon Connect by what was read. The rest is not known.',
};
const STYLES: Readonly<Record<Severity, Style>> = {
  fatal: 'red',
  error: 'red',
  warning: 'yellow',
  note: 'dim',
};

/** Renders the findings by file and principal, with a summary. */
export function auditText(
  { audited: { files }, counts }: ReturnType<typeof selected>,
  all: boolean,
  how: Typesetting,
): string {
  const wanted = files.flatMap(({ results }) =>
    results.filter(({ acknowledged }) => all || acknowledged === undefined),
  );
  const worst = SEVERITIES.flatMap((severity) =>
    wanted.filter((result) => result.severity === severity),
  );
  const visible = new Set(worst.slice(0, MOST));
  const parts = files.flatMap((file) => fileText(file, visible, how));
  const more = wanted.length > MOST ? [`... and ${wanted.length - MOST} more (use --json).`] : [];
  return [...parts, ...more, summary(files, counts, how)].join('\n\n');
}

function fileText(file: FileResult, visible: ReadonlySet<Result>, how: Typesetting): string[] {
  const results = file.results.filter((result) => visible.has(result));
  const title = how.paint('bold', onOneLine(file.file));
  const unread = file.unread.map((part) => unreadText(file.file, part, how));
  if (!file.reachesConnect && results.length === 0) {
    return [
      [`${title}\n  ${unread.length > 0 ? NOBODY.read : NOBODY.known}`, ...unread].join('\n'),
    ];
  }
  const groups = new Map<string, Result[]>();
  for (const result of results)
    groups.set(named(result.owners), [...(groups.get(named(result.owners)) ?? []), result]);
  if (groups.size + unread.length === 0) return [];
  const known = new Set<string>();
  const owned = [...groups].map(
    ([owner, its]) =>
      `  ${how.paint('bold', onOneLine(owner))}\n${its.map((r) => resultText(file.file, r, known, how)).join('\n')}`,
  );
  return [[title, ...unread, ...owned].join('\n')];
}

/** Returns `Admin (role)`, `Admin, Editor (roles)`. */
function named(owners: readonly Owner[]): string {
  const [first] = owners;
  if (!first) return 'The file';
  const names = shortened(
    owners.map(({ name }) => name),
    3,
  );
  return `${names} (${[...new Set(owners.map(({ kind }) => kind))].join(', ')})`;
}

/** Renders a result. Describes a rule once per file. */
function resultText(
  file: string,
  result: Result,
  known: Set<string>,
  { paint, width }: Typesetting,
): string {
  const { severity, id, what, why, instead, position, place, acknowledged } = result;
  const where = [
    `${file}:${position.line}:${position.column}`,
    place.constructPath ?? place.logicalId,
  ]
    .filter(Boolean)
    .join(', ');
  const said = [what, ...(known.has(id) ? [] : [why]), instead].map(sentence);
  known.add(id);
  if (acknowledged !== undefined) said.push(`Acknowledged: ${sentence(acknowledged)}`);
  const style = acknowledged === undefined ? STYLES[severity] : 'dim';
  return [
    `    ${paint(style, severity)} ${id} ${paint('cyan', onOneLine(where))}`,
    ...said.map((text) => `      ${wrapped(text, width, '      ')}`),
  ].join('\n');
}

const unreadText = (
  file: string,
  { problem, instead, position }: UnreadPart,
  { paint, width }: Typesetting,
): string => {
  const given = instead === undefined ? [] : [sentence(instead)];
  const texts = [sentence(problem), 'What it allows was not audited.', ...given];
  return [
    `  ${paint('red', 'not read')} ${paint('cyan', onOneLine(`${file}:${position.line}:${position.column}`))}`,
    `    ${wrapped(texts.join(' '), width, '    ')}`,
  ].join('\n');
};

function summary(files: readonly FileResult[], counts: Counts, { paint }: Typesetting): string {
  const found = [
    ...(counts.fatal > 0 ? [paint('red', `${counts.fatal} fatal`)] : []),
    ...(counts.error > 0 ? [paint('red', counted(counts.error, 'error'))] : []),
    ...(counts.warning > 0 ? [paint('yellow', counted(counts.warning, 'warning'))] : []),
    ...(counts.note > 0 ? [counted(counts.note, 'note')] : []),
    ...(counts.unread > 0
      ? [paint('red', counted(counts.unread, 'part not read', 'parts not read'))]
      : []),
  ];
  const principals = files.reduce((sum, file) => sum + file.principals, 0);
  const said = found.length > 0 ? found.join(', ') : paint('green', 'nothing found');
  return [
    `${counted(files.length, 'file')}, ${counted(principals, 'principal')}: ${said}.`,
    ...(counts.acknowledged > 0
      ? [
          `${counted(counts.acknowledged, 'finding is', 'findings are')} acknowledged ` +
            `(--all shows ${counts.acknowledged === 1 ? 'it' : 'them'}).`,
        ]
      : []),
    ...(counts.leftOut > 0
      ? [
          `${counted(counts.leftOut, 'finding is', 'findings are')} left out by --severity, --rule or --ignore.`,
        ]
      : []),
  ].join('\n');
}
