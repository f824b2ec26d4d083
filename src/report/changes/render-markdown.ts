import { changeLines, ChangeLine } from './change-lines';
import { Direction, isAlarming, isGain } from './direction';
import type { ChangedPrincipal, Changes } from './model';
import { changedDefinitionTexts, notComparedTexts, UNCHANGED } from './not-compared-text';
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
/**
 * The maximum length, in bytes. A comment on GitHub has at most 65,536 characters. Some of them
 * are for what comes around the text.
 */
const MOST = 64_000;
/** The maximum length of the lists before the principals, and of one principal. */
const MOST_OF_LIST = 12_000;
const MOST_OF_PRINCIPAL = 12_000;

/** Renders the access that a change added or removed, for a comment on a pull request. */
export function changesMarkdown(changes: Changes): string {
  const { verdict, principals } = changes;
  const before = [
    '### Access to Amazon Connect',
    verdict === 'changed' ? summary(changes) : UNCHANGED[verdict],
    ...listSection('Not compared', notComparedTexts(changes), MARKS.unknown),
    ...listSection('Definitions', changedDefinitionTexts(changes), MARKS.other),
  ];
  const sections = principals.map((changed): Section => ({ changed, text: section(changed) }));
  const shown = fitting(sections, MOST - size(joined(before)));
  const rest = sections.filter((one) => !shown.has(one));
  return joined([
    ...before,
    ...sections.filter((one) => shown.has(one)).map(({ text }) => text),
    ...(rest.length > 0 ? [restText(rest)] : []),
  ]).concat('\n');
}

interface Section {
  readonly changed: ChangedPrincipal;
  readonly text: string;
}

const joined = (texts: readonly string[]): string => texts.join('\n\n');

const size = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Returns the sections that fit in a size, the most important first. */
function fitting(sections: readonly Section[], space: number): ReadonlySet<Section> {
  const byWeight = [...sections].sort((a, b) => weightOf(a.changed) - weightOf(b.changed));
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

/** Returns the weight of a principal: changes to review first, then gains, then others. */
function weightOf({ changes }: ChangedPrincipal): number {
  if (changes.some(isAlarming)) return 0;
  return changes.some(isGain) ? 1 : 2;
}

/** Counts the principals that do not fit. */
function restText(rest: readonly Section[]): string {
  const lines = rest.flatMap(({ changed }) => changeLines(changed));
  return (
    `**${counted(rest.length, 'more principal')} changed**, ${countsOf(lines).join(', ')}. ` +
    'This text has no room for them. `connect-iam diff --output FILE` writes everything as text, ' +
    'and `--json` as data.'
  );
}

function summary({ principals }: Changes): string {
  const counts = countsOf(principals.flatMap(changeLines));
  return `${counted(principals.length, 'principal')} changed, ${counts.join(', ')}.`;
}

/** Counts the lines in each direction, and those to review. */
function countsOf(lines: readonly ChangeLine[]): readonly string[] {
  const count = (direction: Direction) =>
    lines.filter((line) => line.direction === direction).length;
  const alarming = lines.filter((line) => line.alarming).length;
  return [
    counted(count('more'), 'gain'),
    counted(count('less'), 'loss', 'losses'),
    ...(alarming > 0 ? [`**${alarming} to look at**`] : []),
  ];
}

/** Renders a list that comes before the principals, as far as it fits. */
function listSection(heading: string, texts: readonly string[], mark: string): readonly string[] {
  if (texts.length === 0) return [];
  const items = texts.map((text) => `- ${mark} ${markdownText(text)}`);
  return [`**${heading}:**\n\n${firstOf(items, MOST_OF_LIST).join('\n')}`];
}

/** Returns the first items that fit in a size, and counts the others. */
function firstOf(items: readonly string[], space: number): readonly string[] {
  let left = space;
  const more = items.findIndex((item) => (left -= size(item) + 1) < 0);
  return more < 0 ? items : [...items.slice(0, more), `- and ${items.length - more} more`];
}

/** Renders the changes of a principal. Collapses long ones. */
function section(changed: ChangedPrincipal): string {
  const lines = changeLines(changed);
  const items = firstOf(lines.map(itemOf), MOST_OF_PRINCIPAL);
  const alarming = lines.filter((line) => line.alarming).length;
  const shown = Math.max(alarming, SHOWN);
  if (items.length <= shown + FEW)
    return joined([`#### ${title(changed)}`, ...(items.length > 0 ? [items.join('\n')] : [])]);
  const rest = items.slice(shown);
  return joined([
    `#### ${title(changed)}`,
    items.slice(0, shown).join('\n'),
    `<details><summary>and ${lines.length - shown} more</summary>\n\n${rest.join('\n')}\n\n</details>`,
  ]);
}

function itemOf(line: ChangeLine): string {
  const { direction, alarming, parts } = line;
  const mark = alarming && direction !== 'unknown' ? ALARM : MARKS[direction];
  const text = parts
    .map((part) => (part.code ? markdownCode(part.text) : markdownText(part.text)))
    .join('');
  return `- ${mark} ${text}`;
}

function title({ id, kind, change, idBefore }: ChangedPrincipal): string {
  const name = `${markdownCode(id)} (${kind})`;
  if (change === 'changed') return name;
  return idBefore === undefined
    ? `${name}, **${change}**`
    : `${name}, was ${markdownCode(idBefore)}`;
}
