import { changeLines, Direction } from './change-lines';
import type { ChangedPrincipal, Changes } from './compare';
import { markdownCode, markdownText } from './sanitize';

const MARKS: Readonly<Record<Direction, string>> = {
  warning: '⚠️',
  more: '➕',
  less: '➖',
  other: '🔁',
};

/** What access a change added or took away, for a comment on a pull request. */
export function changesMarkdown({ principals }: Changes): string {
  const heading = '### Access to Amazon Connect';
  if (principals.length === 0) return `${heading}\n\nNo access changed.\n`;
  const count = (direction: Direction) =>
    principals.flatMap(changeLines).filter((line) => line.direction === direction).length;
  const [more, less, warnings] = [count('more'), count('less'), count('warning')];
  const summary = [
    `${principals.length} ${principals.length === 1 ? 'principal' : 'principals'} changed`,
    `${more} ${more === 1 ? 'gain' : 'gains'}`,
    `${less} ${less === 1 ? 'loss' : 'losses'}`,
    ...(warnings > 0 ? [`**${warnings} to look at**`] : []),
  ].join(', ');
  return [heading, `${summary}.`, ...principals.map(section)].join('\n\n').concat('\n');
}

/** Short changes are read at once; long ones open. */
function section(changed: ChangedPrincipal): string {
  const lines = changeLines(changed);
  const title = `${markdownCode(changed.id)} (${changed.kind})${changed.change === 'changed' ? '' : `, **${changed.change}**`}`;
  const items = lines.map(
    ({ direction, parts }) =>
      `- ${MARKS[direction]} ${parts.map(({ text, code }) => (code ? markdownCode(text) : markdownText(text))).join('')}`,
  );
  const warnings = lines.filter(({ direction }) => direction === 'warning').length;
  const shown = Math.max(warnings, SHOWN);
  if (items.length <= shown + 3)
    return [`#### ${title}`, ...(items.length > 0 ? [items.join('\n')] : [])].join('\n\n');
  const rest = items.slice(shown);
  return [
    `#### ${title}`,
    items.slice(0, shown).join('\n'),
    `<details><summary>and ${rest.length} more</summary>\n\n${rest.join('\n')}\n\n</details>`,
  ].join('\n\n');
}

const SHOWN = 8;
