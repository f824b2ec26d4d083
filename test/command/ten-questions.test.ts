/*
 * The ten questions that test/browser/ten-questions.browser.ts asks of the page, asked of the command: one command each,
 * on the same account of 40 roles, whose truth is known from how it is made.
 */
import { connectIam, inFolder } from '../support/command';
import { PRODUCTION, questionedAccount, rolesOf } from '../support/questioned-account';

const { put } = inFolder();
beforeEach(() => put({ 'account.json': questionedAccount() }));

const said = async (...args: readonly string[]) =>
  (await connectIam([...args, 'account.json'])).out.replace(/\s+/g, ' ');
/** The names of those who can do something. */
async function whoCan(what: string, ...more: readonly string[]): Promise<readonly string[]> {
  const { out } = await connectIam(['who-can', what, ...more, '--json', 'account.json']);
  const { holders } = JSON.parse(out) as { holders: readonly { name: string }[] };
  return [...new Set(holders.map(({ name }) => name))].sort();
}

test('1 who can listen to recordings, and to calls?', async () => {
  expect(await whoCan('listen to live calls')).toEqual(rolesOf('Admin', 'Deploy', 'Supervisor'));
  expect(await whoCan('read stored recordings')).toEqual(rolesOf('Admin', 'Deploy', 'Storage'));
});

test('2 who can give themselves more?', async () => {
  expect(await whoCan('take more access in AWS')).toEqual(rolesOf('Admin', 'Promoter'));
  expect(await whoCan('make administrators')).toEqual(rolesOf('Admin', 'Deploy', 'UserAdmin'));
});

test('3 who can do something on the production instance?', async () => {
  expect(await whoCan('listen to live calls', '--on', PRODUCTION)).toEqual(
    [...rolesOf('Admin', 'Deploy'), 'Supervisor0'].sort(),
  );
});

test('4 what does a role lack to edit call recording?', async () => {
  expect(await said('report', '--who', 'Storage0')).toMatch(/missing/);
});

test('5 which statement allows this?', async () => {
  expect(await said('who-can', 'listen to live calls', '--who', 'Supervisor0')).toMatch(
    /connect:MonitorContact.*Listen in SupervisorPolicy.*account\.json:\d+:\d+/,
  );
});

test('6 what changed?', async () => {
  put({ 'less.json': { ...questionedAccount(), RoleDetailList: [] } });
  const { out } = await connectIam(['diff', 'less.json', 'account.json']);
  expect(out).toMatch(/^Capabilities\n {2}! Admin0, Admin1, Admin2, Admin3.* can now everywhere: /);
});

test('7 who can sign in as another user?', async () => {
  expect(await whoCan('sign in as any user')).toEqual(rolesOf('Admin', 'Agents', 'Deploy'));
});

test('8 which access is on everything?', async () => {
  const { out } = await connectIam(['report', '--csv', 'account.json']);
  const everywhere = out.split('\r\n').filter((line) => line.split(',')[6] === '*');
  expect([...new Set(everywhere.map((line) => line.split(',')[0]))].sort()).toEqual(
    rolesOf('Admin', 'Deploy', 'Promoter'),
  );
});

test('9 how do I mend a finding?', async () => {
  expect(await said('audit', '--rule', 'escalation')).toMatch(
    /iam:PutRolePolicy.*limit it to the service-linked role, or require a permissions boundary/i,
  );
});

test('10 what does the auditor get?', async () => {
  const text = await said('report', '--markdown', '--title', 'Production', '--date', '2026-11-28');
  expect(text).toMatch(
    /^# Production \| .*\| Date \| 2026-11-28 \| \| Accounts \| 111122223333 \|/,
  );
  expect(text).toContain('## Who can do what');
});
