import { plainText } from './visible';

/**
 * Returns text that Markdown does not treat as markup, HTML, a mention, or a link. GitHub looks for
 * users, issues, and addresses in the rendered text, where `&#64;` or a backslash no longer helps.
 * An invisible comment separates them.
 */
export const markdownText = (text: string): string =>
  plainText(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/[<>&@#]|:(?=\/\/)|www(?=\.)/gi, (found) =>
      '<>&'.includes(found) ? `&#${found.charCodeAt(0)};` : `${found}<!-- -->`,
    );

/** Returns a text as Markdown code, regardless of its contents. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const edge = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${edge}${plainText(text).replace(/\|/g, '\\|')}${edge}${fence}`;
}
