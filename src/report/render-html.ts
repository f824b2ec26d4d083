import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessReport } from './model';
import { pageData } from './page-data';
import { reportText } from './render-text';
import { shareValues } from './shared-values';

/** The same path from src/report, from lib/report and from the bundled lib/command. */
const asset = (name: string) =>
  readFileSync(join(__dirname, '..', '..', 'assets', 'report', name), 'utf8');
const SCRIPTS = ['dom.js', 'data.js', 'detail.js', 'matrix.js', 'page.js'];

/**
 * One page with everything in it: it asks for nothing over the network, and its policy for content
 * lets it run its own script only.
 */
export function reportHtml(report: AccessReport): string {
  const style = asset('page.css');
  const script = SCRIPTS.map(asset).join('\n');
  const parts: Record<string, string> = {
    style,
    styleHash: hash(style),
    script,
    scriptHash: hash(script),
    // The only character with which a script element could end, or a comment in it begin.
    report: JSON.stringify(shareValues(pageData(report))).replace(/</g, '\\u003c'),
    text: escaped(textWithoutScripts(report)),
  };
  return asset('page.html').replace(/<!--put (\w+)-->/g, (_, name) => parts[name]);
}

/** How many principals are told one by one to who runs no scripts. */
const MOST_IN_TEXT = 200;

/** The report as text, without the lines of each principal where there are many. */
function textWithoutScripts(report: AccessReport): string {
  const isLong = report.principals.length > MOST_IN_TEXT;
  return reportText(report, { width: 120, matrixOnly: isLong });
}

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const escaped = (text: string) =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
