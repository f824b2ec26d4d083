/** Text in lines that fit, broken between words. A word that is longer stands alone. */
export function wrapLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Items in lines that fit, none of them broken. */
export function wrapItems(
  items: readonly string[],
  width: number,
  between: string,
): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines[lines.length - 1];
    const fits = last !== undefined && last.length + between.length + item.length <= width;
    if (fits) lines[lines.length - 1] = `${last}${between}${item}`;
    else lines.push(item);
  }
  return lines;
}

/** Text in lines of a width, each after the first indented. */
export const wrapped = (text: string, width: number, indent = ''): string =>
  wrapLines(text, width - indent.length).join(`\n${indent}`);
