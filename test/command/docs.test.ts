import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBCOMMANDS } from '../../command/main';
import { withOutput } from '../../projenrc/console-blocks';

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
