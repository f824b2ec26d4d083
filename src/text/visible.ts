/**
 * Anyone can choose the names in templates. Escape codes take effect in a terminal, and direction
 * marks can make one name look like another. All output for people passes through this file.
 */

/** Control characters, direction marks, and invisible characters. Excludes the line feed. */
const UNSEEN =
  '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff';

/** The styles of src/text/style.ts, and their end codes. */
const STYLES = '\\u001b\\[(?:0|1|2|22|31|32|33|36|39)m';

const pattern = (source: string) => new RegExp(source, 'g');

/** Returns text on one line, with all characters visible. */
export const plainText = (text: string): string =>
  text.replace(/[\n\t]/g, ' ').replace(pattern(`[${UNSEEN}]`), '\ufffd');

/** Returns text that can only color a terminal. Keeps line feeds. */
export const harmless = (text: string, color: boolean): string =>
  text.replace(pattern(`${STYLES}|[${UNSEEN}]`), (found) =>
    color && found.endsWith('m') ? found : [...found].map(escaped).join(''),
  );

/**
 * Returns JSON that has no effect on a terminal. Characters that JSON escapes are already visible.
 */
export const harmlessJson = (json: string): string =>
  json.replace(pattern(`[${UNSEEN}]`), (found) => (found < ' ' ? found : codeOf(found)));

/** Puts text on one line. A line feed in a name could imitate our output or a workflow command. */
export const onOneLine = (text: string): string => text.replace(/\n/g, '\\u000a');

const escaped = (character: string): string =>
  character === '\u001b' || /[^ -~]/.test(character) ? codeOf(character) : character;

const codeOf = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
