import { CapabilityHolder, CapabilityRow, RuleRow, Summary, summaryOf } from './summary';
import { catalogueEdition } from '../../catalogue/catalogue';
import { shortened } from '../../policy/shorten-list';
import { counted } from '../../text/counted';
import { paint, Paint } from '../../text/style';
import { fileToGiveText, unknownPartText } from '../../text/unknown-part';
import { plainText } from '../../text/visible';
import { wrapItems, wrapLines } from '../../text/wrap';
import { IndirectHolder } from '../indirect-holders';
import { AccessReport } from '../model';

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
}

/** Renders who can do what, what to look at, and what is not known, on one screen. */
export function summaryText(report: AccessReport, options: SummaryOptions = {}): string {
  const { color = false, width = 80, all = false, files = '', next = [] } = options;
  const style = paint(color);
  const summary = summaryOf(report, all);
  const lines = [
    headingLine(report, files, style),
    ...copyLines(summary),
    '',
    ...table(summary, { width, isWhole: all }, style),
    '',
    ...labeled('LOOK AT', lookAt(summary, all), width, style),
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

const EVERYWHERE = 'EVERYWHERE';
const LIMITED = 'IN NAMED PLACES ONLY';

function table(
  { rows }: Summary,
  { width, isWhole }: { readonly width: number; readonly isWhole: boolean },
  style: Paint,
): readonly string[] {
  const first = Math.max(...rows.map(({ capability }) => capability.label.length)) + 3;
  const each = Math.floor((width - first) / 2);
  const lines = rows.flatMap((row) => {
    const nobody = row.mayBeUnknown ? '?' : '-';
    const [wide, narrow] = cellNames(row).map((names) => (names.length > 0 ? names : [nobody]));
    const cells = [cellLines(wide, each - 2, isWhole), cellLines(narrow, each, isWhole)];
    return Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, i) => {
      const label = (i === 0 ? row.capability.label : '').padEnd(first - 1);
      const [left = '', right = ''] = cells.map((cell) => cell[i]);
      return ` ${label}${left.padEnd(each)}${right}`;
    });
  });
  return [
    style('dim', `${'WHO CAN ...'.padEnd(first)}${EVERYWHERE.padEnd(each)}${LIMITED}`),
    ...lines,
    ...legendLines(
      rows,
      lines.some((line) => MORE.test(line)),
      width,
      style,
    ),
  ];
}

/** The count of the names that have no room. */
const MORE = / \+\d+(?: |$)/;

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

/** Returns all names in lines, or one line with those that fit and the number of the others. */
function cellLines(names: readonly string[], width: number, isWhole: boolean): readonly string[] {
  if (isWhole) {
    const items = names.map((name, i) => (i < names.length - 1 ? `${name},` : name));
    return wrapItems(items, width, ' ');
  }
  for (let most = names.length; most > 0; most--) {
    const rest = names.length - most;
    const text = `${names.slice(0, most).join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
    if (text.length <= width) return [text];
  }
  return [counted(names.length, 'principal')];
}

/** Returns a name with a mark for conditions and for what was not read. */
function nameText({ name, held }: CapabilityHolder): string {
  const marks = { allowed: '', conditional: '*', unknown: '?' };
  return `${plainText(name)}${marks[held.verdict]}${held.grade === 'inferred' ? '~' : ''}`;
}

function legendLines(
  rows: readonly CapabilityRow[],
  isCut: boolean,
  width: number,
  style: Paint,
): readonly string[] {
  const shown = rows.flatMap(({ everywhere, limited }) => [...everywhere, ...limited]);
  const verdicts = new Set(shown.map(({ held }) => held.verdict));
  const marks = [
    ...(verdicts.has('conditional') ? ['* conditional'] : []),
    ...(shown.some(({ held }) => held.grade === 'inferred') ? ['~ concluded'] : []),
    ...(rows.some(({ indirect }) => indirect.length > 0) ? ['^ indirectly'] : []),
    ...(verdicts.has('unknown') ? ['? by what was read'] : []),
    ...(rows.some(({ mayBeUnknown }) => mayBeUnknown) ? ['? alone: unknown'] : []),
    ...(isCut ? ['+N: see --all'] : []),
  ];
  return wrapItems(marks, width - 1, '  ').map((line) => style('dim', ` ${line}`));
}

const LABEL = 11;

const labeled = (label: string, text: string, width: number, style: Paint): readonly string[] =>
  wrapLines(plainText(text), width - LABEL).map(
    (line, i) => `${style('bold', (i === 0 ? label : '').padEnd(LABEL))}${line}`,
  );

/** How many rules are named. */
const MOST_RULES = 4;
const MOST_NAMES = 3;

function lookAt({ findings, accepted }: Summary, isWhole: boolean): string {
  const shown = isWhole ? findings : findings.slice(0, MOST_RULES);
  const rules = shown.map((row) => ruleText(row, isWhole ? Infinity : MOST_NAMES));
  const rest = findings.length - rules.length;
  const open = [
    ...(rules.length > 0 ? rules : ['nothing']),
    ...(rest > 0 ? [`and ${counted(rest, 'other rule')}`] : []),
  ].join('; ');
  return accepted.length > 0
    ? `${open}; ${accepted.length} accepted with reasons (--accepted)`
    : open;
}

const ruleText = ({ id, severity, names }: RuleRow, most: number): string =>
  `${severity} ${id}: ${shortened(names, most)}`;

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
