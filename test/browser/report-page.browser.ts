import {
  big,
  detail,
  elsewhere,
  focused,
  HOSTILE,
  line,
  nobody,
  opensPages,
  page,
  shownLines,
  small,
  unknown,
  violations,
  visit,
} from './opened';
import { jobIds, useCaseIds } from '../../src/catalogue/catalogue';
import { report } from '../../src/report/build-report';
import { reportHtml } from '../../src/report/render-html';
import { audit } from '../../src/validation/run-rules';
import { defined } from '../support/defined';
import { allow, role, template } from '../support/readings';

opensPages();

const JOBS = jobIds().length;

test('the matrix has a line for each principal and a column for each page', async () => {
  await visit(small);
  expect(await page.locator('thead th.column').allTextContents()).toHaveLength(20);
  expect(
    await line(/^ContactCenter\/Admin/)
      .getByRole('button', { name: 'all 12' })
      .count(),
  ).toBe(1);
});

test('a cell opens to the actions and the statements behind it, and closes with its focus back', async () => {
  await visit(small);
  const cell = line(/^ContactCenter\/Storage/)
    .getByRole('button')
    .nth(5);
  await cell.click();
  await page.waitForSelector('#detail:focus');
  expect(await detail().getByRole('heading', { level: 2 }).textContent()).toBe(
    'ContactCenter/StorageData storage',
  );
  await detail().locator('summary', { hasText: 'Edit call recording' }).click();
  const row = detail().locator('details[open]');
  expect(await row.locator('.grant').first().textContent()).toMatch(
    new RegExp(
      'connect:AssociateInstanceStorageConfig.*on \\$\\{ContactCenter/Instance\\.Arn\\} ' +
        'if connect:StorageResourceType is .* by \\w+ in ConnectAccess$',
    ),
  );
  expect(await cell.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Escape');
  expect([
    await detail().isVisible(),
    await cell.getAttribute('aria-expanded'),
    await cell.evaluate((e: any) => e.matches(':focus')),
  ]).toEqual([false, 'false', true]);
});

test('a cell of nothing opens to what it would take', async () => {
  await visit(small);
  await line('Users').getByRole('button').nth(2).click();
  await detail().locator('summary', { hasText: 'List instance' }).click();
  expect(await detail().locator('details[open] .missing').first().textContent()).toMatch(
    /^Missing, not allowed.*connect:ListInstances/,
  );
});

test('a name opens to who may take the role on, its policies and its statements', async () => {
  await visit(small);
  await line('Admin').getByRole('button').first().click();
  expect(await detail().getByRole('heading', { level: 3 }).allTextContents()).toEqual(
    expect.arrayContaining([
      'Taken on by',
      'Managed policies',
      'On everything, though narrower exists',
      'Statements',
    ]),
  );
  expect(await detail().textContent()).toMatch(/AmazonConnect_FullAccess v\d+, of AWS/);
});

test('the keyboard goes everywhere', async () => {
  await visit(small);
  await page.keyboard.press('/');
  await page.keyboard.type('storage');
  await page.keyboard.press('Escape');
  expect(await page.locator('#search').inputValue()).toBe('');
  // The view, the order, equal ones, the theme, three ways to keep it, and the first name.
  for (let i = 0; i < 8; i++) await page.keyboard.press('Tab');
  const start = await focused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const [from, to] = [start, await focused()].map((at) => at.split(',').map(Number));
  // The next columns after the name are what to look at and how many actions there are, which are no buttons.
  expect(to).toEqual([from[0] + 1, 3]);
  await page.keyboard.press('End');
  expect((await focused()).split(',')[1]).toBe('22');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#detail:focus');
  await page.keyboard.press('Escape');
  expect((await focused()).split(',')[1]).toBe('22');
});

test('searching finds principals by name, policy and action, and columns by name', async () => {
  await visit(small);
  const search = async (text: string) => {
    await page.fill('#search', text);
    return [
      await shownLines(),
      await page.locator('col.found').count(),
      await page.locator('#found').textContent(),
    ];
  };
  expect(await search('center/admin')).toEqual([1, 0, '1 of 27 principals']);
  expect(await search('amazonconnect_fullaccess contractor')).toEqual([2, 0, '2 of 27 principals']);
  expect(await search('connect:adminGetEmergency')).toEqual([2, 0, '2 of 27 principals']);
  expect(await search('listen')).toEqual([8, 0, '8 of 27 principals']);
  expect(await search('Edit call recording')).toEqual([6, 0, '6 of 27 principals']);
  expect(await search('EditCallRecordingInstance')).toEqual([2, 0, '2 of 27 principals']);
  expect(await search('192.0.2.0/24')).toEqual([2, 0, '2 of 27 principals']);
  expect(await search('forecasting')).toEqual([6, 1, '6 of 27 principals, 1 column']);
  expect(await search('nothing like this')).toEqual([0, 0, '0 of 27 principals']);
});

test('a line says why it was found', async () => {
  await visit(small);
  await page.fill('#search', 'listen');
  expect(
    await line(/^ContactCenter\/Supervisors/)
      .locator('.why')
      .textContent(),
  ).toBe('can listen to live calls');
  await page.fill('#search', 'monitorcontact');
  expect(
    await line(/^ContactCenter\/Supervisors/)
      .locator('.why')
      .textContent(),
  ).toBe('action connect:MonitorContact');
});

test('the page begins with who can do what, and each name opens the statements', async () => {
  await page.goto(small);
  const question = page.getByRole('row', { name: /^listen to live calls/ });
  expect(await question.getByRole('button').allTextContents()).toEqual([
    ...['Admin', 'Contractor', 'Supervisors', 'BreakGlass * under conditions'].flatMap((name) => [
      `ContactCenter/${name}`,
      '+1 in ContactCenterGovCloud',
    ]),
  ]);
  await question.getByRole('button', { name: 'ContactCenter/Supervisors' }).click();
  expect(await detail().locator('.grant code').first().textContent()).toBe(
    'connect:MonitorContact',
  );
  expect(await detail().locator('.by').first().textContent()).toContain('in ConnectAccess');
  await detail()
    .getByRole('button', { name: /^All access of/ })
    .click();
  expect(await detail().getByRole('heading', { level: 3 }).allTextContents()).toContain(
    'Statements',
  );
  expect(await violations()).toEqual([]);
});

test('equal principals are shown once, with who equals them, unless each is wanted', async () => {
  await page.goto(small);
  await page.getByLabel('Console pages', { exact: true }).check();
  expect(await shownLines()).toBe(14);
  expect(
    await line(/^ContactCenter\/Admin/)
      .locator('.kind')
      .textContent(),
  ).toBe(' +1 in ContactCenterGovCloud');
  await line(/^ContactCenter\/Admin/)
    .getByRole('button')
    .first()
    .click();
  const equal = detail().locator('section', { hasText: 'Alike' });
  await equal.locator('summary').click();
  expect(await equal.locator('li').allTextContents()).toEqual(['ContactCenterGovCloud/Admin']);
  expect(await equal.locator('.label').textContent()).toBe(
    "The same in stacks that repeat this one, each with its own stack's resources where these are named",
  );
  await page.fill('#search', 'monitorcontact');
  expect(await page.locator('#found').textContent()).toBe('6 of 27 principals, equal ones once');
  await page.fill('#search', 'govcloud/admin');
  expect(await shownLines()).toBe(1);
  await page.fill('#search', '');
  await page.getByLabel('list equal ones').check();
  expect(await shownLines()).toBe(27);
});

test('those that are alike are named in place, each with the resources of its own stack', async () => {
  await page.goto(small);
  const question = page.getByRole('row', { name: /^listen to live calls/ });
  const alike = question.getByRole('button', { name: '+1 in ContactCenterGovCloud' });
  await alike.nth(2).focus();
  await page.keyboard.press('Enter');
  const other = question.getByRole('button', { name: 'ContactCenterGovCloud/Supervisors' });
  expect(await other.evaluate((e: any) => e.matches(':focus'))).toBe(true);
  await page.keyboard.press('Enter');
  expect(await detail().locator('.reach').first().textContent()).toContain(
    'on ${ContactCenterGovCloud/Instance.Arn}',
  );
});

test('lines that are scrolled to or reached with keys get their cells, and paper has all', async () => {
  await visit(big);
  const cells = () => page.locator('tbody td .mark').count();
  expect(await cells()).toBeLessThan(300 * 20);
  await line(/^Stack0\/Role0/)
    .getByRole('button')
    .first()
    .focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press('PageDown');
  expect(await page.locator('tr:focus-within td .mark').count()).toBe(20);
  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction("document.querySelectorAll('.pending').length === 0");
  expect(await cells()).toBe(300 * 20);
});

test('nobody is not a claim where a place in a file was not read', async () => {
  const world = template({ Role: role(allow('sqs:*')) });
  const answers = async (unread: typeof world.unread) => {
    await page.goto('about:blank');
    await page.setContent(reportHtml(report({ ...world, unread }, [])));
    const question = page.getByRole('row', { name: /^listen to live calls/ });
    return question.getByRole('cell').allTextContents();
  };
  expect(await answers([])).toEqual(['nobody', 'nobody']);
  const place = { file: 'template.json', pointer: ['Resources', 'Other'] };
  expect(await answers([{ problem: 'is no policy', place }])).toEqual(['not known', 'not known']);
});

test.each([
  ['a finding about a way is a warning', 'iam:PutRolePolicy', '1 can take more access in AWS'],
  ['there is none', 'connect:DescribeUser', 'nobody can take more access in AWS'],
])('no way to more access is said only where it is so: %s', async (_, action, expected) => {
  const world = template({ Role: role(allow(action)) });
  await page.goto('about:blank');
  await page.setContent(reportHtml(report(world, audit(world))));
  expect(await page.locator('#summary').textContent()).toContain(expected);
  const lead = page
    .getByRole('rowheader', { name: /^take more access in AWS/ })
    .locator('.because');
  expect(await lead.allTextContents()).toEqual(
    action === 'iam:PutRolePolicy' ? ['which may lead to all else in this list'] : [],
  );
});

test('counts of findings lead to these findings alone, by rule', async () => {
  await page.goto(big);
  await page.locator('#summary').getByRole('button', { name: /fatal/ }).click();
  expect(await page.getByLabel('Findings', { exact: true }).isChecked()).toBe(true);
  const first = page.locator('tbody tr').first();
  expect(await first.locator('strong').textContent()).toBe('fatal');
  expect([...new Set(await page.locator('tbody th strong').allTextContents())]).toEqual(['fatal']);
  await first.locator('td button').first().click();
  expect(await detail().locator('.alarm, .note').count()).toBeGreaterThan(0);
  expect(await violations()).toEqual([]);
});

test('single-key shortcuts can be switched off', async () => {
  await page.goto(small);
  await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement.id')).toBe('search');
  await page.getByLabel('single-key shortcuts').uncheck();
  await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement.id')).toBe('shortcuts');
});

test('columns are pages, use cases or jobs', async () => {
  await visit(small);
  await page.getByLabel('Use cases', { exact: true }).check();
  expect(await page.locator('thead th.column').count()).toBe(useCaseIds().length);
  expect(await page.locator('thead th.group').count()).toBe(19);
  await page.getByLabel('Jobs').check();
  expect(await page.locator('thead th.column').count()).toBe(JOBS);
  expect(
    await line(/^ContactCenter\/Reminder/)
      .getByRole('button', { name: 'allowed' })
      .count(),
  ).toBe(1);
});

test('the line of a role says how much it may do, though it be on no page', async () => {
  await visit(small);
  const beside = async (name: RegExp) => [
    await line(name).locator('td.count').textContent(),
    await line(name).locator('td .mark').first().textContent(),
  ];
  expect(
    await page
      .locator('thead th')
      .evaluateAll((heads: any[]) => heads.slice(0, 4).map((head) => head.textContent)),
  ).toEqual(['Principal', 'Look at', 'Actions', 'Jobs']);
  expect(await beside(/^ContactCenter\/Users/)).toEqual([
    '3',
    expect.stringMatching(`^parts, 0 of ${JOBS}`),
  ]);
  const supervisors = await beside(/^ContactCenter\/Supervisors/);
  await page.getByLabel('Jobs').check();
  const allowed = await line(/^ContactCenter\/Supervisors/)
    .getByRole('button', { name: 'allowed' })
    .count();
  expect(allowed).toBeGreaterThan(0);
  expect(supervisors).toEqual(['15', expect.stringMatching(`^some, ${allowed} of ${JOBS}`)]);
  await page.getByLabel('Console pages', { exact: true }).check();
  expect((await beside(/^ContactCenter\/Admin/))[0]).toMatch(/^483✱, 433 on everything/);
  await line('Admin').getByRole('button').first().click();
  await detail()
    .locator('section', { hasText: 'In no page and no job' })
    .locator('summary')
    .click();
  expect(await detail().locator('details[open] li').count()).toBe(59);
});

test('the focus has somewhere to go when a search hid the cell that was open', async () => {
  await visit(small);
  await line(/^ContactCenter\/Users/)
    .getByRole('button')
    .nth(1)
    .click();
  await page.fill('#search', 'center/admin');
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.evaluate('document.activeElement.id')).toBe('search');
});

test('what is in no line of the table is told: findings of no principal, and what was not read', async () => {
  await visit(elsewhere);
  const button = page.getByRole('button', { name: '1 of no principal, 1 part not known' });
  await button.click();
  expect(await detail().getByRole('heading').allTextContents()).toEqual([
    'Elsewhere',
    'Not known, and so not all in this report',
    'Findings in policies of no principal',
  ]);
  expect(await detail().locator('section').first().textContent()).toContain('<img src=x');
  expect(await detail().locator('section').last().textContent()).toMatch(
    /renamed-action\[connect:CreateProfile\].*other\.json\/Resources\/Other/,
  );
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await button.evaluate((e: any) => e.matches(':focus'))).toBe(true);
});

test('what is not known has a mark of its own, with words for who does not see it', async () => {
  await visit(unknown);
  const [ours, bounded] = [line(/^Ours/), line(/^Bounded/)];
  expect(await ours.locator('td .mark.unknown').count()).toBeGreaterThan(15);
  expect(await ours.locator('td .mark.unknown').first().textContent()).toBe('not known');
  expect(await bounded.locator('td .mark.unsure').first().textContent()).toBe(
    `not known; some, 1 of ${JOBS} by what was read`,
  );
  expect(await page.locator('footer').textContent()).toContain('not known');
  await ours.getByRole('button').first().click();
  expect(await detail().textContent()).toContain('policy/Ours may allow more and deny some.');
  expect(await page.locator('tr.place').last().textContent()).toMatch(/^Made by AWS/);
  expect(await violations()).toEqual([]);
});

test('without any principal it says so, and shows what was found nonetheless', async () => {
  await page.goto(nobody);
  expect(await page.locator('#matrix').textContent()).toMatch(/^Nobody: no role, user/);
  expect(await page.locator('#search').isVisible()).toBe(false);
  expect(await detail().locator('.alarm').count()).toBe(1);
  expect(await violations()).toEqual([]);
});

test('a line can be copied, a cell a tab apart', async () => {
  await visit(small);
  const copied = await page.evaluate<string>(
    "getSelection().selectAllChildren(document.querySelectorAll('tbody tr:not(.place)')[3]), getSelection().toString()",
  );
  expect(copied.trim().split('\t').filter(Boolean).slice(0, 5)).toEqual([
    'ContactCenter/Admin',
    expect.stringMatching(/^483/),
    expect.stringMatching(`^some, \\d+ of ${JOBS}`),
    'all 5',
    'allowed',
  ]);
});

test('300 roles: what is worst can stand first, and hostile names are names', async () => {
  const begin = Date.now();
  await visit(big);
  expect(await shownLines()).toBe(300);
  expect(Date.now() - begin).toBeLessThan(10000);
  await page.selectOption('#order', 'watch');
  expect(
    await page.locator('tbody tr:not(.place)').first().locator('.tag.alarm').count(),
  ).toBeGreaterThan(0);
  const first = page.locator('tbody tr:not(.place)').first();
  expect(await first.locator('td.watch').evaluate((e: any) => e.scrollWidth - e.clientWidth)).toBe(
    0,
  );
  // The end of a long name is seen, which is what tells it apart.
  expect(
    await line('VeryLong')
      .locator('button bdi bdi')
      .evaluate(
        (e: any) =>
          e.getBoundingClientRect().right - e.closest('button').getBoundingClientRect().right,
      ),
  ).toBeLessThan(0);
  expect([await page.title(), await page.locator('img').count()]).toEqual([
    'Access to Amazon Connect',
    0,
  ]);
  await line(HOSTILE).getByRole('button').first().click();
  expect(await detail().getByRole('heading', { level: 2 }).textContent()).toBe(`Stack1/${HOSTILE}`);
  expect(await page.locator('img').count()).toBe(0);
});

test('without scripts it is the text', async () => {
  const context = await defined(page.context().browser()).newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(small);
  expect(await plain.locator('noscript pre').textContent()).toContain(
    'Who may do what in Amazon Connect',
  );
  await context.close();
  await visit(small);
});
