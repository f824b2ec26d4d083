import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { version } from '../../command/package';
import { changes } from '../../src/report/changes/compare';
import { changesMarkdown } from '../../src/report/changes/render-markdown';
import { changesText } from '../../src/report/changes/render-text';
import { AccessReport } from '../../src/report/model';
import { allow, connectIam, inFolder, policy, role } from '../support/command';

const { put } = inFolder();
const template = (...statements: object[]) => ({
  Resources: { Admin: role(policy(...statements), 'Stack/Admin/Resource') },
});

describe('report', () => {
  beforeEach(() => put({ 'app.json': template(allow('connect:SearchUsers')) }));
  const report = async (...files: string[]): Promise<AccessReport> =>
    JSON.parse((await connectIam(['report', '--json', ...files])).out);

  test('who may do what, as text, as JSON and as a page', async () => {
    const text = await connectIam(['report', 'app.json']);
    expect([text.code, text.err]).toEqual([0, '']);
    expect(text.out).toMatch(/^Access to Amazon Connect {3}app\.json {3}1 principal, 1 file/);
    expect((await report('app.json')).principals.map(({ name, kind }) => [name, kind])).toEqual([
      ['Admin', 'role'],
    ]);
  });

  test('one principal, with all that its rows lack', async () => {
    put({ 'some.json': template(allow('connect:AssociateInstanceStorageConfig')) });
    const { out } = await connectIam(['report', '--who', 'Admin', '--all', 'some.json']);
    expect(out.replace(/\s+/g, ' ')).toMatch(
      / Edit call recording: (?:[a-z]+:\w+, )*connect:UpdateInstanceAttribute,/,
    );
  });

  test('evidence has the date of today unless another is given, and a title', async () => {
    const { out } = await connectIam(['report', '--markdown', 'app.json']);
    expect(out).toContain('| Date | 2026-11-30 |');
    const sum = createHash('sha256').update(readFileSync('app.json')).digest('hex');
    expect(out).toContain(`| Files | \`app.json\` (SHA-256 \`${sum}\`) |`);
    const given = ['report', '--title', 'Ours', '--date', '2026-01-31', 'app.json'];
    expect((await connectIam([...given, '--markdown'])).out).toMatch(/^# Ours\n[^]*2026-01-31/);
    const page = (await connectIam([...given, '--html'])).out;
    expect(page).toContain('<h1>Ours</h1>');
    expect(page).toContain('"2026-01-31"');
    for (const date of ['today', '2026-02-31'])
      expect(await connectIam(['report', '--html', '--date', date, 'app.json'])).toMatchObject({
        code: 2,
        err:
          `connect-iam: --date takes no '${date}'.\n` +
          'Write the date of the files, such as 2026-11-28.\n',
      });
    const { out: csv } = await connectIam(['report', '--csv', 'app.json']);
    expect(csv.split('\r\n')[1]).toContain('Stack/Admin,role,app.json,');
  });

  test('a key that stands twice makes what it is about unknown', async () => {
    const written = JSON.stringify(template(allow('connect:SearchUsers')));
    const twice = written.replace('"Action":', '"Action":"s3:GetObject","Action":');
    put({ 'twice.json': twice });
    const { principals } = await report('twice.json');
    expect(principals.map(({ otherwise, unknown }) => [otherwise, unknown[0].what])).toEqual([
      [
        'unknown',
        'a part that AWS may read otherwise, because the key "Action" stands twice; the later one counts',
      ],
    ]);
  });

  test('findings that are there are in it', async () => {
    expect((await report('app.json')).principals[0].findings.map(({ id }) => id)).toEqual([
      'star-resource',
    ]);
  });

  test('findings that are acknowledged are meant, and not in it', async () => {
    const metadata = {
      '/Stack/Admin': [
        {
          type: 'aws:cdk:acknowledged-rules',
          data: { 'cdk-amazon-connect-iam:star-resource': 'it lists' },
        },
      ],
    };
    const Stack = {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: 'app.json' },
      metadata,
    };
    put({ 'manifest.json': { version: '36.0.0', artifacts: { Stack } } });
    expect((await report('.')).principals[0].findings).toEqual([]);
  });

  test('a file that cannot be read is 2, and the others are reported', async () => {
    put({ 'bad.json': '{' });
    const { code, out, err } = await connectIam(['report', 'bad.json', 'app.json']);
    expect(code).toBe(2);
    expect(out).toContain('1 principal, 1 file');
    expect(err).toMatch(/^connect-iam: bad\.json:1:2: .*\n$/);
    expect(await connectIam(['report', 'bad.json'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('diff', () => {
  beforeEach(() =>
    put({
      'a.json': template(allow('connect:SearchUsers')),
      'b.json': template(allow(['connect:SearchUsers', 'connect:DeleteUser'])),
    }),
  );
  const report = async (file: string): Promise<AccessReport> =>
    JSON.parse((await connectIam(['report', '--json', file])).out);

  test('what access changed, as text, Markdown and JSON', async () => {
    const expected = changes(await report('a.json'), await report('b.json'));
    expect(expected.principals).toHaveLength(1);
    const diff = async (...options: string[]) =>
      (await connectIam(['diff', ...options, 'a.json', 'b.json'])).out;
    const by = `connect-iam ${version}`;
    // The statement, as people write its place.
    const placeText = () => 'b.json:24:17';
    expect(await diff()).toBe(changesText(expected, { heading: by, placeText }));
    expect(await diff('--markdown')).toBe(changesMarkdown(expected, { by, placeText }));
    expect(JSON.parse(await diff('--json'))).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  test('--whole writes what does not fit a comment to a file, which the comment names', async () => {
    const many = (action: string) => ({
      Resources: Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [
          `Role${i}`,
          role(policy(allow(action, `arn:aws:s3:::${'x'.repeat(900)}${i}/*`))),
        ]),
      ),
    });
    put({ 'a.json': many('s3:GetObject'), 'b.json': many('s3:DeleteObject') });
    const { out, saved } = await connectIam([
      'diff',
      '--markdown',
      '--whole',
      'whole.md',
      'a.json',
      'b.json',
    ]);
    expect(out.length).toBeLessThan(65_536);
    expect(out).toContain('This text has no room for them. `whole.md` has everything.');
    expect(out).not.toContain('`Role9`');
    expect(saved['whole.md'].length).toBeGreaterThan(100_000);
    expect(saved['whole.md'].match(/^#### /gm)).toHaveLength(100);
    const { code, err } = await connectIam(['diff', '--whole', 'whole.md', 'a.json', 'b.json']);
    expect([code, err]).toEqual([2, expect.stringContaining('--whole is for --markdown')]);
  });

  test('--exit-code ends with 1 where access changed, and only there', async () => {
    const code = async (...args: string[]) => (await connectIam(['diff', ...args])).code;
    expect(await code('a.json', 'b.json')).toBe(0);
    expect(await code('--exit-code', 'a.json', 'b.json')).toBe(1);
    expect(await code('--exit-code', 'a.json', 'a.json')).toBe(0);
  });

  test('--fail-on-new-access ends with 1 where somebody has access that they did not have', async () => {
    const code = async (...args: string[]) =>
      (await connectIam(['diff', '--fail-on-new-access', ...args])).code;
    expect(await code('a.json', 'b.json')).toBe(1);
    expect(await code('b.json', 'a.json')).toBe(0);
    expect(await code('a.json', 'a.json')).toBe(0);
  });

  test('what was not compared is never taken as unchanged', async () => {
    put({ 'macro.json': { Transform: 'MyMacro', ...template(allow('connect:SearchUsers')) } });
    const { code, out } = await connectIam(['diff', 'a.json', 'macro.json']);
    expect(code).toBe(1);
    expect(out).not.toContain('No access changed.');
    expect(out).toContain('the transform MyMacro');
  });

  test('--ignore-partition takes copies for two partitions as equal', async () => {
    const on = (partition: string) =>
      template(allow('connect:ListUsers', `arn:${partition}:connect:*:*:instance/*`));
    put({ 'aws.json': on('aws'), 'gov.json': on('aws-us-gov') });
    const diff = ['diff', '--exit-code', 'aws.json', 'gov.json'];
    expect((await connectIam(diff)).code).toBe(1);
    expect(await connectIam([...diff, '--ignore-partition'])).toMatchObject({
      code: 0,
      out: `connect-iam ${version}\n\nNo access changed.\n`,
    });
  });

  test('a file that cannot be read is no access that went: nothing is compared', async () => {
    for (const args of [
      ['a.json', 'nothing.json'],
      ['nothing.json', 'b.json'],
    ])
      expect(await connectIam(['diff', ...args])).toMatchObject({ code: 2, out: '' });
  });

  test('parts that were not read are said, since what they allow is in neither', async () => {
    put({ 'c.json': template({ ...allow('connect:SearchUsers'), Effect: 'Permit' }) });
    expect((await connectIam(['diff', '--markdown', 'a.json', 'c.json'])).err).toMatch(
      /^connect-iam: c\.json:24:17: not read: .*Permit.*\n$/,
    );
    expect((await connectIam(['diff', 'a.json', 'c.json'])).out).toMatch(
      /Not compared\n {2}\? a statement that cannot be read.*Permit/,
    );
  });
});
