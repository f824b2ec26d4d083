/* One search over all: what it finds, why, and what the other views have of it. */
import { App, Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { AccountPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { big, detail, opensPages, page, small, unknown, violations } from './opened';
import { ConnectAccessReport } from '../../src';
import { reportHtml } from '../../src/report/render-html';
import { CHAIN } from '../support/chain';
import { reported } from '../support/readings';

opensPages();

/** The lines that a search finds in the first view: the group, what was found, and each of its cells. */
async function found(text: string): Promise<readonly (readonly string[])[]> {
  await page.fill('#search', text);
  return page
    .locator('#matrix :is(thead, tbody) tr:visible')
    .evaluateAll((lines: any[]) =>
      lines.map((line) =>
        [...line.children].map((cell: any) => cell.innerText.replace(/\s+/g, ' ').trim()),
      ),
    );
}
const labels = async (text: string) =>
  (await found(text)).map(([label]) => label.replace(/ “.*$/, ''));

const ALIKE = '+1 in ContactCenterGovCloud';
const [ADMIN, CONTRACTOR] = ['Admin', 'Contractor'].map((one) => `ContactCenter/${one} ${ALIKE}`);

test.each([
  ['eavesdrop', ['listen to live calls']],
  ['impersonate', ['sign in as any user']],
  ['listen to recordings', ['read stored recordings']],
  ['Who can listen to recordings?', ['read stored recordings']],
  ['make administrator', ['make administrators']],
  ['give themselves admin', ['take more access in AWS']],
  ['sign in as another user', ['sign in as any user']],
  ['read-recordings', ['read stored recordings']],
])('a question is found by what people say: %s', async (text, questions) => {
  await page.goto(small);
  const lines = await labels(text);
  expect(lines[0]).toBe('Questions');
  // The words of the catalogue may lead to others too.
  expect(lines.slice(1, 4)).toEqual(expect.arrayContaining(questions));
  expect(lines.length).toBeLessThan(8);
});

test('a question says by which of its words it was found, if its name does not', async () => {
  await page.goto(small);
  expect((await found('eavesdrop'))[1][0]).toBe('listen to live calls “eavesdrop”');
  expect((await found('live calls'))[1][0]).toBe('listen to live calls');
});

test('words have borders: what lists entities cannot listen', async () => {
  await page.goto(big);
  expect(await labels('listen')).toEqual([
    'Questions',
    'listen to live calls',
    'read stored recordings',
  ]);
});

test('an action is found with who may do it, and opens to the statements', async () => {
  await page.goto(small);
  expect(await found('connect:AdminGetEmergencyAccessToken')).toEqual([
    ['Actions', 'Everywhere', 'In named places only'],
    [
      'connect:AdminGetEmergencyAccessToken',
      'nobody',
      `ContactCenter/BreakGlass * under conditions ${ALIKE}`,
    ],
  ]);
  await page.getByRole('button', { name: 'ContactCenter/BreakGlass' }).click();
  expect(await detail().locator('.grant').first().textContent()).toMatch(
    /^connect:AdminGetEmergencyAccessToken.* by GetEmergencyAccess in ConnectAccess$/,
  );
});

test('an action is found by its name alone, and what is exactly so stands first', async () => {
  await page.goto(small);
  expect(await labels('CreateUser')).toEqual([
    'Actions',
    'connect:CreateUser',
    'connect:CreateUserHierarchyGroup',
    'cognito-idp:CreateUserPool',
  ]);
});

test('an action of another service is found in patterns, and nobody is an answer', async () => {
  await page.goto(big);
  expect(await found('dynamodb:GetItem')).toEqual([
    ['Actions', 'Everywhere', 'In named places only'],
    ['dynamodb:GetItem', expect.stringMatching(/^Stack2\/Role2 \+24 alike /), 'nobody'],
  ]);
  expect((await found('sqs:SendMessage'))[1]).toEqual(['sqs:sendmessage', 'nobody', 'nobody']);
  await page.goto(unknown);
  expect((await found('sqs:SendMessage'))[1]).toEqual([
    'sqs:sendmessage',
    'not known',
    'not known',
  ]);
});

test('a use case is found with who can do all of it, and what others lack of it', async () => {
  await page.goto(small);
  const [head, line] = await found('edit call recording');
  expect(head).toEqual(['Use cases and jobs', 'All of it', 'In part']);
  expect(line[0]).toBe('Data storage: Edit call recording');
  expect(line[1]).toContain(`ContactCenter/Storage ${ALIKE}`);
  await page.getByRole('button', { name: 'ContactCenter/Contractor' }).first().click();
  expect(await detail().locator('details[open] .missing').first().textContent()).toMatch(
    /^Missing, /,
  );
});

test('somebody with a use case is found with what is missing, though it be all', async () => {
  await page.goto(small);
  expect(await found('ContactCenter/Auditor edit call recording')).toEqual([
    ['Use cases and jobs', 'All of it', 'In part'],
    ['Data storage: Edit call recording', '–', 'ContactCenter/Auditor − cannot'],
  ]);
  await page.getByRole('button', { name: 'ContactCenter/Auditor' }).click();
  const missing = detail().locator('details[open] .missing code');
  expect(await missing.allTextContents()).toContain('connect:AssociateInstanceStorageConfig');
});

test('of a use case, what those lack who have nothing of it is shown when it is asked for', async () => {
  await page.goto(small);
  await page.fill('#search', 'edit call recording');
  await page.getByRole('button', { name: 'What 21 others lack' }).click();
  await page.getByRole('button', { name: 'ContactCenter/Auditor' }).click();
  const missing = detail().locator('details[open] .missing code');
  expect(await missing.allTextContents()).toContain('connect:AssociateInstanceStorageConfig');
});

test('all access of somebody has its use cases, with what is missing of each', async () => {
  await page.goto(small);
  await page.fill('#search', 'ContactCenter/Contractor');
  await page.getByRole('button', { name: 'ContactCenter/Contractor' }).click();
  const list = detail().locator('section', { hasText: 'Use cases and jobs' });
  await list.getByText('Which, and what is missing').click();
  const row = list.locator('details.row details.row', { hasText: 'Edit call recording' });
  await row.locator('summary').click();
  expect(await row.locator('.missing').first().textContent()).toMatch(/^Missing, /);
  expect(await violations()).toEqual([]);
});

test('people are found by name and open to all their access', async () => {
  await page.goto(small);
  expect(await found('BreakGlass')).toEqual([
    ['People and roles', 'All access of'],
    ['2 principals', `ContactCenter/BreakGlass ${ALIKE}`],
  ]);
  await page.getByRole('button', { name: 'ContactCenter/BreakGlass' }).click();
  expect(await detail().getByRole('heading', { level: 3 }).allTextContents()).toContain(
    'Statements',
  );
});

test('an instance is found by its name, with who can do anything there', async () => {
  await page.goto(small);
  const lines = await found('ContactCenter/Instance');
  expect(lines.slice(0, 2).map((cells) => cells.slice(0, 2))).toEqual([
    ['Anything on an instance', 'By wider access'],
    [
      '${ContactCenter/Instance.Arn}',
      'ContactCenter/Admin ContactCenter/Contractor ContactCenter/Auditor',
    ],
  ]);
  expect(lines[1][2]).toContain('ContactCenter/Storage');
});

test.each(['*', 'everything'])('access on everything is found by %s', async (text) => {
  await page.goto(small);
  const [head, line] = await found(text);
  expect(head).toEqual([
    'Access on everything',
    'Though narrower exists',
    'As the actions take no resource',
  ]);
  expect(line[1]).toContain(`${ADMIN} ${CONTRACTOR}`);
});

test('the heading leads to access on everything', async () => {
  await page.goto(small);
  const link = page.getByRole('button', { name: /with access on everything$/ });
  expect(await link.textContent()).toBe('14 with access on everything');
  await link.click();
  expect(await page.locator('#search').inputValue()).toBe('*');
  expect(await page.locator('#matrix thead th').first().textContent()).toBe('Access on everything');
});

test.each([
  ['a condition', '192.0.2.0/24', 'Conditions', 'aws:SourceIp is not in 192.0.2.0/24'],
  ['a Sid', 'GetEmergencyAccess', 'Statements, by Sid', 'GetEmergencyAccess'],
  ['a policy', 'AmazonConnect_FullAccess', 'Policies', 'AmazonConnect_FullAccess'],
  ['who may take a role on', 'MFA', 'Taken on by', /aws:MultiFactorAuthPresent is true$/],
  ['an ARN', '11111111-2222-3333-4444', 'Resources in statements', /instance\/11111111/],
])('%s is found where it is written', async (_, text, group, label) => {
  await page.goto(small);
  const lines = await labels(text);
  expect(lines).toContain(group);
  expect(lines[lines.indexOf(group) + 1]).toEqual(
    label instanceof RegExp ? expect.stringMatching(label) : label,
  );
});

/** The page of two stacks, with a role each: both are on the instance of the first. */
function acrossStacks(): string {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(app, 'Production');
  const instance = new CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });
  const assumedBy = new AccountPrincipal('111122223333');
  const reader = (scope: Stack, id: string) =>
    new Role(scope, id, { assumedBy }).addToPolicy(
      new PolicyStatement({ actions: ['connect:DescribeInstance'], resources: [instance.attrArn] }),
    );
  reader(stack, 'Owner');
  reader(new Stack(app, 'Voice'), 'Reader');
  return ConnectAccessReport.fromAssembly(app.synth().directory).toHtml();
}

test('who has a statement on a resource of a template is all who have, in its stack and others', async () => {
  await page.goto('about:blank');
  await page.setContent(acrossStacks());
  expect(await found('Production/Instance')).toEqual([
    ['Anything on an instance', 'By wider access', 'By its name'],
    ['${Production/Instance.Arn}', 'nobody', 'Production/Owner Voice/Reader'],
    ['Resources in statements', 'Who has a statement on it'],
    ['${Production/Instance.Arn}', 'Production/Owner Voice/Reader'],
  ]);
  await page.getByRole('button', { name: 'Production/Owner' }).last().click();
  expect(
    await detail().locator('section', { hasText: 'Statements' }).first().textContent(),
  ).toContain('${Production/Instance.Arn}');
});

test('a statement that denies is said to', async () => {
  await page.goto(small);
  const [, line] = await found('192.0.2.0/24');
  expect(line[1]).toBe(`ContactCenter/BreakGlass − denied ${ALIKE}`);
});

test('what the other views have is a link, from each view to each', async () => {
  await page.goto(big);
  const also = page.locator('#also');
  await page.fill('#search', 'iam:*');
  expect(await also.getByRole('button').allTextContents()).toEqual([
    '1 rule in Findings',
    '75 principals in Console pages',
  ]);
  await also.getByRole('button', { name: /Findings/ }).click();
  expect(await page.locator('#found').textContent()).toMatch(/^1 of \d+ rules$/);
  expect(await also.getByRole('button').allTextContents()).toEqual([
    '1 answer in Who can',
    '75 principals in Console pages',
  ]);
  await also.getByRole('button', { name: /Console pages/ }).click();
  expect(await page.locator('#found').textContent()).toBe('75 of 300 principals, equal ones once');
  await also.getByRole('button', { name: /Who can/ }).click();
  expect(await page.locator('#found').textContent()).toBe('Actions: 1');
  expect(await page.getByLabel('Who can', { exact: true }).isChecked()).toBe(true);
});

test('words that nothing has together are offered one by one', async () => {
  await page.goto(small);
  await page.fill('#search', 'eavesdrop zebra');
  expect(await page.locator('#matrix p').first().textContent()).toBe(
    'Nothing here has all of these words. Only “eavesdrop”',
  );
  await page.getByRole('button', { name: 'Only “eavesdrop”' }).click();
  expect(await page.locator('#matrix tbody th bdi').textContent()).toBe('listen to live calls');
});

test('long lists are cut, and a button with the rest shows it', async () => {
  await page.goto(small);
  await page.fill('#search', 'instance');
  const actions = page.locator('#matrix tbody', { hasText: 'connect:ListInstances' });
  expect(await actions.locator('tr:visible').count()).toBe(7);
  await actions.getByRole('button', { name: '17 more like these' }).click();
  expect(await actions.locator('tr:visible').count()).toBe(23);
  expect(await actions.getByRole('button', { name: /more like these$/ }).count()).toBe(0);
});

test('who can do something by something else is shown as indirect, with how', async () => {
  await page.goto(small);
  await page.fill('#search', 'eavesdrop');
  const line = page.locator('#matrix tbody tr').first();
  expect(await line.locator('.indirectly').textContent()).toBe(
    `indirectly ContactCenter/BreakGlass * under conditions ${ALIKE}`,
  );
  await line.locator('button.indirect').click();
  expect(await detail().getByRole('heading', { level: 2 }).textContent()).toBe(
    'ContactCenter/BreakGlasslisten to live calls, indirectly',
  );
  expect(await detail().locator('p.limit').first().textContent()).toBe(
    'Indirectly: it can sign in as administrator. Whoever can do that reaches this too. ' +
      'We conclude this; no policy says it.',
  );
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  expect(await detail().getByRole('heading', { level: 2 }).textContent()).toContain('indirectly');
});

test('who can act as a role that can do something is shown as indirect, with the roles between', async () => {
  await page.goto('about:blank');
  await page.setContent(reportHtml(reported(CHAIN)));
  expect((await found('listen'))[1]).toEqual([
    'listen to live calls',
    'Listener',
    'nobody directly indirectly Caller First',
  ]);
  await page.getByRole('button', { name: 'First' }).click();
  expect(await detail().locator('p.limit').first().textContent()).toBe(
    'Indirectly: by sts:AssumeRole on Caller, which acts as Listener, which can do it.',
  );
  expect(await detail().locator('.grant code').first().textContent()).toBe(
    'connect:MonitorContact',
  );
  await page.fill('#search', 'First');
  await page.getByRole('button', { name: 'First' }).click();
  const acting = detail().locator('section', { hasText: 'Can act as' });
  expect(await acting.locator('li').allTextContents()).toEqual(['Caller by sts:AssumeRole']);
});

test('a role is found by its ARN', async () => {
  await page.goto('about:blank');
  await page.setContent(reportHtml(reported(CHAIN)));
  expect((await found('arn:aws:iam::111122223333:role/Caller')).slice(0, 2)).toEqual([
    ['People and roles', 'All access of'],
    ['1 principal', 'Caller'],
  ]);
});

test.each(['light', 'dark'] as const)('axe finds nothing in results: %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.goto(small);
  for (const width of [1440, 768, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.fill('#search', 'recording');
    expect(await violations()).toEqual([]);
    await page.locator('#matrix tbody button.holder').first().click();
    expect(await violations()).toEqual([]);
  }
});

test('a search among 300 roles takes less than half a second', async () => {
  await page.goto(big);
  const slowest = await page.evaluate<number>(`(async () => {
    const typed = document.getElementById('search');
    let slowest = 0;
    for (const text of ['r', 'ro', 'connect', 'Role12', 'iam:*', 'listen to recordings', '']) {
      const start = performance.now();
      typed.value = text;
      typed.dispatchEvent(new Event('input'));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      slowest = Math.max(slowest, performance.now() - start);
    }
    return slowest;
  })()`);
  expect(slowest).toBeLessThan(500);
});

test.each([
  ['who can hear recordings', 'Questions', 'read stored recordings'],
  ['download recordings', 'Questions', 'read stored recordings'],
  ['who has access to everything', 'Access on everything', 'everything (*)'],
  ['access on *', 'Access on everything', 'everything (*)'],
  ['resource *', 'Access on everything', 'everything (*)'],
  ['escalate', 'Questions', 'take more access in AWS'],
  ['what does Auditor lack', 'People and roles', '2 principals'],
  ['fix', 'Findings', 'warning missing-companion-policy'],
  ['end-of-support', 'Findings', 'warning end-of-support'],
])('a question in the words of people is no dead end: %s', async (text, group, label) => {
  await page.goto(small);
  const [head, line] = await found(text);
  expect([head[0], line[0]].join(': ')).toContain(`${group}: ${label}`);
});

test('where nothing is found, the nearest words and the instances are offered', async () => {
  await page.goto(small);
  await page.fill('#search', 'recrodings');
  await page.getByRole('button', { name: '“recordings”' }).click();
  expect((await found('recordings'))[0][0]).toBe('Questions');
  await page.fill('#search', 'who can touch prod');
  await page.getByRole('button', { name: '${ContactCenter/Instance.Arn}', exact: true }).click();
  expect(await page.locator('#matrix thead th').first().textContent()).toBe(
    'Anything on an instance',
  );
  await page.fill('#search', 'zebra');
  expect(await page.locator('#matrix').textContent()).toContain('connect-iam diff');
  expect(await violations()).toEqual([]);
});

test('what may be of an instance is said with it, as the command says it', async () => {
  await page.goto(small);
  const [, line] = await found('ContactCenter/Instance');
  expect(line[2]).toMatch(
    /perhaps ContactCenter\/Campaigns perhaps Identity\/FlowDesigners perhaps$/,
  );
  await page.getByRole('button', { name: 'ContactCenter/Campaigns perhaps' }).click();
  expect(await detail().textContent()).toMatch(
    /the resources may be of the instance.*connect-campaigns:.*aws:ResourceTag\/owner/,
  );
});
