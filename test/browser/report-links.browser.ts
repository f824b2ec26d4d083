/* The address says what is shown; the heading says what it is about; nothing is cut at any width. */
import { readFileSync } from 'node:fs';
import { big, detail, line, opensPages, page, small, violations, visit } from './opened';
import { capabilities } from '../../src/catalogue/capabilities';
import { defined } from '../support/defined';
import { INSTANCE } from '../support/readings';

opensPages();

const fragment = () => new URLSearchParams(new URL(page.url()).hash.slice(1));
const title = () => detail().getByRole('heading', { level: 2 }).textContent();

test('the address of a cell opens the cell, with the view that it is in', async () => {
  await visit(small);
  await line(/^ContactCenter\/Storage/)
    .getByRole('button')
    .nth(5)
    .click();
  expect([...fragment()]).toEqual([
    ['view', 'page'],
    ['who', 'ContactCenter/Storage'],
    ['what', 'Data storage'],
  ]);
  const opened = page.url();
  await page.goto('about:blank');
  await page.goto(opened);
  expect(await title()).toBe('ContactCenter/StorageData storage');
  await page.keyboard.press('Escape');
  expect([...fragment()]).toEqual([['view', 'page']]);
});

test('the address of an answer opens the answer, and that of a search searches', async () => {
  await page.goto(small);
  const question = page.getByRole('row', { name: /^listen to live calls/ });
  await question.getByRole('button', { name: 'ContactCenter/Supervisors' }).click();
  const opened = page.url();
  await page.goto('about:blank');
  await page.goto(opened);
  expect(await title()).toBe('ContactCenter/Supervisorslisten to live calls');
  await detail().getByRole('button', { name: 'All access of ContactCenter/Supervisors' }).click();
  expect([...fragment()]).toEqual([['who', 'ContactCenter/Supervisors']]);
  const whole = page.url();
  await page.goto('about:blank');
  await page.goto(whole);
  expect(await title()).toBe('ContactCenter/Supervisors');
  await page.goto(`${small}#search=eavesdrop`);
  expect(await page.locator('tbody tr:visible th bdi').allTextContents()).toEqual([
    'listen to live calls',
  ]);
  await page.locator('#search').press('Escape');
  expect([...fragment()]).toEqual([]);
  await page.goto(`${small}#view=page&who=ContactCenterGovCloud%2FStorage`);
  expect(await title()).toBe('ContactCenterGovCloud/Storage');
});

test('an address of what the report does not have shows the view, and no error', async () => {
  await page.goto(`${small}#view=nothing&who=Nobody&what=x`);
  await page.goto(`${small}#view=job&who=Nobody&what=x`);
  expect(await page.getByLabel('Jobs', { exact: true }).isChecked()).toBe(true);
  expect(await detail().isVisible()).toBe(false);
});

test('what is open can be copied, with its address', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(small);
  await line(/^ContactCenter\/Admin/)
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.getByRole('button', { name: 'Copied' }).click();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).not.toMatch(/^(Copy|Copied|✕)$/m);
  expect(copied).toMatch(
    /^Access to Amazon Connect\naccounts 1111.*\nContactCenter\/Admin\n[^]*FullAccess[^]*#view=page&who=/,
  );
  expect(await violations()).toEqual([]);
});

test('the heading has the accounts, the files, the date of the facts and the version', async () => {
  await page.goto(small);
  expect(await page.locator('#about').textContent()).toMatch(
    new RegExp(
      '^accounts 111122223333, 777788889999 · .*ContactCenter\\.template\\.json.* · ' +
        'facts about AWS of \\d{4}-\\d{2}-\\d{2} · cdk-amazon-connect-iam \\d+\\.\\d+\\.\\d+$',
    ),
  );
});

/** Returns the name and the text of what a button of the page saves. */
const saved = async (name: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
};

test('evidence is saved as CSV and as Markdown, with the date, the files and the version', async () => {
  await page.goto(small);
  const [csvName, csv] = await saved('CSV');
  expect(csvName).toBe('access.csv');
  expect(csv.split('\r\n')[0]).toBe(
    'date,account,file,principal,kind,can,severity,verdict,where,if,actions,statements,taken on by,source,' +
      'version,facts,sha256 of the file',
  );
  expect(csv).toMatch(
    new RegExp(
      'ContactCenter/Supervisors,role,listen to live calls,high,allowed,' +
        '\\$\\{ContactCenter/Instance\\.Arn\\},.*connect:MonitorContact,by \\w+ in ConnectAccess,',
    ),
  );
  const [name, markdown] = await saved('Markdown');
  expect(name).toBe('access.md');
  expect(markdown).toMatch(
    /^# Access to Amazon Connect\n\naccounts 111122223333.*facts about AWS of .*cdk-amazon-connect-iam/,
  );
  expect(markdown).toContain('| accepted with reasons | warning | missing-companion-policy');
  expect(markdown).toContain('| accepted with reasons | warning | end-of-support');
});

test('access that is in none of the questions has a line, in what is saved and on paper', async () => {
  await page.goto(big);
  const [, csv] = await saved('CSV');
  expect(csv).toMatch(
    new RegExp(
      `Stack1/Role1,role,do something in Amazon Connect,,allowed,${INSTANCE}/\\*,,connect:DescribeUser,[^,]*,` +
        'lambda\\.amazonaws\\.com,,\\d+\\.\\d+\\.\\d+,\\d{4}-\\d{2}-\\d{2},$',
      'm',
    ),
  );
  expect(csv).not.toMatch(/Role1,role,nothing of these/);
  const [, markdown] = await saved('Markdown');
  expect(markdown).toContain(
    '| Stack1/Role1 | role | other access to Connect: connect:DescribeUser |',
  );
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.evidence').innerText()).toContain(
    'Stack1/Role1\trole\tother access to Connect: connect:DescribeUser\t\tallowed',
  );
});

test('paper names everybody, by which statement, and the reasons of what is accepted', async () => {
  await page.goto(small);
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('main').innerText();
  expect(text).not.toMatch(/\+\d+ (alike|in )/);
  expect(text).toMatch(
    /ContactCenterGovCloud\/Supervisors\trole\tlisten to live calls\thigh\tallowed/,
  );
  expect(text).toContain('Accepted: Left out on purpose');
});

/** Runs in the page: the elements that leave the window, what is open, or their own box. */
const CUT = `[...document.querySelectorAll(
  'h1, #about, #summary, .tools > *, #columns span, .answers td, .answers th, #detail *')]
  .filter((e) => e.offsetParent && !e.closest('.unseen'))
  .filter((e) => {
    const limit = Math.min(innerWidth, e.closest('#detail')?.getBoundingClientRect().right ?? innerWidth);
    const isBlock = getComputedStyle(e).display !== 'inline';
    return e.getBoundingClientRect().right > limit + 1 || (isBlock && e.scrollWidth > e.clientWidth + 6);
  })
  .map((e) => e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 40))`;

test.each([390, 520, 720, 960, 1024, 1280, 1440])(
  'nothing is cut at a width of %d pixels, in answers, findings and what they open',
  async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(big);
    for (const view of ['Who can', 'Findings']) {
      await page.getByLabel(view, { exact: true }).check();
      await page.locator('#matrix tbody button').first().click();
      expect(await page.evaluate(CUT)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
    }
  },
);

test('at 200 % of zoom all is reached by scrolling down alone, but the table of pages', async () => {
  // 1440 by 900 pixels at 200 %.
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto(small);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(720);
  await page.getByLabel('Console pages', { exact: true }).check();
  const header = defined(await page.locator('.top').boundingBox());
  expect(header.height).toBeLessThan(225);
  await line(/^ContactCenter\/Storage/)
    .getByRole('button')
    .first()
    .click();
  expect(await detail().getByRole('heading', { level: 2 }).isVisible()).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(720);
  expect(await violations()).toEqual([]);
});

test('printed, there are all answers, what was found and what is accepted', async () => {
  await page.goto(small);
  expect(await page.locator('.evidence').count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#matrix > table > tbody > tr:visible').count()).toBe(
    capabilities().length,
  );
  expect(await page.locator('.evidence').innerText()).toMatch(
    /^Findings\n+Nothing was found but what is accepted\.[^]*end-of-support/,
  );
  const cut = await page.locator('#matrix').evaluate((e: any) => e.scrollHeight - e.clientHeight);
  expect(cut).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  expect(await page.locator('.evidence').isVisible()).toBe(false);
});

test('printed, no list is cut', async () => {
  await page.goto(big);
  await page.getByLabel('list equal ones').check();
  expect(await page.getByRole('button', { name: /^\d+ more/ }).count()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction("document.querySelectorAll('button.more').length === 0");
});
