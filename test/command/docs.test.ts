import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBCOMMANDS } from '../../command/main';
import { withOutput } from '../../projenrc/console-blocks';

const DOCS = join(__dirname, '..', '..', 'docs');
const page = readFileSync(join(DOCS, 'command.md'), 'utf8');

test('the outputs in docs/command.md are what the command says: npx projen command:docs writes them', async () => {
  expect(await withOutput(page, join(DOCS, 'command'))).toBe(page);
});

test('an output that is not the command\'s is found', async () => {
  expect(await withOutput('```console\n$ connect-iam --version\nsomething else\n```\n', DOCS)).toMatch(/^```console\n\$ connect-iam --version\n\d+\.\d+\.\d+\n```\n$/);
});

test('every subcommand has its help on the page', () => {
  for (const { name } of SUBCOMMANDS) expect(page).toContain(`\n$ connect-iam ${name} --help\nconnect-iam ${name} `);
});
