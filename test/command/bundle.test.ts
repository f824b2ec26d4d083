import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { version } from '../../package.json';
import { Bundle } from '../support/bundle';
import { allow, policy, role } from '../support/command';
import { sample, thoroughly } from '../support/sample';

let bundle: Bundle;
beforeAll(() => {
  bundle = new Bundle();
}, 60_000);
afterAll(() => rmSync(bundle.folder, { recursive: true }));

const BAD = policy(allow('connect:DescribeUsers'));

test('the bundle runs as it is, from wherever it is called', () => {
  expect(bundle.read('connect-iam.js').split('\n')[0]).toBe('#!/usr/bin/env node');
  expect(bundle.run(['--version'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(new RegExp(`^${version}\\nService Authorization Reference of `)),
    stderr: '',
  });
});

test('exit codes: nothing, findings, usage, a file that cannot be read', () => {
  const bad = bundle.put('bad.json', BAD);
  const good = bundle.put('good.json', policy(allow('s3:GetObject')));
  expect(
    [
      ['audit', good],
      ['audit', bad],
      ['audit', '--fail-on', 'never', bad],
      ['audit', '--nonsense'],
      ['audit', 'nothing.json'],
    ].map((args) => bundle.run(args).status),
  ).toEqual([0, 1, 0, 2, 2]);
});

test('templates come by standard input, YAML too', () => {
  const yaml =
    'Resources:\n  Admin:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n' +
    '        Statement: { Effect: Allow, Action: connect:DescribeUsers, Resource: !Sub "${X}" }\n';
  const { status, stdout } = bundle.run(['audit', '-'], { input: yaml });
  expect([status, stdout]).toEqual([1, expect.stringContaining('error unknown-action')]);
  expect(stdout).toContain('    Admin (policy)  <stdin>:6:20, Admin\n');
});

test('every subcommand finds its data: the catalogue, the page of the report', () => {
  const [before, after] = [
    bundle.put('before.json', policy()),
    bundle.put('after.json', policy(allow('connect:SearchUsers'))),
  ];
  expect(bundle.run(['explain', 'edit call recording']).stdout).toContain(
    'ConsoleUseCase.EDIT_CALL_RECORDING',
  );
  expect(bundle.run(['report', '--html', after]).stdout).toMatch(/^<!doctype html>/i);
  expect(bundle.run(['diff', before, after]).stdout).toContain('connect:SearchUsers');
});

test('in a pipe there are no colors', () => {
  const bad = bundle.put('bad.json', BAD);
  expect(bundle.run(['audit', bad, 'nothing.json']).stdout).not.toContain('\u001b');
});

thoroughly('who stops reading ends it quietly, with the exit code of what was found', () => {
  const Resources = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`R${i}`, role(BAD)]));
  const many = bundle.put('many.json', { Resources });
  // More than the 64 kB that a pipe holds: `head` is gone before all is written.
  expect(bundle.run(['audit', '--json', many]).stdout.length).toBeGreaterThan(200_000);
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `"${process.execPath}" "${bundle.script}" audit --json "${many}" | head -1; echo "\${PIPESTATUS[0]}"`,
    ],
    { encoding: 'utf8' },
  );
  expect([stdout, stderr]).toEqual(['{\n1\n', '']);
});

// Where there is a device that is always full.
(existsSync('/dev/full') ? thoroughly : test.skip)(
  'a full disk is said, and is not 1 as findings are',
  () => {
    const bad = bundle.put('bad.json', BAD);
    const run = (redirection: string) =>
      spawnSync(
        'bash',
        [
          '-c',
          `"${process.execPath}" "${bundle.script}" audit "${bad}" nothing.json ${redirection}`,
        ],
        { encoding: 'utf8', cwd: bundle.folder },
      );
    expect(run('>/dev/full')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /\nconnect-iam: standard output cannot be written: the disk is full\.\n$/,
      ),
    });
    expect(run('2>/dev/full').status).toBe(2);
    expect(run('>/dev/full 2>&1').status).toBe(2);
  },
);

test('no CDK is loaded, whatever is asked', () => {
  const app = bundle.put('app.yaml', 'Resources: {}\n');
  const asked = [
    ['--help'],
    ['audit', app],
    ['report', '--html', app],
    ['diff', app, app],
    ['explain', 'connect:CreateUser'],
  ];
  for (const args of sample(asked, 2)) {
    const { modules } = bundle.run(args);
    expect(modules.filter((name) => /aws-cdk-lib|constructs|node_modules/.test(name))).toEqual([]);
    expect(modules).toContain(bundle.script);
  }
  expect(bundle.read('connect-iam.js')).not.toMatch(/require\("(aws-cdk-lib|constructs)/);
});

test('the license of each library in the bundle is beside it', () => {
  const notices = bundle.read('THIRD-PARTY.txt');
  const libraries = [...notices.matchAll(/^---- (\S+) \S+ \((.+)\)$/gm)].map(
    ([, name, license]) => [name, license],
  );
  expect(libraries).toEqual([
    ['jsonc-parser', 'MIT'],
    ['yaml', 'ISC'],
  ]);
  for (const section of notices.split(/^---- /m).slice(1))
    expect(section).toMatch(/Copyright[^]*(without|with or without) (restriction|fee)/i);
});
