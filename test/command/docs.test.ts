import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBCOMMANDS } from '../../command/main';
import { withOutput } from '../../projenrc/console-blocks';
import { connectIam, inFolder } from '../support/command';

const { put } = inFolder();
const read = (page: string) => readFileSync(join(__dirname, '..', '..', page), 'utf8');

test.each(['docs/command.md'])(
  'the outputs in %s are what the command says: npx projen command:docs writes them',
  async (page) => {
    const written = read(page);
    expect(written).toContain('\n```console\n$ connect-iam ');
    expect(await withOutput(written)).toBe(written);
  },
);

test("an output that is not the command's is found", async () => {
  expect(await withOutput('```console\n$ connect-iam --version\nsomething else\n```\n')).toMatch(
    /^```console\n\$ connect-iam --version\n\d+\.\d+\.\d+\n[^`]+\n```\n$/,
  );
});

test('every subcommand has its help on the page', () => {
  const page = read('docs/command.md');
  for (const { name } of SUBCOMMANDS)
    expect(page).toContain(`\n$ connect-iam ${name} --help\nconnect-iam ${name} `);
});

test('the accepted finding on the page is one of its template, and ends what it is for', async () => {
  const accepted = /^```yaml\n(accept:\n[^]*?)^```$/m.exec(read('docs/command.md'))?.[1] ?? '';
  const template = read('docs/command/template.yaml');
  const open = async () => {
    const { out } = await connectIam(['audit', '--json', 'template.yaml'], { today: '2026-11-30' });
    return JSON.parse(out)
      .files.flatMap(({ findings }: any) => findings)
      .filter(({ acknowledged }: any) => acknowledged === undefined)
      .map(({ rule, logicalId }: any) => `${rule} ${logicalId}`);
  };
  put({ 'template.yaml': template });
  const before = await open();
  put({ 'connect-iam.yaml': accepted });
  expect(before).toContain('star-resource Supervisors');
  expect(await open()).toEqual(before.filter((one: string) => one !== 'star-resource Supervisors'));
});
