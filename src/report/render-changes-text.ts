import { changeLines, Direction } from './change-lines';
import type { Changes } from './compare';
import { plainText } from './sanitize';

export interface ChangesTextOptions {
  /** Colours of terminals. Default: false. */
  readonly colour?: boolean;
}

const MARKS: Readonly<Record<Direction, string>> = {
  more: '+',
  less: '-',
  other: '~',
  warning: '!',
};
const COLOURS: Readonly<Record<Direction, number>> = { more: 32, less: 31, other: 36, warning: 33 };

/** What access a change added or took away, a line each. */
export function changesText(
  { principals }: Changes,
  { colour = false }: ChangesTextOptions = {},
): string {
  if (principals.length === 0) return 'No access changed.\n';
  return principals
    .map((changed) =>
      [
        `${plainText(changed.id)} (${changed.kind})${changed.change === 'changed' ? '' : `, ${changed.change}`}`,
        ...changeLines(changed).map(({ direction, parts }) => {
          const text = `  ${MARKS[direction]} ${plainText(parts.map((part) => part.text).join(''))}`;
          return colour ? `\u001b[${COLOURS[direction]}m${text}\u001b[0m` : text;
        }),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}
