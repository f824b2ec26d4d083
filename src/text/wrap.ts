/** Breaks text between words into lines that fit. A longer word gets its own line. */
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

/** Arranges items into lines that fit, without breaking any. */
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

/** Returns text in lines of a width. Indents every line after the first. */
export const wrapped = (text: string, width: number, indent = ''): string =>
  wrapLines(text, width - indent.length).join(`\n${indent}`);
