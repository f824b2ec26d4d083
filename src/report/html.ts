import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessReport } from './model';
import { reportText } from './text';

/** The same path from src/report, from lib/report and from the bundled lib/command. */
const asset = (name: string) => readFileSync(join(__dirname, '..', '..', 'assets', 'report', name), 'utf8');

/** One page with everything in it: it asks for nothing over the network. */
export function reportHtml(report: AccessReport): string {
  const parts: Record<string, string> = {
    style: asset('page.css'),
    script: asset('page.js'),
    // The only thing that could end a script element, or begin a comment in it.
    report: JSON.stringify(report).replace(/</g, '\\u003c'),
    text: escaped(reportText(report, { width: 120 })),
  };
  return asset('page.html').replace(/<!--put (\w+)-->/g, (_, name) => parts[name]);
}

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
