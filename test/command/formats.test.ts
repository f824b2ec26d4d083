import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { version } from '../../command/package';
import { catalogueEdition } from '../../src/catalogue/catalogue';
import { allow, connectIam, inFolder, policy, role } from '../support/command';

const { put } = inFolder();
const STAR = allow('connect:SearchUsers');
const UNKNOWN = allow('connect:DescribeUsers');
const STAR_ID = 'star-resource[connect:SearchUsers]';

const audit = async (format: string, ...args: string[]): Promise<string> =>
  (await connectIam(['audit', '--format', format, ...args])).out;

/** One error, one warning that is accepted, and one file without findings. */
const FILES = {
  't.json': { Resources: { Admin: role(policy(STAR, UNKNOWN), 'Stack/Admin/Resource') } },
  'fine.json': policy(allow('s3:GetObject', 'arn:aws:s3:::a/*')),
  'connect-iam.yaml': JSON.stringify({
    accept: [{ id: STAR_ID, reason: 'Pilot & <more>', owner: 'Ana', expires: '2027-06-30' }],
  }),
};
const WHAT = 'connect:DescribeUsers does not exist, so nothing is allowed by it.';
const INSTEAD = 'Perhaps connect:DescribeUser or connect:DescribeQueue or connect:DescribeRule.';

test('JUnit has a suite for each file and a case for each finding', async () => {
  put(FILES);
  expect(await audit('junit', 't.json', 'fine.json')).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="connect-iam" tests="3" failures="1" errors="0" skipped="1">',
      '<testsuite name="fine.json" tests="1" failures="0" errors="0" skipped="0">',
      '<testcase name="nothing found" classname="fine.json"/>',
      '</testsuite>',
      '<testsuite name="t.json" tests="2" failures="1" errors="0" skipped="1">',
      '<testcase name="unknown-action[connect:DescribeUsers] Stack/Admin/Resource" classname="t.json" line="29">',
      `<failure type="error" message="${WHAT}">`,
      WHAT,
      INSTEAD,
      't.json:29:17, Stack/Admin/Resource',
      '</failure>',
      '</testcase>',
      `<testcase name="${STAR_ID} Stack/Admin/Resource" classname="t.json" line="24">`,
      '<skipped message="Pilot &amp; &lt;more&gt; (Ana, until 2027-06-30)"/>',
      '</testcase>',
      '</testsuite>',
      '</testsuites>',
      '',
    ].join('\n'),
  );
});

test('JUnit has what does not fail as passed, and what cannot be read as an error', async () => {
  put({ 'p.json': policy(STAR) });
  const out = await audit('junit', 'p.json', 'nothing.json');
  expect(out).toContain('tests="2" failures="0" errors="1" skipped="0">');
  expect(out).toContain('<system-out>\nwarning: connect:SearchUsers on *');
  expect(out).toContain('<error type="unreadable" message="there is no such file."/>');
  expect(await audit('junit', '--fail-on', 'warning', 'p.json')).toContain('failures="1"');
});

test('GitLab has the open findings with path, line, severity and fingerprint', async () => {
  put(FILES);
  const first = JSON.parse(await audit('gitlab', 't.json', 'fine.json'));
  expect(first).toEqual([
    {
      description: `${WHAT} ${INSTEAD}`,
      check_name: 'unknown-action',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}:1$/),
      severity: 'critical',
      location: { path: 't.json', lines: { begin: 29 } },
    },
  ]);
  put({ 't.json': `\n\n${JSON.stringify(FILES['t.json'], undefined, 2)}` });
  const moved = JSON.parse(await audit('gitlab', 't.json'));
  expect(moved[0].location.lines.begin).toBe(31);
  expect(moved[0].fingerprint).toBe(first[0].fingerprint);
});

test('GitLab has different fingerprints for equal findings, and a file that cannot be read', async () => {
  put({ 'p.json': policy(STAR, STAR) });
  const found = JSON.parse(await audit('gitlab', 'p.json', 'nothing.json'));
  expect(new Set(found.map((one: any) => one.fingerprint)).size).toBe(3);
  expect(found[2]).toMatchObject({
    check_name: 'unreadable-file',
    severity: 'blocker',
    location: { path: 'nothing.json', lines: { begin: 1 } },
  });
});

test('annotations of GitHub are one line each, and names cannot write another', async () => {
  put({ 't.json': { Resources: { 'A\n::error::x': role(policy(UNKNOWN)) } } });
  const lines = (await audit('github', 't.json')).trimEnd().split('\n');
  expect(lines).toEqual([
    `::error file=t.json,line=24,col=17,title=error unknown-action::${WHAT} ${INSTEAD}`,
  ]);
});

test('a place in an annotation is the line of the app that creates the resource', async () => {
  put({
    'cdk.out/manifest.json': {
      version: '36.0.0',
      artifacts: {
        Stack: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'Stack.template.json' },
          metadata: {
            '/Stack/Admin/Resource': [
              {
                type: 'aws:cdk:creationStack',
                data: [`new Admin (${process.cwd()}/lib/admin.ts:12:5)`],
              },
            ],
          },
        },
      },
    },
    'cdk.out/Stack.template.json': FILES['t.json'],
  });
  expect(await audit('github', '--rule', 'unknown-action', 'cdk.out')).toContain(
    '::error file=lib/admin.ts,line=12,col=5,',
  );
});

test('Markdown has the open findings in a table, and the accepted ones folded', async () => {
  put(FILES);
  const out = await audit('markdown', 't.json', 'fine.json');
  expect(out.split('\n').slice(0, 14)).toEqual([
    '### Audit of access to Amazon Connect',
    '',
    '❌ 1 error. The audit fails.',
    '',
    '| | finding | where |',
    '|---|---|---|',
    '| ❌ error | `unknown-action[connect:DescribeUsers]`<br>connect:DescribeUsers does not exist, ' +
      `so nothing is allowed by it. ${INSTEAD} | \`t.json:29\`<br>\`Stack/Admin/Resource\` |`,
    '',
    '<details><summary>1 accepted finding</summary>',
    '',
    '| finding | reason | where |',
    '|---|---|---|',
    `| \`${STAR_ID}\` | Pilot &#38; &#60;more&#62; (Ana, until 2027-06-30) | \`t.json:24\`<br>\`Stack/Admin/Resource\` |`,
    '',
  ]);
});

test('Markdown ends with the date, the version and the digests of what was read', async () => {
  put({ 't.json': FILES['t.json'] });
  const sum = createHash('sha256').update(readFileSync('t.json')).digest('hex');
  expect(await audit('markdown', '--date', '2026-01-31', 't.json')).toMatch(
    new RegExp(
      [
        `<details><summary>Made on 2026-01-31 by cdk-amazon-connect-iam ${version}, of 1 file</summary>`,
        '',
        '\\| file \\| SHA-256 \\|',
        '\\|---\\|---\\|',
        `\\| \`t.json\` \\| \`${sum}\` \\|`,
        '',
        '</details>\n?$',
      ].join('\n'),
    ),
  );
});

test('Markdown fits a comment, and says how much is left out', async () => {
  const names = Array.from({ length: 400 }, (_, i) => `Role${i}`);
  put({
    't.json': {
      Resources: Object.fromEntries(names.map((name) => [name, role(policy(UNKNOWN))])),
    },
  });
  const out = await audit('markdown', 't.json');
  expect(out.length).toBeLessThan(65_536);
  const rows = out.match(/^\| ❌ error/gm)?.length ?? 0;
  expect(rows).toBeGreaterThan(200);
  expect(out).toContain(`\nAnd ${400 - rows} more findings.\n`);
});

test('Markdown of nothing says so', async () => {
  put({ 'fine.json': FILES['fine.json'] });
  expect(await audit('markdown', 'fine.json')).toContain('✅ Nothing found. The audit passes.');
});

test('CSV has a line for each finding, accepted ones with their terms', async () => {
  put(FILES);
  const { reference, managedPolicies, operations, handlers } = catalogueEdition();
  const facts = [
    `reference ${reference.date}`,
    `managedPolicies ${managedPolicies.date}`,
    `operations ${operations.date}`,
    `handlers ${handlers.date}`,
  ].join('; ');
  const sum = createHash('sha256').update(readFileSync('t.json')).digest('hex');
  const ofRun = `2026-11-30,${version},${facts},${sum}`;
  expect((await audit('csv', 't.json')).trimEnd().split('\r\n')).toEqual([
    'severity,rule,id,file,line,column,resource,principals,what,instead,accepted,owner,expires,date,version,facts,sha256 of the file',
    `error,unknown-action,unknown-action[connect:DescribeUsers],t.json,29,17,Stack/Admin/Resource,Stack/Admin,` +
      `"${WHAT}",${INSTEAD},,,,${ofRun}`,
    expect.stringMatching(/^warning,.*,Pilot & <more>,Ana,2027-06-30,2026-11-30,/),
  ]);
});

test('CSV has no formulas, and quotes what would end a cell', async () => {
  put({
    't.json': {
      Resources: {
        A: { ...role(policy(UNKNOWN)), Metadata: { 'aws:cdk:path': '=cmd("x"),1' } },
      },
    },
  });
  expect(await audit('csv', 't.json')).toContain(`,"'=cmd(""x""),1",`);
});

test.each(['junit', 'gitlab', 'github', 'markdown', 'csv'])(
  '%s: the exit code is that of the text, and names have no effect on a terminal',
  async (format) => {
    put({ 't.json': { Resources: { 'A\u001b[2J\u202e': role(policy(UNKNOWN)) } } });
    const { code, out } = await connectIam(['audit', '--format', format, 't.json']);
    expect(code).toBe(1);
    expect(out).not.toMatch(/[\u001b\u202e]/);
  },
);
