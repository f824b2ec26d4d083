import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from 'playwright-core';
import { manyRoles } from './report';
import { digits, Section } from './section';
import { readTogether } from '../src/reader/read';
import { report } from '../src/report/build-report';
import { reportHtml } from '../src/report/render-html';
import { audit } from '../src/validation/run-rules';
import { launched } from '../test/browser/chromium';
import { defined } from '../test/support/defined';
import { differentRoles } from '../test/support/large-inputs';

const ROLES = 1000;
const RUNS = 3;
const VIEWS = ['finding', 'page', 'use case', 'job', 'capability'];
const MS_TO_INTERACTIVE = 1500;
const MS_TO_SWITCH = 500;
const MEGABYTES = 2;

interface Measured {
  readonly name: string;
  readonly megabytes: number;
  readonly interactive: number;
  /** The slowest view. */
  readonly switched: number;
}

/** Runs in the page: the time until the browser has painted what a click changes. */
const SWITCH = (view: string) => `(async () => {
  const start = performance.now();
  document.querySelector('#columns input[value="${view}"]').click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - start;
})()`;

/** Opens a page once: the time until it takes input, and until each view is painted. */
async function opened(
  browser: Browser,
  url: string,
): Promise<Omit<Measured, 'name' | 'megabytes'>> {
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await tab.goto(url);
  await tab.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))');
  const interactive = await tab.evaluate<number>('performance.now()');
  let switched = 0;
  for (const view of VIEWS) switched = Math.max(switched, await tab.evaluate(SWITCH(view)));
  await tab.close();
  return { interactive, switched };
}

/** Measures a page. Other work on the machine only adds: the fastest run counts. */
async function measured(
  browser: Browser,
  folder: string,
  name: string,
  content: object,
): Promise<Measured> {
  const world = defined(readTogether([{ file: `${name}.json`, content }]));
  const html = reportHtml(report(world, audit(world)));
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  const runs = [];
  for (let i = 0; i < RUNS; i++) runs.push(await opened(browser, `file://${file}`));
  return {
    name,
    megabytes: Buffer.byteLength(html) / 1e6,
    interactive: Math.min(...runs.map(({ interactive }) => interactive)),
    switched: Math.min(...runs.map(({ switched }) => switched)),
  };
}

/** What the page costs in a browser: a thousand roles of ten kinds, and a thousand different ones. */
export async function page(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  const browser = await launched();
  try {
    const kinds = await measured(browser, folder, 'ten kinds', manyRoles(ROLES));
    const resources = { Resources: differentRoles(ROLES) };
    const different = await measured(browser, folder, 'all different', resources);
    return {
      title: 'Page',
      how: [
        `The HTML page of ${ROLES} roles in headless Chromium, the fastest of ${RUNS} runs.`,
        'Interactive: from the address to the first frame after all scripts.',
        'Switch: from a click to the painted view, the slowest of five views.',
      ],
      head: [`${ROLES} roles`, 'MB', 'interactive, ms', 'switch, ms'],
      rows: [kinds, different].map(({ name, megabytes, interactive, switched }) => [
        name,
        digits(megabytes),
        digits(interactive),
        digits(switched),
      ]),
      limits: [kinds, different].flatMap(({ name, megabytes, interactive, switched }) => [
        [`page of 1,000 roles, ${name}: size`, megabytes, MEGABYTES, 'MB'],
        [`page of 1,000 roles, ${name}: interactive`, interactive, MS_TO_INTERACTIVE, 'ms'],
        [`page of 1,000 roles, ${name}: switch`, switched, MS_TO_SWITCH, 'ms'],
      ]),
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
