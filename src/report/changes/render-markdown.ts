import { capabilityLines } from './capability-lines';
import { ChangeLine } from './change-line';
import { ChangedGroup, changedGroups } from './changed-groups';
import { Direction, isAlarming, isGain } from './direction';
import type { Changes } from './model';
import { changedDefinitionTexts, notComparedTexts, UNCHANGED } from './not-compared-text';
import { lineParts, pointerPlace, StatementPlaceText } from './statement-parts';
import { counted } from '../../text/counted';
import { markdownCode, markdownText } from '../../text/markdown';

const MARKS: Readonly<Record<Direction, string>> = {
  more: '➕',
  less: '➖',
  unknown: '❔',
  other: '🔁',
};
const ALARM = '⚠️';

/** The number of changes of a principal that are visible at once. The others are collapsed. */
const SHOWN = 8;
/** The minimum number of changes to collapse. */
const FEW = 3;

/** How much a text holds, in bytes, and how many names a line has. */
interface Limits {
  readonly all: number;
  /** Each list before the principals. */
  readonly list: number;
  readonly principal: number;
  readonly names: number;
}

/**
 * The limits of a comment. On GitHub it has at most 65,536 characters. Some of them are for what
 * comes around the text.
 */
const COMMENT: Limits = { all: 64_000, list: 12_000, principal: 12_000, names: 8 };
const WHOLE: Limits = { all: Infinity, list: Infinity, principal: Infinity, names: Infinity };

export interface ChangesMarkdownOptions {
  /** Whether everything is in the text, which then may not fit a comment. @default false */
  readonly whole?: boolean;
  /** The file that has the whole text, for what does not fit. @default - none */
  readonly wholeFile?: string;
  /** The name and the version of the tool, for the heading. @default - none */
  readonly by?: string;
  /** Returns where a statement is written. @default - the file and a JSON pointer */
  readonly placeText?: StatementPlaceText;
}

/** Renders the access that a change added or removed, for a comment on a pull request. */
export function changesMarkdown(changes: Changes, options: ChangesMarkdownOptions = {}): string {
  const { whole = false, wholeFile, by, placeText = pointerPlace } = options;
  const itemOf = (line: ChangeLine) => itemText(line, placeText);
  const limits = whole ? WHOLE : COMMENT;
  const { verdict, principals, capabilities } = changes;
  const groups = changedGroups(principals);
  const before = [
    `### Access to Amazon Connect${by === undefined ? '' : `, by ${markdownText(by)}`}`,
    verdict === 'changed' ? summary(groups) : UNCHANGED[verdict],
    ...list('Capabilities', capabilityLines(capabilities, limits.names).map(itemOf), limits),
    ...list('Not compared', itemsOf(notComparedTexts(changes), MARKS.unknown), limits),
    ...list('Definitions', itemsOf(changedDefinitionTexts(changes), MARKS.other), limits),
  ];
  const sections = groups.map((group): Section => ({
    group,
    text: section(group, limits, itemOf),
  }));
  const shown = fitting(sections, limits.all - size(joined(before)));
  const rest = sections.filter((one) => !shown.has(one));
  return joined([
    ...before,
    ...sections.filter((one) => shown.has(one)).map(({ text }) => text),
    ...(rest.length > 0 ? [restText(rest, wholeFile)] : []),
  ]).concat('\n');
}

interface Section {
  readonly group: ChangedGroup;
  readonly text: string;
}

const joined = (texts: readonly string[]) => texts.join('\n\n');

const size = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Returns the sections that fit in a size, the most important first. */
function fitting(sections: readonly Section[], space: number): ReadonlySet<Section> {
  const byWeight = [...sections].sort((a, b) => weightOf(a.group) - weightOf(b.group));
  const shown = new Set<Section>();
  let left = space;
  for (const one of byWeight) {
    const needed = size(one.text) + 2;
    if (needed > left) continue;
    left -= needed;
    shown.add(one);
  }
  return shown;
}

/** Returns the weight of principals: changes to review first, then gains, then others. */
function weightOf({ principals: [{ changes }] }: ChangedGroup): number {
  if (changes.some(isAlarming)) return 0;
  return changes.some(isGain) ? 1 : 2;
}

/** Counts the principals that do not fit. */
function restText(rest: readonly Section[], wholeFile: string | undefined): string {
  const groups = rest.map(({ group }) => group);
  const where = wholeFile
    ? `${markdownCode(wholeFile)} has everything.`
    : '`connect-iam diff --markdown --whole FILE` writes everything to a file.';
  return (
    `**${counted(sizeOf(groups), 'more principal')} changed**, ${countsOf(groups).join(', ')}. ` +
    `This text has no room for them. ${where}`
  );
}

const summary = (groups: readonly ChangedGroup[]): string =>
  `${counted(sizeOf(groups), 'principal')} changed, ${countsOf(groups).join(', ')}.`;

/** Returns the number of principals. */
const sizeOf = (groups: readonly ChangedGroup[]): number =>
  groups.reduce((sum, { principals }) => sum + principals.length, 0);

/** Counts the lines of all principals in each direction, and those to review. */
function countsOf(groups: readonly ChangedGroup[]): readonly string[] {
  const lines = groups.flatMap((group) => group.principals.flatMap(() => group.lines));
  const count = (direction: Direction) =>
    lines.filter((line) => line.direction === direction).length;
  const alarming = lines.filter((line) => line.alarming).length;
  return [
    counted(count('more'), 'gain'),
    counted(count('less'), 'loss', 'losses'),
    ...(alarming > 0 ? [`**${alarming} to look at**`] : []),
  ];
}

const itemsOf = (texts: readonly string[], mark: string): readonly string[] =>
  texts.map((text) => `- ${mark} ${markdownText(text)}`);

/** Renders a list that comes before the principals, as far as it fits. */
function list(heading: string, items: readonly string[], limits: Limits): readonly string[] {
  if (items.length === 0) return [];
  return [`**${heading}:**\n\n${firstOf(items, limits.list).join('\n')}`];
}

/** Returns the first items that fit in a size, and counts the others. */
function firstOf(items: readonly string[], space: number): readonly string[] {
  let left = space;
  const more = items.findIndex((item) => (left -= size(item) + 1) < 0);
  return more < 0 ? items : [...items.slice(0, more), `- and ${items.length - more} more`];
}

/** Renders the changes of principals. Collapses long ones. */
function section(
  group: ChangedGroup,
  limits: Limits,
  itemOf: (line: ChangeLine) => string,
): string {
  const { lines } = group;
  const items = firstOf(lines.map(itemOf), limits.principal);
  const alarming = lines.filter((line) => line.alarming).length;
  const shown = Math.max(alarming, SHOWN);
  const heading = `#### ${title(group, limits)}`;
  if (items.length <= shown + FEW)
    return joined([heading, ...(items.length > 0 ? [items.join('\n')] : [])]);
  const rest = items.slice(shown);
  return joined([
    heading,
    items.slice(0, shown).join('\n'),
    `<details><summary>and ${lines.length - shown} more</summary>\n\n${rest.join('\n')}\n\n</details>`,
  ]);
}

function itemText(line: ChangeLine, placeText: StatementPlaceText): string {
  const { direction, alarming } = line;
  const mark = alarming && direction !== 'unknown' ? ALARM : MARKS[direction];
  const text = lineParts(line, placeText)
    .map((part) => (part.code ? markdownCode(part.text) : markdownText(part.text)))
    .join('');
  return `- ${mark} ${text}`;
}

function title({ principals }: ChangedGroup, { names }: Limits): string {
  const [{ kind, change, idBefore }] = principals;
  const shown = principals.slice(0, names).map(({ id }) => markdownCode(id));
  const rest = principals.length - shown.length;
  const name = `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''} (${kind})`;
  if (change === 'changed') return name;
  return idBefore === undefined
    ? `${name}, **${change}**`
    : `${name}, was ${markdownCode(idBefore)}`;
}
