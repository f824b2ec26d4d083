/*
 * Ten questions that people ask of the page, on three inputs whose truth is known from how they are made. Each click,
 * search and choice is a step; at most three lead to the answer.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, Locator, Page } from 'playwright-core';
import { launched } from './chromium';
import { capabilities } from '../../src/catalogue/capabilities';
import { connectIam } from '../support/command';
import { QUESTIONED } from '../support/ten-questions';

const FOLDER = mkdtempSync(join(tmpdir(), 'ten-questions-'));
let browser: Browser;
let page: Page;
let steps: number;

beforeAll(async () => {
  browser = await launched();
});
afterAll(async () => {
  await browser?.close();
  rmSync(FOLDER, { recursive: true });
});

async function search(text: string): Promise<void> {
  steps++;
  await page.fill('#search', text);
}
async function view(name: string): Promise<void> {
  steps++;
  await page.getByLabel(name, { exact: true }).check();
}
/** Each principal by itself, where some are equal. */
async function listEach(): Promise<void> {
  const each = page.getByLabel('list equal ones');
  if (!(await each.isVisible())) return;
  steps++;
  await each.check();
}
async function open(button: ReturnType<Page['getByRole']>): Promise<string> {
  steps++;
  await button.click();
  return (await page.locator('#detail').innerText()).replace(/\s+/g, ' ');
}
const sorted = (names: readonly string[]) => [...new Set(names)].sort();

/** Who is named in an answer, by their whole names. */
async function holders(question: string): Promise<readonly string[]> {
  const row = page.getByRole('row', { name: new RegExp(`^${question}`) });
  const more = row.locator('button.more');
  if ((await more.count()) > 0) {
    steps++;
    await more.first().click();
  }
  return namesIn(row);
}
async function namesIn(place: Locator): Promise<readonly string[]> {
  const titles = await place
    .locator('button.holder')
    .evaluateAll((buttons: any[]) => buttons.map(({ title }) => title));
  return sorted(
    titles.map((title) =>
      title.replace(/( under conditions| by what was read| as we conclude)+$/, ''),
    ),
  );
}
describe.each(QUESTIONED.map((one) => [one.name, one] as const))('%s', (_, input) => {
  const { right, by, production, lacking } = input;
  const url = `file://${join(FOLDER, 'page.html')}`;

  beforeAll(async () => {
    const path = join(FOLDER, 'input');
    input.write(path);
    const options = ['--title', 'Production', '--date', '2026-11-28'];
    const { out } = await connectIam(['report', '--html', ...options, path]);
    writeFileSync(join(FOLDER, 'page.html'), out);
    const changed = join(FOLDER, 'changed');
    input.writeChanged(changed, path);
    const since = await connectIam(['report', '--html', '--before', path, changed]);
    writeFileSync(join(FOLDER, 'changed.html'), since.out);
    rmSync(path, { recursive: true });
    rmSync(changed, { recursive: true });
  }, 300_000);
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    steps = 0;
    await page.goto(url);
  });
  afterEach(async () => {
    expect(steps).toBeLessThanOrEqual(3);
    await page.close();
  });

  test('1 who can listen to recordings?', async () => {
    await listEach();
    expect(await holders('read stored recordings')).toEqual(right.recordings);
  });

  test('1 and to calls?', async () => {
    await search('eavesdrop');
    await listEach();
    expect(await holders('listen to live calls')).toEqual(right.listen);
  });

  test('2 who can give themselves more?', async () => {
    await listEach();
    expect(await holders('take more access in AWS')).toEqual(right.moreAccess);
    expect(await holders('make administrators')).toEqual(right.administrators);
  });

  test('3 which roles can touch the production instance?', async () => {
    await search(`touch ${production}`);
    await listEach();
    expect(await holders('\\S+(?:instance/|/Instance)')).toEqual(right.onProduction);
  });

  test('4 what does a role lack to edit call recording?', async () => {
    await search(`${lacking} edit call recording`);
    const row = page.getByRole('row', { name: /^Data storage: Edit call recording/ });
    await open(row.locator('button.holder'));
    const missing = await page.locator('#detail .missing code').allTextContents();
    expect(missing).toContain('connect:AssociateInstanceStorageConfig');
    expect(missing).not.toContain('connect:DescribeInstanceStorageConfig');
  });

  test('5 which statement allows this?', async () => {
    const row = page.getByRole('row', { name: new RegExp(`^${by.question}`) });
    const each = page.getByLabel('list equal ones');
    if (await each.isVisible()) await listEach();
    const text = await open(row.locator(`button.holder[title^="${by.who}"]`));
    expect(text).toMatch(new RegExp(`${by.action} on \\S+ by ${by.sid} in ${by.policy}`));
  });

  test('6 what changed in a pull request?', async () => {
    await page.goto(`file://${join(FOLDER, 'changed.html')}`);
    await view('Changes');
    const text = await page.locator('#matrix').innerText();
    expect(text).toMatch(/^Capabilities\n {2}[!+] .*listen to live calls/);
    expect(text).toContain(input.changed);
  });

  test('7 who can sign in as another user?', async () => {
    await search('impersonate');
    await listEach();
    expect(await holders('sign in as any user')).toEqual(right.anyUser);
  });

  test('8 which access is on everything, though narrower exists?', async () => {
    await search('*');
    await listEach();
    const row = page.getByRole('row', { name: /^everything/ });
    expect(await namesIn(row.getByRole('cell').first())).toEqual(right.everything);
  });

  test('9 how do I mend a finding?', async () => {
    await view('Findings');
    if (input.finding === undefined) {
      expect(await page.locator('#matrix').innerText()).toMatch(
        /^Nothing was found but what is accepted\./,
      );
      return;
    }
    const row = page.getByRole('row', { name: /^error chosen-session-name/ }).first();
    expect(await open(row.getByRole('button').first())).toMatch(
      new RegExp(
        'To mend it: .*require their own name as sts:RoleSessionName in the trust policy.*' +
          'In \\S+/AssumeRolePolicyDocument\\S+ .*"sts:RoleSessionName": "\\$\\{aws:username\\}"',
      ),
    );
  });

  test('10 what does the auditor get?', async () => {
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('body').innerText();
    expect(text).toMatch(/^Production\n/);
    expect(text).toMatch(/2026-11-28 · accounts? 111122223333/);
    expect(text).toMatch(/ · facts about AWS of [\d-]+ · cdk-amazon-connect-iam [\d.]+/);
    expect(await page.locator('#matrix > table > tbody > tr:visible').count()).toBe(
      capabilities().length,
    );
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });
});
