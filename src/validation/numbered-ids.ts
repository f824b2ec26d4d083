/**
 * Texts of policies without their ids: those of instances, and other UUIDs. Rules compare ids, and do
 * not read them. So texts that differ only in ids have findings that differ only in ids.
 */

/** A text with numbers for its ids, in the order of the ids. */
export interface NumberedIds {
  readonly text: string;
  /** The ids, sorted. */
  readonly ids: readonly string[];
}

/** The part of an id that no other text has. It begins with a character that is rare in texts. */
const MIDDLE = /-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-/gi;
const MIDDLE_LENGTH = '-0123-0123-0123-'.length;
const [BEFORE, AFTER] = ['01234567'.length, '-0123-0123-0123-0123456789ab'.length];
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OF_WORD = /[0-9A-Za-z-]/;
/** Matches a wildcard next to letters that may be a part of an id: `instance/0a*`. */
const PART_OF_ID =
  /[*?](?<=(?<![0-9A-Za-z-])[0-9a-f-]*[0-9a-f][0-9a-f-]*[*?])|[*?][0-9a-f-]*[0-9a-f][0-9a-f-]*(?![0-9A-Za-z-])/;
/** Characters of private use stand for the numbers. */
const FIRST = 0xe000;
const MOST = 1_000;
const NUMBER = /[\ue000-\uf8ff]/;

/**
 * Returns a text with numbers for its ids; undefined when an id may be more than one text to a rule:
 * in capitals, as a part of a word, or next to a wildcard for a part of it.
 */
export function numberedIds(text: string): NumberedIds | undefined {
  if (NUMBER.test(text)) return undefined;
  const places = idsIn(text);
  if (places.length === 0) return { text, ids: [] };
  if (!places.every((at) => isWholeId(text, at))) return undefined;
  const found = places.map((at) => idAt(text, at));
  const ids = [...new Set(found)].sort();
  if (ids.length > MOST) return undefined;
  const numbered = replaced(text, (id) => String.fromCharCode(FIRST + ids.indexOf(id)));
  return hasPartOfId(numbered) ? undefined : { text: numbered, ids };
}

/** Returns whether a pattern may match a part of an id. */
export const hasPartOfId = (text: string): boolean => PART_OF_ID.test(text);

const idAt = (text: string, at: number) => text.slice(at, at + BEFORE + AFTER);

const isWholeId = (text: string, at: number): boolean =>
  at >= 0 &&
  ID.test(idAt(text, at)) &&
  !OF_WORD.test(text.charAt(at - 1)) &&
  !OF_WORD.test(text.charAt(at + BEFORE + AFTER));

/** Returns a text with each id replaced. All its ids are whole. */
function replaced(text: string, replacement: (id: string) => string): string {
  let [all, done] = ['', 0];
  for (const at of idsIn(text)) {
    all += text.slice(done, at) + replacement(idAt(text, at));
    done = at + BEFORE + AFTER;
  }
  return all + text.slice(done);
}

/** Returns where ids begin. */
function idsIn(text: string): readonly number[] {
  const found: number[] = [];
  const middle = new RegExp(MIDDLE);
  while (middle.test(text)) found.push(middle.lastIndex - MIDDLE_LENGTH - BEFORE);
  return found;
}

const EXAMPLE = '00000000-0000-4000-8000-';
const EXAMPLES = /00000000-0000-4000-8000-(\d{12})/g;

/** Returns a text with an example for each id, the same ones for all texts of one form. */
export const withExampleIds = (text: string, ids: readonly string[]): string =>
  replaced(text, (id) => `${EXAMPLE}${String(ids.indexOf(id)).padStart(12, '0')}`);

/** Returns a text with its ids instead of the examples. */
export const withIds = (text: string, ids: readonly string[]): string =>
  text.includes(EXAMPLE)
    ? text.replace(EXAMPLES, (example, number: string) => ids[Number(number)] ?? example)
    : text;
