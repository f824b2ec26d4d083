import { capabilityLines } from './capability-lines';
import { ChangeLine } from './change-line';
import { ChangedGroup, changedGroups } from './changed-groups';
import { Direction } from './direction';
import type { Changes } from './model';
import { changedDefinitionTexts, notComparedTexts, UNCHANGED } from './not-compared-text';
import { lineParts, pointerPlace, StatementPlaceText } from './statement-parts';
import { paint, Style } from '../../text/style';
import { plainText } from '../../text/visible';

export interface ChangesTextOptions {
  /** Whether the text has terminal colors. @default false */
  readonly color?: boolean;
  /** The heading, such as the name and version of the tool. @default - none */
  readonly heading?: string;
  /** Returns where a statement is written. @default - the file and a JSON pointer */
  readonly placeText?: StatementPlaceText;
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

/**
 * Renders the access that a change added or removed: capabilities first, then each principal, one
 * change per line.
 */
export function changesText(
  changes: Changes,
  { color = false, heading, placeText = pointerPlace }: ChangesTextOptions = {},
): string {
  const { verdict, principals, capabilities } = changes;
  const style = (text: string, mark: string) => paint(color)(STYLES[mark], text);
  const lines = (all: readonly ChangeLine[]) =>
    all.map((one) => style(lineText(one, placeText), markOf(one)));
  const missing = notComparedTexts(changes).map((text) =>
    style(`  ? ${plainText(text)}`, MARKS.unknown),
  );
  const definitions = changedDefinitionTexts(changes).map((text) =>
    style(`  ~ ${plainText(text)}`, MARKS.other),
  );
  const able = lines(capabilityLines(capabilities, Infinity));
  const parts = [
    ...(heading === undefined ? [] : [heading]),
    ...(verdict === 'changed' ? [] : [UNCHANGED[verdict]]),
    ...(able.length > 0 ? [['Capabilities', ...able].join('\n')] : []),
    ...changedGroups(principals).map((group) => [title(group), ...lines(group.lines)].join('\n')),
    ...(definitions.length > 0 ? [['Definitions', ...definitions].join('\n')] : []),
    ...(missing.length > 0 ? [['Not compared', ...missing].join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const markOf = ({ direction, alarming }: ChangeLine): string => {
  if (direction === 'unknown') return MARKS.unknown;
  return alarming ? ALARM : MARKS[direction];
};

function lineText(line: ChangeLine, placeText: StatementPlaceText): string {
  const text = lineParts(line, placeText).map((part) => part.text);
  return `  ${markOf(line)} ${plainText(text.join(''))}`;
}

function title({ principals }: ChangedGroup): string {
  const [{ kind, change, idBefore }] = principals;
  const name = `${principals.map(({ id }) => plainText(id)).join(', ')} (${kind})`;
  if (change === 'changed') return name;
  return idBefore === undefined ? `${name}, ${change}` : `${name}, was ${plainText(idBefore)}`;
}
