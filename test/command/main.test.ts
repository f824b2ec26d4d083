import { main, SUBCOMMANDS } from '../../command/main';
import { version } from '../../package.json';
import { catalogueEdition } from '../../src/catalogue/catalogue';
import { connectIam } from '../support/command';

const editions = Object.entries({
  'Service Authorization Reference': catalogueEdition().reference,
  'API operations': catalogueEdition().operations,
  'CloudFormation handlers': catalogueEdition().handlers,
  'managed policies': catalogueEdition().managedPolicies,
}).map(([what, edition]) => `${what} of ${edition.date} (${edition.version})`);

test('--version is the version of the package, with the editions of the facts below it', async () => {
  for (const option of ['--version', '-V', '-v'])
    expect(await connectIam([option])).toEqual({
      code: 0,
      out: `${version}\n${editions.join('\n')}\n`,
      err: '',
      saved: {},
    });
});

test('--help has every subcommand', async () => {
  const { code, out, err } = await connectIam(['--help']);
  expect([code, err]).toEqual([0, '']);
  for (const { name, title } of SUBCOMMANDS) {
    expect(out).toContain(`  ${name} `);
    expect(out.replace(/\s+/g, ' ')).toContain(title);
  }
  expect(await connectIam(['help'])).toEqual({ code: 0, out, err: '', saved: {} });
});

test('without a subcommand the help is an error, on standard error', async () => {
  const { code, out, err } = await connectIam([]);
  expect([code, out, err]).toEqual([2, '', (await connectIam(['--help'])).out]);
});

describe.each(SUBCOMMANDS.map(({ name }) => name))('%s', (name) => {
  test('--help wins over everything else, in whatever way it is asked for', async () => {
    const help = await connectIam([name, '--help']);
    expect([help.code, help.err, help.out.split('\n')[0]]).toEqual([
      0,
      '',
      expect.stringMatching(new RegExp(`^connect-iam ${name} .*\\[options\\]$`)),
    ]);
    expect(await connectIam([name, '--nonsense', '-h'])).toEqual(help);
    expect(await connectIam(['help', name])).toEqual(help);
  });

  test('its help has every option and every exit code', async () => {
    const { options, exits } = SUBCOMMANDS.find((s) => s.name === name)!;
    const { out } = await connectIam([name, '--help']);
    for (const option of options) expect(out).toContain(`--${option.name}`);
    for (const [code, when] of exits) expect(out).toContain(`\n  ${code}  ${when}`);
  });

  test('an option that does not exist is a usage error', async () => {
    const { code, out, err } = await connectIam([name, '--hlep']);
    expect([code, out, err]).toEqual([
      2,
      '',
      'connect-iam: there is no option --hlep.\nDid you mean --help?\n',
    ]);
  });
});

test.each([
  [['audti'], "connect-iam: there is no subcommand 'audti'.\nDid you mean connect-iam audit?\n"],
  [
    ['frobnicate'],
    "connect-iam: there is no subcommand 'frobnicate'.\nSubcommands: report, who-can, audit, baseline, diff, adopt, explain, completion.\n",
  ],
  [
    ['--json'],
    'connect-iam: there is no option --json without a subcommand.\nSubcommands: report, who-can, audit, baseline, diff, adopt, explain, completion.\n',
  ],
  [['audit'], 'connect-iam: audit needs a file.\nFor example: connect-iam audit cdk.out.\n'],
  [['report'], 'connect-iam: report needs a file.\nFor example: connect-iam report cdk.out.\n'],
  [
    ['diff', 'one'],
    'connect-iam: diff needs two files, not 1.\nFor example: connect-iam diff main.out cdk.out.\n',
  ],
  [
    ['explain'],
    'connect-iam: explain needs a name.\nFor example: connect-iam explain connect:CreateUser.\n',
  ],
  [
    ['audit', '--json', '--sarif', 'x'],
    'connect-iam: the output has one format, not json and sarif.\nWrite --format and one of text, json, sarif, junit, gitlab, github, markdown, csv.\n',
  ],
])('%j is a usage error: exit code 2 and what would be right', async (args, err) => {
  expect(await connectIam(args)).toEqual({ code: 2, out: '', err, saved: {} });
});

test('a mistake of the command itself is said as one, and is not 1 as findings are', async () => {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const env = {
    get NO_COLOR(): string {
      throw new Error('out of paint');
    },
  };
  expect(await main(['--help'], { stdout: stream, stderr: stream, env, save: () => {} })).toBe(2);
  expect(said).toEqual([
    expect.stringMatching(
      /^connect-iam: this is a mistake of connect-iam itself\. Please report it: https:.*\/issues\nError: out of paint\n/,
    ),
  ]);
});
