import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { Browser, Page } from 'playwright-core';
import { launched } from './chromium';
import { contactCentre } from './contact-centre';
import { reportHtml } from '../../src/report/html';
import { report } from '../../src/report/report';
import { audit } from '../../src/validation/audit';
import { allow, INSTANCE, role, template } from '../support/readings';

const FOLDER = mkdtempSync(join(tmpdir(), 'report-page-'));
const HOSTILE = '<img src=x onerror="document.title=1">';

function written(name: string, html: string): string {
  const path = join(FOLDER, `${name}.html`);
  writeFileSync(path, html);
  return `file://${path}`;
}

/** 300 roles in six stacks, some hostile, some with nothing, one that hands over the account. */
function bigPage(): string {
  const statements = [allow('connect:*'), allow(['connect:ListUsers', 'connect:DescribeUser'], `${INSTANCE}/*`), allow('dynamodb:GetItem'),
    allow(['iam:*', 'connect:CreateProfile'])];
  const path = (i: number) => `Stack${i % 6}/${i === 7 ? HOSTILE : i === 8 ? 'دور‮' : i === 9 ? 'VeryLong'.repeat(40) : `Role${i}`}/Resource`;
  const reading = template(Object.fromEntries(Array.from({ length: 300 }, (_, i) =>
    [`Role${i}`, { ...role(statements[i % 4]), Metadata: { 'aws:cdk:path': path(i) } }])));
  return reportHtml(report([reading], audit(reading)));
}

let browser: Browser;
let [small, big] = ['', ''];
let page: Page;
let requests: string[];
let problems: string[];

beforeAll(async () => {
  browser = await launched();
  small = written('small', contactCentre().toHtml());
  big = written('big', bigPage());
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  [requests, problems] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
});
afterEach(async () => {
  // The page itself, and its icon, which is empty and in it.
  expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([page.url()]);
  expect(problems).toEqual([]);
  await page.close();
});

const line = (name: RegExp | string) => page.getByRole('row', { name }).first();
const detail = () => page.locator('#detail');
const shownLines = () => page.locator('tbody tr:not(.place):visible').count();
const focused = () => page.evaluate<string>('document.activeElement.closest("tr")?.rowIndex + "," + document.activeElement.closest("td, th")?.cellIndex');

async function violations(): Promise<string[]> {
  // The page's own policy forbids scripts that are not its own; this one comes through the debugger.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe.source });
  const { result } = await session.send('Runtime.evaluate', { expression: 'axe.run().then((r) => JSON.stringify(r.violations))', awaitPromise: true, returnByValue: true });
  return JSON.parse(result.value).map(({ id, nodes }: axe.Result) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(' | ')}`);
}

test('the matrix has a line for each principal and a column for each page', async () => {
  await page.goto(small);
  expect(await page.locator('thead th.column').allTextContents()).toHaveLength(20);
  expect(await line(/^Admin/).getByRole('button', { name: 'all 12' }).count()).toBe(1);
});

test('a cell opens to the actions and the statements behind it, and closes with its focus back', async () => {
  await page.goto(small);
  const cell = line(/^Storage/).getByRole('button').nth(4);
  await cell.click();
  await page.waitForSelector('#detail:focus');
  expect(await detail().getByRole('heading', { level: 2 }).textContent()).toBe('ContactCentre/StorageData storage');
  await detail().locator('summary', { hasText: 'Edit call recording' }).click();
  const row = detail().locator('details[open]');
  expect(await row.locator('.grant').first().textContent()).toMatch(/connect:AssociateInstanceStorageConfig.*on \$\{Instance\.Arn\} if connect:StorageResourceType is .* by \w+ in ConnectAccess$/);
  expect(await cell.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Escape');
  expect([await detail().isVisible(), await cell.getAttribute('aria-expanded'), await cell.evaluate((e: any) => e.matches(':focus'))]).toEqual([false, 'false', true]);
});

test('a cell of nothing opens to what it would take', async () => {
  await page.goto(small);
  await line('Users').getByRole('button').nth(1).click();
  await detail().locator('summary', { hasText: 'List instance' }).click();
  expect(await detail().locator('details[open] .missing').first().textContent()).toMatch(/^Missing, not allowed.*connect:ListInstances/);
});

test('a name opens to who may take the role on, its policies and its statements', async () => {
  await page.goto(small);
  await line('Admin').getByRole('button').first().click();
  expect(await detail().getByRole('heading', { level: 3 }).allTextContents())
    .toEqual(expect.arrayContaining(['Taken on by', 'Managed policies', 'On everything, though narrower exists', 'Statements']));
  expect(await detail().textContent()).toMatch(/AmazonConnect_FullAccess v\d+, of AWS/);
});

test('the keyboard goes everywhere', async () => {
  await page.goto(small);
  await page.keyboard.press('/');
  await page.keyboard.type('storage');
  await page.keyboard.press('Escape');
  expect(await page.locator('#search').inputValue()).toBe('');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  const start = await focused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const [from, to] = [start, await focused()].map((at) => at.split(',').map(Number));
  // The next column after the name is what to look at, which is no button.
  expect(to).toEqual([from[0] + 1, 2]);
  await page.keyboard.press('End');
  expect((await focused()).split(',')[1]).toBe('21');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#detail:focus');
  await page.keyboard.press('Escape');
  expect((await focused()).split(',')[1]).toBe('21');
});

test('searching finds principals by name, policy and action, and columns by name', async () => {
  await page.goto(small);
  const search = async (text: string) => {
    await page.fill('#search', text);
    return [await shownLines(), await page.locator('col.found').count(), await page.locator('#found').textContent()];
  };
  expect(await search('centre/admin')).toEqual([1, 0, '1 of 27 principals']);
  expect(await search('amazonconnect_fullaccess contractor')).toEqual([2, 0, '2 of 27 principals']);
  expect(await search('connect:adminGetEmergency')).toEqual([2, 0, '2 of 27 principals']);
  expect(await search('forecasting')).toEqual([6, 1, '6 of 27 principals, 1 column']);
  expect(await search('nothing like this')).toEqual([0, 0, '0 of 27 principals']);
});

test('columns are pages, use cases or jobs', async () => {
  await page.goto(small);
  await page.getByLabel('Use cases').check();
  expect(await page.locator('thead th.column').count()).toBe(64);
  expect(await page.locator('thead th.group').count()).toBe(19);
  await page.getByLabel('Jobs').check();
  expect(await page.locator('thead th.column').count()).toBe(26);
  expect(await line(/^Reminder/).getByRole('button', { name: 'allowed' }).count()).toBe(1);
});

test('300 roles: what is worst can stand first, and hostile names are names', async () => {
  const begin = Date.now();
  await page.goto(big);
  expect(await shownLines()).toBe(300);
  expect(Date.now() - begin).toBeLessThan(10000);
  await page.selectOption('#order', 'watch');
  expect(await page.locator('tbody tr:not(.place)').first().locator('.tag.alarm').count()).toBeGreaterThan(0);
  expect([await page.title(), await page.locator('img').count()]).toEqual(['Access to Amazon Connect', 0]);
  await line(HOSTILE).getByRole('button').first().click();
  expect(await detail().getByRole('heading', { level: 2 }).textContent()).toBe(`Stack1/${HOSTILE}`);
  expect(await page.locator('img').count()).toBe(0);
});

test.each(['light', 'dark'] as const)('it is as the reader wants it, %s, and can be turned', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.goto(small);
  const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const [at, toggle] = [await paper(), page.getByRole('button', { name: 'Dark' })];
  expect(await toggle.getAttribute('aria-pressed')).toBe(String(colorScheme === 'dark'));
  await toggle.click();
  expect(await paper()).not.toBe(at);
});

test.each(['light', 'dark'] as const)('axe finds nothing, closed, with a cell or with a name open: %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.goto(small);
  expect(await violations()).toEqual([]);
  await page.locator('tbody td button').nth(3).click();
  await detail().locator('summary').first().click();
  expect(await violations()).toEqual([]);
  await page.locator('tbody button.name').nth(3).click();
  expect(await violations()).toEqual([]);
});

test.each(['light', 'dark'] as const)('axe finds nothing with 300 roles: %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.goto(big);
  await page.selectOption('#order', 'watch');
  await page.locator('tbody button.name').first().click();
  expect(await violations()).toEqual([]);
}, 180000);

test('printed it has the whole table and no tools', async () => {
  await page.goto(big);
  await page.emulateMedia({ media: 'print' });
  expect([await page.locator('.tools').isVisible(), await page.locator('.keys').isVisible()]).toEqual([false, false]);
  const cut = await page.locator('#matrix').evaluate((e: any) => e.scrollHeight - e.clientHeight);
  expect(cut).toBe(0);
  expect((await page.pdf()).length).toBeGreaterThan(10000);
});

test('on a small screen what is open stands below the table', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(small);
  await line('Admin').getByRole('button').first().click();
  const [table, opened] = [await page.locator('#matrix').boundingBox(), await detail().boundingBox()];
  expect(opened!.y).toBeGreaterThanOrEqual(table!.y + table!.height - 1);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
});

test('without scripts it is the text', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(small);
  expect(await plain.locator('noscript pre').textContent()).toContain('Who may do what in Amazon Connect');
  await context.close();
  await page.goto(small);
});
