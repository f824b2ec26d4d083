/*
 * Names in templates are anybody's: in a terminal escape codes act, and marks that turn the direction of writing
 * make one name look like another.
 */
// eslint-disable-next-line no-control-regex
const ACTING =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text of which every character is seen, on one line. */
export const plainText = (text: string): string =>
  text.replace(/[\n\t]/g, ' ').replace(ACTING, '\ufffd');

/**
 * The same for Markdown, where it is neither markup nor HTML, calls nobody and leads nowhere. GitHub looks for people, issues and
 * addresses in what Markdown has become, where nothing tells `&#64;` or a backslash any more: a comment, which nobody sees, parts them.
 */
export const markdownText = (text: string): string =>
  plainText(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/[<>&@#]|:(?=\/\/)|www(?=\.)/gi, (found) =>
      '<>&'.includes(found) ? `&#${found.charCodeAt(0)};` : `${found}<!-- -->`,
    );

/** Code in Markdown, whatever it has in it. */
export function markdownCode(text: string): string {
  const fence = '`'.repeat(
    Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1,
  );
  const edge = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${edge}${plainText(text).replace(/\|/g, '\\|')}${edge}${fence}`;
}
