import { changeLines, ChangeLine } from './change-lines';
import { Direction } from './direction';
import type { ChangedPrincipal, Changes } from './model';
import { changedDefinitionTexts, notComparedTexts, UNCHANGED } from './not-compared-text';
import { paint, Style } from '../../text/style';
import { plainText } from '../../text/visible';

export interface ChangesTextOptions {
  /** Whether the text has terminal colors. @default false */
  readonly color?: boolean;
}

const MARKS: Readonly<Record<Direction, string>> = {
  more: '+',
  less: '-',
  unknown: '?',
  other: '~',
};
const ALARM = '!';
const STYLES: Readonly<Record<string, Style>> = {
  '+': 'green',
  '-': 'red',
  '?': 'yellow',
  '~': 'cyan',
  '!': 'yellow',
};

/** Renders the access that a change added or removed, one change per line. */
export function changesText(changes: Changes, { color = false }: ChangesTextOptions = {}): string {
  const { verdict, principals } = changes;
  const style = (text: string, mark: string) => paint(color)(STYLES[mark], text);
  const missing = notComparedTexts(changes).map((text) =>
    style(`  ? ${plainText(text)}`, MARKS.unknown),
  );
  const definitions = changedDefinitionTexts(changes).map((text) =>
    style(`  ~ ${plainText(text)}`, MARKS.other),
  );
  const parts = [
    ...(verdict === 'changed' ? [] : [UNCHANGED[verdict]]),
    ...principals.map((changed) =>
      [
        title(changed),
        ...changeLines(changed).map((one) => style(lineText(one), markOf(one))),
      ].join('\n'),
    ),
    ...(definitions.length > 0 ? [['Definitions', ...definitions].join('\n')] : []),
    ...(missing.length > 0 ? [['Not compared', ...missing].join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const markOf = ({ direction, alarming }: ChangeLine): string => {
  if (direction === 'unknown') return MARKS.unknown;
  return alarming ? ALARM : MARKS[direction];
};

const lineText = (line: ChangeLine): string =>
  `  ${markOf(line)} ${plainText(line.parts.map(({ text }) => text).join(''))}`;

function title({ id, kind, change, idBefore }: ChangedPrincipal): string {
  const name = `${plainText(id)} (${kind})`;
  if (change === 'changed') return name;
  return idBefore === undefined ? `${name}, ${change}` : `${name}, was ${plainText(idBefore)}`;
}
