/*
 * Ten questions that people ask of the page, on an account of 40 roles whose truth is known from how it is made.
 * Each click, search and choice is a step; at most three lead to the answer.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, Page } from 'playwright-core';
import { launched } from './chromium';
import { readTogether } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { reportHtml } from '../../src/report/render-html';
import { audit } from '../../src/validation/run-rules';
import { defined } from '../support/defined';
import { PRODUCTION, questionedAccount, rolesOf } from '../support/questioned-account';

const FOLDER = mkdtempSync(join(tmpdir(), 'ten-questions-'));
const URL = `file://${join(FOLDER, 'page.html')}`;
let browser: Browser;
let page: Page;
let steps: number;

beforeAll(async () => {
  const world = defined(readTogether([{ file: 'account.json', content: questionedAccount() }]));
  const options = { title: 'Production', date: '2026-11-28' };
  writeFileSync(join(FOLDER, 'page.html'), reportHtml(report(world, audit(world)), options));
  browser = await launched();
});
afterAll(async () => {
  await browser?.close();
  rmSync(FOLDER, { recursive: true });
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  steps = 0;
  await page.goto(URL);
});
afterEach(async () => {
  expect(steps).toBeLessThanOrEqual(3);
  await page.close();
});

async function search(text: string): Promise<void> {
  steps++;
  await page.fill('#search', text);
}
async function view(name: string): Promise<void> {
  steps++;
  await page.getByLabel(name, { exact: true }).check();
}
async function open(button: ReturnType<Page['getByRole']>): Promise<string> {
  steps++;
  await button.click();
  return (await page.locator('#detail').innerText()).replace(/\s+/g, ' ');
}

/** The names of an answer; `Admin0 +3` stands for four that are equal. */
async function namesIn(question: string): Promise<readonly string[]> {
  const row = page.getByRole('row', { name: new RegExp(`^${question}`) });
  const texts = await row.locator('button.holder').allTextContents();
  return texts.flatMap((text) => {
    const [, kind, more] = /^([A-Za-z]+)\d(?: \+(\d))?/.exec(text) ?? [];
    const named = /^[A-Za-z]+\d/.exec(text)?.[0] ?? '';
    return more === undefined ? [named] : rolesOf(kind);
  });
}
const sorted = (names: readonly string[]) => [...names].sort();
const principalsShown = async () => {
  const lines = await page.locator('tbody tr.line:visible button.name').allTextContents();
  return sorted(
    lines.flatMap((text) => (text.includes('alike') ? rolesOf(text.replace(/\d.*/, '')) : [text])),
  );
};

test('1 who can listen to recordings, and to calls?', async () => {
  await search('listen');
  expect(sorted(await namesIn('listen to live calls'))).toEqual(
    rolesOf('Admin', 'Deploy', 'Supervisor'),
  );
  await search('recordings');
  expect(sorted(await namesIn('read stored recordings'))).toEqual(
    rolesOf('Admin', 'Deploy', 'Storage'),
  );
});

test('2 who can give themselves more?', async () => {
  expect(sorted(await namesIn('take more access in AWS'))).toEqual(rolesOf('Admin', 'Promoter'));
  expect(sorted(await namesIn('make administrators'))).toEqual(
    rolesOf('Admin', 'Deploy', 'UserAdmin'),
  );
});

test('3 which roles can touch the production instance?', async () => {
  await search(PRODUCTION.replace(/^.*\//, ''));
  await view('Console pages');
  const named = ['Supervisor', 'Agents', 'Storage', 'UserAdmin', 'Auditor', 'Dialler', 'Metrics'];
  expect(await principalsShown()).toEqual(
    sorted([...rolesOf('Admin', 'Deploy'), ...named.map((kind) => `${kind}0`)]),
  );
  expect(await page.locator('tr.line:visible .why').allTextContents()).toEqual(
    expect.arrayContaining([
      'on *, which takes it in',
      `resource ${PRODUCTION}/user/\${aws:userid}`,
    ]),
  );
});

test('4 what does a role lack to edit call recording?', async () => {
  await search('Storage0');
  await view('Console pages');
  const line = page.getByRole('row', { name: /^Storage0/ });
  const column = await page
    .locator('thead th.column')
    .evaluateAll((heads: any[]) => heads.findIndex(({ title }) => title === 'Data storage'));
  const text = await open(line.locator('td button').nth(column));
  expect(text).toContain('Edit call recording');
  expect(await page.locator('#detail .missing').first().textContent()).toMatch(/^Missing/);
});

test('5 which statement allows this?', async () => {
  const row = page.getByRole('row', { name: /^listen to live calls/ });
  expect(await open(row.getByRole('button', { name: 'Supervisor0' }))).toContain(
    `connect:MonitorContact on ${PRODUCTION}/* by Listen in SupervisorPolicy`,
  );
});

test('6 what changed in a pull request is not asked of the page: connect-iam diff says it', async () => {
  expect(await page.locator('body').innerText()).not.toMatch(/changed/);
});

test('7 who can sign in as another user?', async () => {
  await search('impersonate');
  expect(sorted(await namesIn('sign in as any user'))).toEqual(
    rolesOf('Admin', 'Agents', 'Deploy'),
  );
});

test('8 which access is on everything?', async () => {
  await search('*');
  await view('Console pages');
  expect(await principalsShown()).toEqual(rolesOf('Admin', 'Deploy', 'Promoter'));
});

test('9 how do I mend a finding?', async () => {
  await view('Findings');
  const row = page.getByRole('row', { name: /^warning escalation/ });
  expect(await open(row.getByRole('button').first())).toMatch(
    /iam:PutRolePolicy.*limit it to the service-linked role, or require a permissions boundary/,
  );
});

test('10 what does the auditor get?', async () => {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  expect(text).toMatch(/^Production\n/);
  expect(text).toContain('2026-11-28 · account 111122223333 · account.json · facts about AWS of ');
  expect(await page.locator('.answers tbody tr:visible').count()).toBe(34);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
});
