/* How the page looks: screens, themes, paper, and what axe and the eye need. */
import {
  big,
  detail,
  focused,
  isUncovered,
  line,
  opensPages,
  page,
  small,
  violations,
  visit,
} from './opened';
import { defined } from '../support/defined';

opensPages();

test('the table fits beside what is open', async () => {
  await page.setViewportSize({ width: 1340, height: 740 });
  await visit(small);
  const last = line(/^ContactCenter\/Storage/)
    .getByRole('button')
    .last();
  await last.click();
  const [cell, opened] = [await last.boundingBox(), await detail().boundingBox()];
  expect(defined(cell).x + defined(cell).width).toBeLessThanOrEqual(defined(opened).x);
});

test('what has the focus or is open is never covered: not by headings, names or what is open', async () => {
  await page.setViewportSize({ width: 1024, height: 600 });
  await visit(small);
  const last = page.locator('tbody tr:not(.place)').last().getByRole('button').last();
  await last.click();
  expect(await last.evaluate(isUncovered)).toBe(true);
  await page.keyboard.press('Escape');
  const covered: string[] = [];
  for (const key of [...Array(26).fill('ArrowUp'), ...Array(19).fill('ArrowLeft')]) {
    await page.keyboard.press(key);
    if (!(await page.locator('td button:focus').evaluate(isUncovered)))
      covered.push(await focused());
  }
  expect(covered).toEqual([]);
});

test('in forced colors one sees which columns are chosen and found', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await visit(small);
  await page.fill('#search', 'forecasting');
  const paper = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((e: any) => e.ownerDocument.defaultView.getComputedStyle(e).backgroundColor);
  expect(await paper('fieldset input:checked + span')).not.toBe(
    await paper('fieldset input:not(:checked) + span'),
  );
  expect(await paper('th.column.found')).not.toBe(await paper('th.column:not(.found)'));
});

test.each(['light', 'dark'] as const)(
  'it is as the reader wants it, %s, and can be turned',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await visit(small);
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const [at, toggle] = [await paper(), page.getByRole('button', { name: 'Dark' })];
    expect(await toggle.getAttribute('aria-pressed')).toBe(String(colorScheme === 'dark'));
    await toggle.click();
    expect(await paper()).not.toBe(at);
  },
);

test.each(['light', 'dark'] as const)(
  'axe finds nothing, closed, with a cell or with a name open: %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await visit(small);
    expect(await violations()).toEqual([]);
    await page.locator('tbody td button').nth(3).click();
    await detail().locator('summary').first().click();
    expect(await violations()).toEqual([]);
    await page.locator('tbody button.name').nth(3).click();
    expect(await violations()).toEqual([]);
  },
);

const ALL_VIEWS = ['Who can', 'Findings', 'Console pages', 'Use cases', 'Jobs'];
test.each(
  ALL_VIEWS.flatMap((view) =>
    (['light', 'dark', 'paper'] as const).map((look) => [view, look] as const),
  ),
)(
  'axe finds nothing in the view %s, closed and with something open: %s',
  async (view, look) => {
    if (look !== 'paper') await page.emulateMedia({ colorScheme: look });
    await page.goto(small);
    await page.getByLabel(view, { exact: true }).check();
    if (look === 'paper') await page.emulateMedia({ media: 'print' });
    expect(await violations()).toEqual([]);
    // Nothing is found in the example app: its view of findings has nothing to open.
    const button = page.locator('#matrix tbody button').first();
    if ((await button.count()) === 0) return;
    await button.evaluate((one: any) => one.click());
    expect(await detail().isVisible()).toBe(true);
    expect(await violations()).toEqual([]);
  },
  180000,
);

test.each(['light', 'dark'] as const)(
  'axe finds nothing in findings of 300 roles, with one open: %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(big);
    await page.getByLabel('Findings', { exact: true }).check();
    expect(await violations()).toEqual([]);
    await page.locator('#matrix tbody button').first().click();
    expect(await violations()).toEqual([]);
  },
  180000,
);

test.each(['light', 'dark'] as const)(
  'axe finds nothing with 300 roles: %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await visit(big);
    await page.selectOption('#order', 'watch');
    await page.locator('tbody button.name').first().click();
    expect(await violations()).toEqual([]);
  },
  180000,
);

test('printed it has the whole table and no tools', async () => {
  await visit(big);
  await page.emulateMedia({ media: 'print' });
  expect([
    await page.locator('.tools').isVisible(),
    await page.locator('.keys').isVisible(),
  ]).toEqual([false, false]);
  const cut = await page.locator('#matrix').evaluate((e: any) => e.scrollHeight - e.clientHeight);
  expect(cut).toBe(0);
  expect((await page.pdf()).length).toBeGreaterThan(10000);
  await page.fill('#search', 'overview', { force: true });
  expect(await page.locator('th.column:visible').count()).toBe(20);
  await page.locator('tbody td button').first().click();
  // A mark is a background of 15 pixels: a smaller box would cut it.
  expect(defined(await detail().locator('.mark').first().boundingBox()).width).toBe(15);
});

test('on a small screen what is open stands below the table', async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  await visit(small);
  await line('Admin').getByRole('button').first().click();
  const [table, opened] = [
    await page.locator('#matrix').boundingBox(),
    await detail().boundingBox(),
  ];
  expect(defined(opened).y).toBeGreaterThanOrEqual(defined(table).y + defined(table).height - 1);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  expect(await detail().getByRole('heading', { level: 2 }).evaluate(isUncovered)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await line('Admin').getByRole('button').first().evaluate(isUncovered)).toBe(true);
});
