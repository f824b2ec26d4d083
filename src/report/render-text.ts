import { AccessReport, ReportedPrincipal, ReportedRow, ReportedUseCase } from './model';
import { plainText } from './sanitize';
import { JOBS, MARKS, worst } from './symbols';
import { shortened } from '../policy/shorten-list';

export interface TextOptions {
  /** Colors of terminals. Default: false. */
  readonly color?: boolean;
  /** The width in characters. Default: 100. */
  readonly width?: number;
}

type Paint = (text: string, color: keyof typeof COLORS) => string;
const COLORS = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
const LABEL = 13;
const NAMED = 3;

/** Who may do what at a glance, then each principal: for terminals and for the logs of a build. */
export function reportText(
  report: AccessReport,
  { color = false, width = 100 }: TextOptions = {},
): string {
  const paint: Paint = (text, name) => (color ? `\u001b[${COLORS[name]}m${text}\u001b[0m` : text);
  const files = new Set(report.principals.map(({ file }) => file)).size;
  const lines = [
    paint('Who may do what in Amazon Connect', 'bold'),
    `${count(report.principals.length, 'principal')} in ${count(files, 'file')}`,
    '',
    ...matrix(report, width, paint),
    ...report.principals.flatMap((principal) => [
      '',
      ...principalLines(principal, report, width, paint),
    ]),
    ...(report.findings.length > 0
      ? ['', paint('Elsewhere', 'bold'), ...findingLines(report.findings, width, paint)]
      : []),
    ...report.unread.map(
      ({ problem, file, pointer }) =>
        `${paint('not read', 'yellow')} ${plainText(`${file}${pointer}: ${problem}`)}`,
    ),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
const labelOf = ({ constructPath, name }: ReportedPrincipal) => plainText(constructPath ?? name);

/** One line each: a mark for each page, under its number. */
function matrix({ principals, rows }: AccessReport, width: number, paint: Paint): string[] {
  if (principals.length === 0)
    return ['Nobody: no role, user, group, permission set or policy was found.'];
  const pages = [...new Set(rows.map(({ page }) => page))];
  const names = Math.max(
    12,
    Math.min(Math.max(...principals.map((p) => labelOf(p).length)), width - pages.length * 3 - 4),
  );
  const cells = (marks: readonly string[]) => marks.map((mark) => ` ${mark.padStart(2)}`).join('');
  const lines = principals.map((principal) => {
    const marks = pages.map(
      (page) => MARKS[principal.pages.find((p) => p.page === page)?.verdict ?? 'no'],
    );
    const flag =
      principal.escalations.length > 0 || worst(principal) === 'fatal' ? paint(' !', 'red') : '';
    return `${cut(labelOf(principal), names).padEnd(names)}${cells(marks)}${flag}`;
  });
  const legend = pages.map((page, i) => `${i + 1} ${page}`).join(', ');
  return [
    paint(`${' '.repeat(names)}${cells(pages.map((_, i) => String(i + 1)))}`, 'dim'),
    ...lines,
    '',
    ...wrapped(
      `${MARKS.all} all  ${MARKS.views} sees all, changes nothing  ${MARKS.some} some  ${MARKS.parts} only parts  ${MARKS.no} nothing  ! escalates or cannot work`,
      width,
    ),
    ...wrapped(legend, width).map((line) => paint(line, 'dim')),
  ];
}

const cut = (text: string, length: number) =>
  text.length <= length ? text : `…${text.slice(text.length - length + 1)}`;

function principalLines(
  principal: ReportedPrincipal,
  { rows }: AccessReport,
  width: number,
  paint: Paint,
): string[] {
  const field = (label: string, text: string, color?: keyof typeof COLORS) =>
    text === ''
      ? []
      : wrapped(plainText(text), width - LABEL - 2).map(
          (line, i) => `  ${paint((i === 0 ? label : '').padEnd(LABEL), color ?? 'dim')}${line}`,
        );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pages = (verdict: string) =>
    principal.pages.filter((p) => p.verdict === verdict && p.page !== JOBS);
  const jobs = principal.useCases.filter(
    ({ row, verdict }) => verdict === 'allowed' && byId.get(row)?.kind === 'job',
  );
  const partly = principal.useCases.filter(({ verdict }) => verdict === 'partly');
  return [
    `${paint(labelOf(principal), 'bold')}  ${paint(plainText(`${principal.kind} in ${principal.file}`), 'dim')}`,
    ...field('taken on by', principal.trustedBy.join(', ')),
    ...field('there if', (principal.onlyIf ?? []).join(' and ')),
    ...field('policies', principal.managedPolicies.map(policyWords).join(', ')),
    ...field(
      'not known',
      (principal.unknown ?? []).map((what) => `what ${what} allows`).join(', '),
    ),
    ...field(
      'boundary',
      principal.boundary
        ? `${principal.boundary.arn}${principal.boundary.known ? '' : ', of which the report knows no document'}`
        : '',
    ),
    ...field(
      `${MARKS.all} all of`,
      pages('all')
        .map(({ page }) => page)
        .join(', '),
      'green',
    ),
    ...field(
      `${MARKS.views} sees`,
      pages('views')
        .map(({ page }) => page)
        .join(', '),
      'green',
    ),
    ...field(
      `${MARKS.parts} parts of`,
      pages('parts')
        .map(({ page }) => page)
        .join(', '),
      'dim',
    ),
    ...field(
      `${MARKS.some} some of`,
      pages('some')
        .map(({ page, allowed, of }) => `${page} ${allowed}/${of}`)
        .join(', '),
      'yellow',
    ),
    ...field('jobs', jobs.map(({ row }) => byId.get(row)!.label).join(', ')),
    ...(principal.grants.length === 0 ? field('', 'Nothing in Amazon Connect.') : []),
    ...(principal.useCases.some(({ verdict }) => verdict === 'allowed')
      ? []
      : field('may', named(principal.grants.flatMap(({ actions }) => actions)))),
    ...missingWords(partly, byId).flatMap((words, i) => field(i === 0 ? 'missing' : '', words)),
    ...field(
      'only on',
      principal.useCases.some(({ instances }) => instances.includes('*'))
        ? ''
        : [...new Set(principal.useCases.flatMap((u) => u.instances))].join(', '),
    ),
    ...field(
      'only if',
      [...new Set(principal.useCases.flatMap((u) => u.conditions))].slice(0, NAMED * 2).join('; '),
    ),
    ...principal.everything
      .filter(({ unavoidable }) => !unavoidable)
      .flatMap(({ actions, statement }) =>
        field('on *', `${named(actions)} (${principal.statements[statement].policy})`, 'yellow'),
      ),
    ...principal.escalations.flatMap(({ action, resources, conditions, why }) =>
      field(
        '! escalation',
        `${action} on ${resources.join(', ')}${conditions.length > 0 ? ` if ${conditions.join(', and ')}` : ''}. ${why}`,
        'red',
      ),
    ),
    ...field('also', principal.otherActions.flatMap(({ actions }) => actions).join(', ')),
    ...findingLines(principal.findings, width, paint),
  ];
}

const policyWords = ({ name, origin, version }: ReportedPrincipal['managedPolicies'][number]) =>
  `${name}${version ? ` ${version}` : ''}${origin === 'unknown' ? ' (document not known)' : ''}`;

const named = (actions: readonly string[]) => shortened(actions, NAMED);

/** What rows lack of which at least half is there, rows that lack the same together; of the others how many there are. */
function missingWords(
  partly: readonly ReportedUseCase[],
  rows: ReadonlyMap<string, ReportedRow>,
): string[] {
  const near = partly.filter(({ held, needed }) => held * 2 >= needed);
  const groups = new Map<string, string[]>();
  for (const { row, missing } of near) {
    const lacks = missing
      .map(({ why, actions }) => `${named(actions)}${why === 'not allowed' ? '' : ` (${why})`}`)
      .join(', ');
    groups.set(lacks, [...(groups.get(lacks) ?? []), rows.get(row)!.label.split(':')[0]]);
  }
  const words = [...groups].map(([lacks, labels]) => `${lacks}, for: ${labels.join(', ')}`);
  const rest = partly.length - near.length;
  return rest > 0
    ? [...words, `more than half of ${count(rest, near.length > 0 ? 'other row' : 'row')}`]
    : words;
}

function findingLines(
  findings: ReportedPrincipal['findings'],
  width: number,
  paint: Paint,
): string[] {
  return findings.flatMap(({ severity, rule, subject, what, instead }) =>
    wrapped(plainText(`${rule}[${subject}] ${what}. ${instead}`), width - LABEL - 2).map(
      (line, i) =>
        `  ${paint((i === 0 ? severity : '').padEnd(LABEL), severity === 'warning' ? 'yellow' : 'red')}${line}`,
    ),
  );
}

/** Lines that fit, broken between words; a word that is longer stands alone. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
