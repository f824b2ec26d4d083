import { cellLines, cellText } from './cell-lines';
import { lookAtText } from './look-at';
import { CapabilityHolder, CapabilityRow, Summary, summaryOf } from './summary';
import { catalogueEdition } from '../../catalogue/catalogue';
import { shortened } from '../../policy/shorten-list';
import { counted } from '../../text/counted';
import { paint, Paint } from '../../text/style';
import { fileToGiveText, unknownPartText } from '../../text/unknown-part';
import { plainText } from '../../text/visible';
import { wrapItems, wrapLines } from '../../text/wrap';
import { AskedPlace } from '../asked-place';
import { IndirectHolder } from '../indirect-holders';
import { AccessReport } from '../model';
import { MORE_ACCESS } from '../more-access';
import { reportAt } from '../report-at';

export interface SummaryOptions {
  /** Whether the text has terminal colors. @default false */
  readonly color?: boolean;
  /** The width in characters. @default 80 */
  readonly width?: number;
  /** Whether all capabilities are shown, instead of those that matter most. @default false */
  readonly all?: boolean;
  /** The names of the files, for the heading. @default - none */
  readonly files?: string;
  /** Commands that lead further. @default - none */
  readonly next?: readonly (readonly [command: string, what: string])[];
  /** Limits the summary to a resource. @default - everywhere */
  readonly on?: AskedPlace;
}

/** Renders who can do what, what to look at, and what is not known, on one screen. */
export function summaryText(report: AccessReport, options: SummaryOptions = {}): string {
  const { color = false, width = 80, all = false, files = '', next = [], on } = options;
  const style = paint(color);
  const at = on && reportAt(report, on);
  const summary = summaryOf(at?.report ?? report, all, at);
  const lines = [
    headingLine(report, files, style),
    ...copyLines(summary),
    ...(on ? ['', ...thereLines(summary, on.name, width, style)] : []),
    '',
    ...table(summary, { width, isWhole: all }, style),
    '',
    ...labeled('LOOK AT', lookAtText(summary, all), width, style),
    ...labeled('NOT KNOWN', notKnown(report, summary), width, style),
    ...(next.length > 0 ? ['', ...nextLines(next)] : []),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function headingLine({ principals }: AccessReport, files: string, style: Paint): string {
  const count = new Set(principals.map(({ file }) => file)).size;
  const { date } = catalogueEdition().reference;
  return [
    style('bold', 'Access to Amazon Connect'),
    ...(files === '' ? [] : [plainText(files)]),
    `${counted(principals.length, 'principal')}, ${counted(count, 'file')}, facts of ${date}`,
  ].join('   ');
}

const copyLines = ({ copies }: Summary): readonly string[] =>
  copies.map(
    ({ name, of, principals }) =>
      `${plainText(name)} repeats ${plainText(of)} (${principals.length} equal): shown and counted once.`,
  );

/** Renders who can do anything on the resource, and who perhaps can. */
function thereLines(
  { there = [], perhaps = [] }: Summary,
  name: string,
  width: number,
  style: Paint,
): readonly string[] {
  const able = there.length > 0 ? there.join(', ') : 'nobody';
  const others = perhaps.map((one) => `${one.name} (${shortened(one.places, 2)})`).join(', ');
  return [
    `On ${plainText(name)}`,
    ...labeled('ANYTHING', `${counted(there.length, 'principal')}: ${able}`, width, style),
    ...(others === ''
      ? []
      : labeled('PERHAPS', `on what may be of it or of another: ${others}`, width, style)),
  ];
}

const EVERYWHERE = 'EVERYWHERE';
const LIMITED = 'IN NAMED PLACES ONLY';

function table(
  { rows }: Summary,
  { width, isWhole }: { readonly width: number; readonly isWhole: boolean },
  style: Paint,
): readonly string[] {
  const first = Math.max(...rows.map(({ capability }) => capability.label.length)) + 3;
  const half = Math.floor((width - first) / 2);
  const needs = rows.map((row) => cellText(cellNames(row)[1]).length);
  const right = isWhole ? half : Math.min(half, Math.max(LIMITED.length, ...needs));
  const left = isWhole ? half : width - first - right;
  const lines = rows.flatMap((row) => {
    const nobody = row.mayBeUnknown ? '?' : '-';
    const [wide, narrow] = cellNames(row).map((names) => (names.length > 0 ? names : [nobody]));
    const cells = [cellLines(wide, left - 2, isWhole), cellLines(narrow, right, isWhole)];
    return Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, i) => {
      const label = (i === 0 ? row.capability.label : '').padEnd(first - 1);
      const [one = '', other = ''] = cells.map((cell) => cell[i]);
      return ` ${label}${one.padEnd(left)}${other}`;
    });
  });
  return [
    style('dim', `${'WHO CAN ...'.padEnd(first)}${EVERYWHERE.padEnd(left)}${LIMITED}`),
    ...lines,
    ...legendLines(rows, lines, width, style),
  ];
}

/** The count of the names that have no room. */
const MORE = / \+\d+(?: |$)/;
const ALIKE = / ×\d+(?:\W|$)/;

/** Returns the names of the two cells of a row. Who acts as a role is in the cell of the role. */
function cellNames({
  everywhere,
  limited,
  indirect,
}: CapabilityRow): readonly (readonly string[])[] {
  const wide = new Set(everywhere.map(({ principal }) => principal.id));
  const isWide = ({ through, takesBy }: IndirectHolder) =>
    takesBy !== undefined || wide.has(through[through.length - 1]);
  const marked = ({ name }: IndirectHolder) => `${plainText(name)}^`;
  return [
    [...everywhere.map(nameText), ...indirect.filter(isWide).map(marked)],
    [...limited.map(nameText), ...indirect.filter((one) => !isWide(one)).map(marked)],
  ];
}

/** Returns a name with a mark for conditions and for what was not read. */
function nameText({ name, held }: CapabilityHolder): string {
  const marks = { allowed: '', conditional: '*', unknown: '?' };
  return `${plainText(name)}${marks[held.verdict]}${held.grade === 'inferred' ? '~' : ''}`;
}

function legendLines(
  rows: readonly CapabilityRow[],
  lines: readonly string[],
  width: number,
  style: Paint,
): readonly string[] {
  const shown = rows.flatMap(({ everywhere, limited }) => [...everywhere, ...limited]);
  const verdicts = new Set(shown.map(({ held }) => held.verdict));
  const marks = [
    ...(verdicts.has('conditional') ? ['* conditional'] : []),
    ...(shown.some(({ held }) => held.grade === 'inferred') ? ['~ concluded'] : []),
    ...(rows.some(({ indirect }) => indirect.length > 0) ? ['^ indirectly'] : []),
    ...(verdicts.has('unknown') ? ['? not certain'] : []),
    ...(rows.some(({ mayBeUnknown }) => mayBeUnknown) ? ['? alone: unknown'] : []),
    ...(lines.some((line) => ALIKE.test(line)) ? ['×N: N with such a name'] : []),
    ...(lines.some((line) => MORE.test(line)) ? ['+N: see --all'] : []),
  ];
  const takes = rows.some(
    ({ capability, everywhere, limited }) =>
      capability.id === MORE_ACCESS && everywhere.length + limited.length > 0,
  );
  return [
    ...wrapItems(marks, width - 1, '  '),
    ...(takes ? ['Who can take more access in AWS can give themselves what others have.'] : []),
  ].map((line) => style('dim', ` ${line}`));
}

const LABEL = 11;

const labeled = (label: string, text: string, width: number, style: Paint): readonly string[] =>
  wrapLines(plainText(text), width - LABEL).map(
    (line, i) => `${style('bold', (i === 0 ? label : '').padEnd(LABEL))}${line}`,
  );

function notKnown({ unread }: AccessReport, { unknown }: Summary): string {
  const parts = unknown.slice(0, 2).map(({ part, principals }) => {
    const remedy = part.remedy ? ` ${fileToGiveText(part.remedy)}.` : '';
    return `${unknownPartText(part)}, of ${counted(principals.length, 'principal')}.${remedy}`;
  });
  const rest = unknown.length - parts.length;
  return [
    ...parts,
    ...(rest > 0 ? [`${counted(rest, 'other part')}.`] : []),
    ...(unread.length > 0 ? [`${counted(unread.length, 'part')} of files not read.`] : []),
    ...(parts.length + unread.length === 0 ? ['nothing: all of it was read'] : []),
  ].join(' ');
}

function nextLines(next: readonly (readonly [command: string, what: string])[]): readonly string[] {
  const width = Math.max(...next.map(([command]) => command.length)) + 3;
  return next.map(([command, what]) => plainText(` ${command.padEnd(width)}${what}`));
}
