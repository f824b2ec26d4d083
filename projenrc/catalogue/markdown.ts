/* Pieces of Markdown. */

export const code = (text: string) => `\`${text}\``;

export const codes = (texts: readonly string[]) => texts.map(code).join('<br>');

/** A link to a heading, with the anchor that GitHub gives it. The second of one name has a number. */
export const headingLink = (heading: string, text = heading, number = 0): string =>
  `[${text}](#${heading
    .toLowerCase()
    .replace(/[^\w\- ]+/g, '')
    .replace(/ /g, '-')}${number > 0 ? `-${number}` : ''})`;

/** A table with an empty line after it. */
export function table(head: readonly string[], lines: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + lines.map(line).join('');
}
