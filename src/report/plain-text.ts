/*
 * Names in templates are anybody's: in a terminal escape codes act, and marks that turn the direction of writing
 * make one name look like another.
 */
// eslint-disable-next-line no-control-regex
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text of which every character is seen, on one line. */
export const plainText = (text: string): string => text.replace(/[\n\t]/g, ' ').replace(ACTING, '\ufffd');

/** The same for Markdown, where it is neither markup nor HTML, and calls nobody. */
export const markdownText = (text: string): string =>
  plainText(text).replace(/[\\`*_[\]|~]/g, '\\$&').replace(/[<>&@#]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Code in Markdown, whatever it has in it. */
export function markdownCode(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const edge = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${edge}${plainText(text).replace(/\|/g, '\\|')}${edge}${fence}`;
}
