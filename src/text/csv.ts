/**
 * Returns rows as CSV (RFC 4180). Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` as a
 * formula, so an apostrophe comes before it.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');

function cellText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
