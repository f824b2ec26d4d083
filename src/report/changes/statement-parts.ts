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
    words(leadOf(parts, named)),
    ...named.flatMap((one, i) => [
      ...(i > 0 ? [words(' and ')] : []),
      ...(one.sid === undefined ? [words('a statement in ')] : [code(one.sid), words(' in ')]),
      ...(one.policy === undefined ? [words('the trust policy')] : [code(one.policy)]),
      words(', '),
      code(placeText(one)),
    ]),
    ...(rest > 0 ? [words(` and ${rest} more`)] : []),
  ];
}

/** Who is trusted follows `by` already. */
function leadOf(parts: readonly Part[], [{ policy }]: readonly ChangedStatement[]): string {
  if (policy === undefined) return '; see ';
  return endsSentence(parts) ? ' By ' : ', by ';
}

const endsSentence = (parts: readonly Part[]): boolean =>
  parts[parts.length - 1]?.text.endsWith('.') ?? false;
