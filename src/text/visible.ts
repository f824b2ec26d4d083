/*
 * Names in templates are anybody's. In a terminal escape codes act, and marks that turn the
 * direction of writing make one name look like another.
 * Everything that people read goes through here.
 */

/** Control characters, and those that turn the direction of text or are not seen; not the line feed. */
const UNSEEN =
  '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff';

/** The styles of src/text/style.ts, and their ends. */
const STYLES = '\\u001b\\[(?:0|1|2|22|31|32|33|36|39)m';

const pattern = (source: string) => new RegExp(source, 'g');

/** Text of which every character is seen, on one line. */
export const plainText = (text: string): string =>
  text.replace(/[\n\t]/g, ' ').replace(pattern(`[${UNSEEN}]`), '\ufffd');

/** Text that does nothing to a terminal but color; line feeds stay. */
export const harmless = (text: string, color: boolean): string =>
  text.replace(pattern(`${STYLES}|[${UNSEEN}]`), (found) =>
    color && found.endsWith('m') ? found : [...found].map(escaped).join(''),
  );

/** JSON that does nothing to a terminal either. What JSON escapes itself is seen already. */
export const harmlessJson = (json: string): string =>
  json.replace(pattern(`[${UNSEEN}]`), (found) => (found < ' ' ? found : codeOf(found)));

/** Names may have line feeds. Lines of their own would pass for ours, or for commands to what runs a workflow. */
export const onOneLine = (text: string): string => text.replace(/\n/g, '\\u000a');

const escaped = (character: string): string =>
  character === '\u001b' || /[^ -~]/.test(character) ? codeOf(character) : character;

const codeOf = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
