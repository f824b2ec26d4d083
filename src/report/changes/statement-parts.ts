import { ChangeLine } from './change-line';
import { code, Part, words } from './line-parts';
import { ChangedStatement } from './model';

/** Returns where a statement is written, for people. */
export type StatementPlaceText = (statement: ChangedStatement) => string;

/** Returns a place as the file and a JSON pointer. */
export const pointerPlace: StatementPlaceText = ({ file, pointer }) => `${file}${pointer}`;

/** The maximum number of statements of a line to name. */
const NAMED = 2;

/** Returns the words of a line, with the statements that give or take the access. */
export function lineParts(
  { parts, statements = [] }: ChangeLine,
  placeText: StatementPlaceText,
): readonly Part[] {
  if (statements.length === 0) return parts;
  const named = statements.slice(0, NAMED);
  const rest = statements.length - named.length;
  return [
    ...parts,
    words(endsSentence(parts) ? ' By ' : ', by '),
    ...named.flatMap((one, i) => [
      ...(i > 0 ? [words(' and ')] : []),
      ...(one.sid === undefined ? [words('a statement in ')] : [code(one.sid), words(' in ')]),
      code(one.policy),
      words(', '),
      code(placeText(one)),
    ]),
    ...(rest > 0 ? [words(` and ${rest} more`)] : []),
  ];
}

const endsSentence = (parts: readonly Part[]): boolean =>
  parts[parts.length - 1]?.text.endsWith('.') ?? false;
