import { spawnSync } from 'node:child_process';
import { SUBCOMMANDS } from '../../command/main';
import { connectIam } from '../support/command';

const scriptOf = async (shell: string) => (await connectIam(['completion', shell])).out;

/** What bash offers for the last of some words. */
async function offered(...words: string[]): Promise<string[]> {
  const line = ['connect-iam', ...words].map((word) => `'${word}'`).join(' ');
  const lines = [
    await scriptOf('bash'),
    `COMP_WORDS=(${line}) COMP_CWORD=${words.length}`,
    '_connect_iam',
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ];
  const { status, stdout, stderr } = spawnSync('bash', ['-c', lines.join('\n')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trim().split('\n');
}

test('bash completes subcommands, options, and values', async () => {
  expect(await offered('')).toEqual(SUBCOMMANDS.map(({ name }) => name));
  expect(await offered('au')).toEqual(['audit']);
  expect(await offered('audit', '--fa')).toEqual(['--fail-on']);
  expect(await offered('audit', '--fail-on', '')).toEqual([
    'fatal',
    'error',
    'warning',
    'note',
    'never',
  ]);
  expect(await offered('audit', '-f', 'j')).toEqual(['json', 'junit']);
  expect(await offered('audit', 'template')).toEqual(['']);
});

test('zsh uses the completions of bash', async () => {
  expect(await scriptOf('zsh')).toBe(
    `autoload -U +X bashcompinit && bashcompinit\n${await scriptOf('bash')}`,
  );
});

test('fish has a line for each subcommand and each option', async () => {
  const lines = (await scriptOf('fish')).trim().split('\n');
  expect(lines).toContain(
    "complete -c connect-iam -n __fish_use_subcommand -a audit -d 'Find what is wrong with access to Amazon Connect'",
  );
  expect(lines).toContain(
    "complete -c connect-iam -n '__fish_seen_subcommand_from audit' -l config -r " +
      "-d 'The file with accepted findings, connect-iam.yaml in this folder unless said'",
  );
  expect(lines).toHaveLength(SUBCOMMANDS.reduce((sum, { options }) => sum + options.length + 2, 0));
});

test.each([[[]], [['powershell']], [['bash', 'zsh']]])('%j is a usage error', async (operands) => {
  expect(await connectIam(['completion', ...operands])).toMatchObject({
    code: 2,
    err: `connect-iam: completion needs a shell, not '${operands.join(' ')}'.\nAllowed: bash, zsh, fish.\n`,
  });
});
