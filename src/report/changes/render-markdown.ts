import { changeLines, ChangeLine } from './change-lines';
import { Direction } from './direction';
import type { ChangedPrincipal, Changes } from './model';
import { notComparedTexts, UNCHANGED } from './not-compared-text';
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

/** Renders the access that a change added or removed, for a comment on a pull request. */
export function changesMarkdown(changes: Changes): string {
  const { verdict, principals } = changes;
  return [
    '### Access to Amazon Connect',
    verdict === 'changed' ? summary(changes) : UNCHANGED[verdict],
    ...notComparedSection(changes),
    ...principals.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function summary({ principals }: Changes): string {
  const lines = principals.flatMap(changeLines);
  const count = (direction: Direction) =>
    lines.filter((line) => line.direction === direction).length;
  const alarming = lines.filter((line) => line.alarming).length;
  const texts = [
    `${counted(principals.length, 'principal')} changed`,
    counted(count('more'), 'gain'),
    counted(count('less'), 'loss', 'losses'),
    ...(alarming > 0 ? [`**${alarming} to look at**`] : []),
  ];
  return `${texts.join(', ')}.`;
}

/** Renders what was not compared. It comes before everything that was compared. */
function notComparedSection(changes: Changes): readonly string[] {
  const texts = notComparedTexts(changes);
  if (texts.length === 0) return [];
  const items = texts.map((text) => `- ${MARKS.unknown} ${markdownText(text)}`);
  return [`**Not compared:**\n\n${items.join('\n')}`];
}

/** Renders the changes of a principal. Collapses long ones. */
function section(changed: ChangedPrincipal): string {
  const lines = changeLines(changed);
  const items = lines.map(itemOf);
  const alarming = lines.filter((line) => line.alarming).length;
  const shown = Math.max(alarming, SHOWN);
  if (items.length <= shown + FEW)
    return [`#### ${title(changed)}`, ...(items.length > 0 ? [items.join('\n')] : [])].join('\n\n');
  const rest = items.slice(shown);
  return [
    `#### ${title(changed)}`,
    items.slice(0, shown).join('\n'),
    `<details><summary>and ${rest.length} more</summary>\n\n${rest.join('\n')}\n\n</details>`,
  ].join('\n\n');
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
