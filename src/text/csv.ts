import { plainText } from './visible';

/**
 * Returns rows as CSV (RFC 4180), each on one line and with all characters visible. Spreadsheets take
 * a cell that begins with `=`, `+`, `-` or `@` as a formula, so an apostrophe comes before it.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');

function cellText(value: string): string {
  const text = plainText(value);
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
