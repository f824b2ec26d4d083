import { Typesetting } from './text';
import { wrapped } from '../src/text/wrap';

/** A line; a term with its description; or a line with others below it. */
export type Line =
  | string
  | readonly [term: string, what: string]
  | { readonly head: string; readonly below: readonly string[] };

export interface Section {
  readonly heading: string;
  readonly lines: readonly Line[];
}

const WIDEST_TERM = 36;

/** Renders sections under a title. Omits sections without lines. */
export function sheet(
  title: string,
  about: string,
  sections: readonly Section[],
  { paint, width }: Typesetting,
): string {
  const parts = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => [paint('bold', heading), ...set(lines, width)].join('\n'));
  return [[paint('bold', title), wrapped(about, width)].filter(Boolean).join('\n'), ...parts].join(
    '\n\n',
  );
}

/** Aligns terms in a column. A term that is too long has its text on the next line. */
export function set(lines: readonly Line[], width: number): string[] {
  const terms = lines
    .flatMap((line) => (Array.isArray(line) ? [line[0].length] : []))
    .filter((length) => length <= WIDEST_TERM);
  const column = Math.max(0, ...terms) + 4;
  return lines.map((line) => {
    if (typeof line === 'string') return `  ${wrapped(line, width, '    ')}`;
    if ('head' in line)
      return [
        `  ${wrapped(line.head, width, '  ')}`,
        ...line.below.filter(Boolean).map((below) => `    ${wrapped(below, width, '    ')}`),
      ].join('\n');
    const [term, what] = line;
    if (what === '') return `  ${term}`;
    const text = wrapped(what, width, ' '.repeat(column));
    return term.length > WIDEST_TERM
      ? `  ${term}\n${' '.repeat(column)}${text}`
      : `  ${term.padEnd(column - 2)}${text}`;
  });
}
