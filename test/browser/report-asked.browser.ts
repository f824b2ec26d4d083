/* Questions as people type them: about an instance, about somebody, and about access on everything. */
import { detail, opensPages, page, small } from './opened';
import { reportHtml } from '../../src/report/render-html';
import { allow, INSTANCE, reported, role } from '../support/readings';

opensPages();

/** The first heading that a search finds, and what the first line below it is about. */
async function first(text: string): Promise<string> {
  await page.fill('#search', text);
  const [head, line] = ['thead', 'tbody'].map((part) =>
    page.locator(`#matrix ${part} th[scope=${part === 'thead' ? 'col' : 'row'}] >> nth=0`),
  );
  return `${await head.innerText()}: ${(await line.innerText()).trim()}`;
}

async function shown(resources: Record<string, object>): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(reportHtml(reported(resources)));
}

test.each([
  'Which roles can touch the ContactCenter instance?',
  'ContactCenter roles',
  'who can access the ContactCenter instance',
  'which principals have access to ContactCenter',
  'ContactCenter',
])('who can touch an instance is asked as a sentence: %s', async (text) => {
  await page.goto(small);
  expect(await first(text)).toBe('Anything on an instance: ${ContactCenter/Instance.Arn}');
});

test('who can touch an instance is asked with its id in a sentence', async () => {
  await page.goto(small);
  const id = '11111111-2222-3333-4444-555555555555';
  expect(await first(`Which roles can touch the instance ${id}?`)).toBe(
    `Anything on an instance: arn:aws:connect:us-east-1:111122223333:instance/${id}`,
  );
});

test('an instance that is not here leads to those that are', async () => {
  await page.goto(small);
  await page.fill('#search', 'Which roles can touch the production instance?');
  expect(await page.locator('#matrix').innerText()).toMatch(
    /^Nothing here has all of these words\.\s+The instances here: \$\{ContactCenter\/Instance\.Arn\}/,
  );
});

test('who can do something only indirectly is not said to be unable to', async () => {
  await shown({
    Promoter: role(allow(['iam:PutRolePolicy', 'connect:DescribeInstance'])),
    Reader: role(allow('connect:DescribeInstance', INSTANCE)),
    Listener: role(allow('connect:MonitorContact')),
  });
  await page.fill('#search', 'can Promoter listen to live calls?');
  const line = page.getByRole('row', { name: /^listen to live calls/ });
  const cells = await line.getByRole('cell').allInnerTexts();
  expect(cells.map((one) => one.replace(/\s+/g, ' '))).toEqual(['–', '– indirectly Promoter']);
  await line.getByRole('button').click();
  expect(await detail().locator('p').allInnerTexts()).toEqual(
    expect.arrayContaining(['Not directly.']),
  );
  await page.fill('#search', 'can Reader listen to live calls?');
  expect(await line.getByRole('cell').last().innerText()).toMatch(/^Reader −\s+cannot$/);
  await page.fill('#search', 'Promoter edit call recording');
  const button = page.getByRole('row', { name: /Edit call recording/ }).getByRole('button');
  expect(await button.getAttribute('title')).toBe('Promoter not directly');
});

test('access on everything opens with its conditions', async () => {
  await page.goto(small);
  await page.fill('#search', '*');
  await page
    .getByRole('row', { name: /^everything/ })
    .getByRole('button', { name: 'ContactCenter/VoiceId' })
    .first()
    .click();
  expect(await detail().locator('section', { hasText: 'On everything' }).innerText()).toContain(
    'events:ManagedBy is',
  );
});

test('what may be of an instance is in its account and Region, and under no condition on another', async () => {
  await page.goto(small);
  const perhaps = async (text: string) => {
    await page.fill('#search', text);
    const line = page.locator('#matrix tbody tr').first();
    const all = await line.locator('.indirectly', { hasText: /^perhaps/ }).allInnerTexts();
    return all.join(' ').replace(/\s+/g, ' ');
  };
  expect(await perhaps('ContactCenterGovCloud/Instance')).not.toContain('FlowDesigners');
  expect(await perhaps('ContactCenter/Instance')).toContain('FlowDesigners');
  const numbers = 'arn:aws:connect:eu-west-2:111122223333:phone-number/*';
  const on = (arn: string) => {
    const Condition = {
      StringEquals: { 'connect:InstanceId': arn.slice(arn.lastIndexOf('/') + 1) },
    };
    return role({ ...allow('connect:AssociatePhoneNumberContactFlow', numbers), Condition });
  };
  await shown({
    Here: on(INSTANCE),
    There: on(INSTANCE.replace('/1111', '/9999')),
    Far: role(allow('connect:DescribePhoneNumber', numbers.replace('eu-west-2', 'us-east-1'))),
    Reader: role(allow('connect:DescribeInstance', INSTANCE)),
  });
  expect(await perhaps(INSTANCE)).toBe('perhaps Here perhaps');
});

test('an open answer is of the search that is typed', async () => {
  await page.goto(small);
  await page.fill('#search', '*');
  await page.getByRole('button', { name: 'ContactCenter/Admin' }).first().click();
  expect(await detail().isVisible()).toBe(true);
  await page.fill('#search', 'eavesdrop');
  expect(await detail().isVisible()).toBe(false);
});

test.each(['What changed?', 'changes in the pull request', 'who has Listener lost'])(
  'a search leads to what changed: %s',
  async (text) => {
    const report = reported({ Reader: role(allow('connect:DescribeInstance', INSTANCE)) });
    await page.goto('about:blank');
    await page.setContent(reportHtml(report, { changes: 'Listener lost listen to live calls' }));
    await page.fill('#search', text);
    await page.locator('#also').getByRole('button', { name: 'What changed' }).click();
    expect(await page.getByLabel('Changes', { exact: true }).isChecked()).toBe(true);
  },
);
