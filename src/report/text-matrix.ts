import { AccessReport, ReportedPrincipal } from './model';
import { isAlarm, MARKS, markOf, worst } from './symbols';
import { TextLayout } from './text-layout';
import { plainText } from '../text/visible';
import { wrapItems } from '../text/wrap';

/** Returns the name of a principal for people. */
export const labelOf = ({ id }: ReportedPrincipal): string => plainText(id);

/** Renders one line per principal, with a mark for each page under its number. */
export function matrix(
  principals: readonly ReportedPrincipal[],
  { rows }: AccessReport,
  layout: TextLayout,
): readonly string[] {
  const pages = [...new Set(rows.map(({ page }) => page))];
  const longest = Math.max(...principals.map((principal) => labelOf(principal).length));
  const width = Math.max(12, Math.min(longest, layout.width - pages.length * 3 - 4));
  const numbers = pages.map((_, i) => ` ${String(i + 1).padStart(2)}`).join('');
  return [
    layout.paint('dim', `${' '.repeat(width)}${numbers}`),
    ...principals.map((principal) => matrixLine(principal, pages, width, layout)),
    '',
    ...wrapItems(legend(principals), layout.width, '  '),
    ...layout
      .lines(pages.map((page, i) => `${i + 1} ${page}`).join(', '))
      .map((line) => layout.paint('dim', line)),
  ];
}

function matrixLine(
  principal: ReportedPrincipal,
  pages: readonly string[],
  width: number,
  layout: TextLayout,
): string {
  const marks = pages.map((page) => {
    const found = principal.pages.find((one) => one.page === page);
    const mark = markOf(found?.verdict ?? principal.otherwise, found?.known ?? 'no');
    return ` ${mark.padStart(2)}`;
  });
  const isAlarming = principal.escalations.some(isAlarm) || worst(principal) === 'fatal';
  const flag = isAlarming ? layout.paint('red', ' !') : '';
  return `${cut(labelOf(principal), width).padEnd(width)}${marks.join('')}${flag}`;
}

function legend(principals: readonly ReportedPrincipal[]): readonly string[] {
  const hasUnknown = principals.some(({ unknown }) => unknown.length > 0);
  return [
    `${MARKS.all} all`,
    `${MARKS.views} sees all, changes nothing`,
    `${MARKS.some} some`,
    `${MARKS.parts} only parts`,
    `${MARKS.no} nothing`,
    ...(hasUnknown ? [`${MARKS.unknown} not known, after what was read`] : []),
    '! a way to more access',
  ];
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `…${text.slice(text.length - length + 1)}`;
