import { plainText } from './visible';

/**
 * Text that in Markdown is neither markup nor HTML, calls nobody and leads nowhere.
 * GitHub looks for people, issues and addresses in what Markdown has become, where nothing tells
 * `&#64;` or a backslash any more: a comment, which nobody sees, parts them.
 */
export const markdownText = (text: string): string =>
  plainText(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/[<>&@#]|:(?=\/\/)|www(?=\.)/gi, (found) =>
      '<>&'.includes(found) ? `&#${found.charCodeAt(0)};` : `${found}<!-- -->`,
    );

/** Code in Markdown, whatever it has in it. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const edge = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${edge}${plainText(text).replace(/\|/g, '\\|')}${edge}${fence}`;
}
