import { changeLines, Direction } from './change-lines';
import type { Changes } from './compare';
import { plainText } from './sanitize';

export interface ChangesTextOptions {
  /** Colors of terminals. Default: false. */
  readonly color?: boolean;
}

const MARKS: Readonly<Record<Direction, string>> = {
  more: '+',
  less: '-',
  other: '~',
  warning: '!',
};
const COLORS: Readonly<Record<Direction, number>> = { more: 32, less: 31, other: 36, warning: 33 };

/** What access a change added or took away, a line each. */
export function changesText(
  { principals }: Changes,
  { color = false }: ChangesTextOptions = {},
): string {
  if (principals.length === 0) return 'No access changed.\n';
  return principals
    .map((changed) =>
      [
        `${plainText(changed.id)} (${changed.kind})${changed.change === 'changed' ? '' : `, ${changed.change}`}`,
        ...changeLines(changed).map(({ direction, parts }) => {
          const text = `  ${MARKS[direction]} ${plainText(parts.map((part) => part.text).join(''))}`;
          return color ? `\u001b[${COLORS[direction]}m${text}\u001b[0m` : text;
        }),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}
