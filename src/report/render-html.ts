import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessReport } from './model';
import { packedPage } from './packed-page';
import { pageData } from './page-data';
import { reportText } from './render-text';
import { ReportHeadingOptions } from './report-heading';

/**
 * Reads an asset. The path is the same from src/report and from a bundled lib/command. The build
 * replaces the call: lib has the files in a pack.
 */
const asset = (name: string) =>
  readFileSync(join(__dirname, '..', '..', 'assets', 'report', name), 'utf8');
const SCRIPTS = [
  'dom.js',
  'unpack.js',
  'data.js',
  'words.js',
  'holders.js',
  'subjects.js',
  'search.js',
  'detail.js',
  'matrix.js',
  'hits.js',
  'findings.js',
  'views.js',
  'link.js',
  'filter.js',
  'heading.js',
  'evidence.js',
  'page.js',
];

/**
 * Renders one self-contained page. It sends no network requests, and its content security policy
 * allows only its own script.
 */
export function reportHtml(report: AccessReport, options: ReportHeadingOptions = {}): string {
  const data = pageData(report, options);
  const style = asset('page.css');
  const script = SCRIPTS.map(asset).join('\n');
  const parts: Record<string, string> = {
    style,
    styleHash: hash(style),
    script,
    scriptHash: hash(script),
    // This is the only character that could end a script element or start a comment in it.
    report: JSON.stringify(packedPage(data)).replace(/</g, '\\u003c'),
    title: escaped(data.heading.title),
    text: escaped(textWithoutScripts(report)),
  };
  return asset('page.html').replace(/<!--put (\w+)-->/g, (_, name) => parts[name]);
}

/** The maximum number of principals that are listed individually for readers without scripts. */
const MOST_IN_TEXT = 200;

/** Returns the report as text. Omits the lines of each principal when there are many. */
function textWithoutScripts(report: AccessReport): string {
  const isLong = report.principals.length > MOST_IN_TEXT;
  return reportText(report, { width: 120, matrixOnly: isLong });
}

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const escaped = (text: string) =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
