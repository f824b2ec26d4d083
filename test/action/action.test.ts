import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { Bundle } from '../support/bundle';
import { allow, policy, roleWith } from '../support/documents';
import { thoroughly } from '../support/sample';

const ROOT = join(__dirname, '..', '..');
const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
/** Seconds for all steps. */
const LONGEST = 20;

const bundle = new Bundle();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-iam-action-'));
  mkdirSync(join(folder, 'bin'));
  // What the runner has: npx runs the package, and gh keeps comments in a file.
  program(
    'npx',
    `shift; echo "$1" >> "$LOG"; shift; exec "${process.execPath}" "${bundle.script}" "$@"`,
  );
  program(
    'gh',
    [
      'case "$*" in',
      '  *--paginate*) cat "$COMMENTS" 2> /dev/null || true ;;',
      '  *PATCH*) echo "PATCH $4" >> "$LOG"; cp "${6#body=@}" "$BODY" ;;',
      '  *POST*) echo "POST $4" >> "$LOG"; echo 7 > "$COMMENTS"; cp "${6#body=@}" "$BODY" ;;',
      'esac',
    ].join('\n'),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => rmSync(bundle.folder, { recursive: true }));

function program(name: string, lines: string): void {
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!/usr/bin/env bash\n${lines}\n`);
  chmodSync(file, 0o755);
}

const put = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), JSON.stringify(content, undefined, 2));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const template = (...statements: object[]) => ({
  Resources: { Admin: roleWith('Access', policy(...statements)) },
});

interface Outcome {
  readonly code: number;
  readonly log: string;
  readonly seconds: number;
}

/** Runs the steps of the action, as a runner does. */
function run(inputs: Readonly<Record<string, string>>, event: object = {}): Outcome {
  const given: Record<string, string> = Object.fromEntries(
    Object.entries(ACTION.inputs as Record<string, { default: string }>).map(([name, input]) => [
      name,
      inputs[name] ?? input.default,
    ]),
  );
  const outputs: Record<string, Record<string, string>> = {};
  const valueOf = (expression: string): string => {
    const [kind, name, , output] = expression.split('.');
    if (kind === 'inputs') return given[name];
    if (kind === 'steps') return outputs[name]?.[output] ?? '';
    return (
      (
        { 'github.action_ref': 'v1.2.3', 'github.repository': 'acme/calls', ...event } as Record<
          string,
          string
        >
      )[expression] ?? ''
    );
  };
  const started = Date.now();
  let log = '';
  for (const step of ACTION.runs.steps) {
    const isSkipped = String(step.if ?? '')
      .split(' && ')
      .filter(Boolean)
      .some((condition) => {
        const [, name, operator, value] = /^(\S+)(?: (!=|==) '(.*)')?$/.exec(condition) ?? [];
        const is = valueOf(name);
        if (operator === undefined) return is === '';
        return operator === '==' ? is !== value : is === value;
      });
    if (isSkipped) continue;
    const env = Object.fromEntries(
      Object.entries(step.env as Record<string, string>).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ (\S+) \}\}/g, (_, expression) => valueOf(expression)),
      ]),
    );
    writeFileSync(join(folder, 'output'), '');
    const { status, stdout, stderr } = spawnSync('bash', ['-c', step.run], {
      cwd: folder,
      encoding: 'utf8',
      // With a socket as its input, bash would read the settings of its user.
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...env,
        PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        RUNNER_TEMP: folder,
        LOG: join(folder, 'log'),
        COMMENTS: join(folder, 'comments'),
        BODY: join(folder, 'body'),
      },
    });
    log += stdout + stderr;
    if (step.id)
      outputs[step.id] = Object.fromEntries(
        read('output')
          .split('\n')
          .filter(Boolean)
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
    if (status !== 0) return { code: status ?? -1, log, seconds: (Date.now() - started) / 1000 };
  }
  return { code: 0, log, seconds: (Date.now() - started) / 1000 };
}

const PULL_REQUEST = { 'github.event.pull_request.number': '12' };
const UNKNOWN = allow('connect:DescribeUsers');

test('findings are annotations, SARIF that is valid, and a table in the summary; the job fails', () => {
  put('a.json', template(UNKNOWN));
  put('b.json', template(allow('s3:GetObject')));
  const { code, log, seconds } = run({ files: 'a.json b*.json' });
  expect(code).toBe(1);
  expect(log).toMatch(/^::error file=a\.json,line=\d+,col=\d+,title=error unknown-action::/m);
  const { $schema, id, ...schema } = sarifSchema;
  const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  );
  const sarif = JSON.parse(read('connect-iam.sarif'));
  valid(sarif);
  expect(valid.errors).toBeNull();
  expect(sarif.runs[0].results.map((one: any) => one.ruleId)).toEqual(['unknown-action']);
  expect(read('summary.md')).toContain('❌ 1 error. The audit fails.');
  expect(new Set(read('log').trim().split('\n'))).toEqual(new Set(['connect-iam@1.2.3']));
  expect(seconds).toBeLessThan(LONGEST);
});

thoroughly('a pull request has one comment, which a second run writes again', () => {
  put('before.json', template(allow('connect:ListUsers')));
  put('after.json', template(allow(['connect:ListUsers', 'connect:DeleteUser'])));
  const inputs = { files: 'after.json', before: 'before.json', after: 'after.json' };
  const first = run(inputs, PULL_REQUEST);
  expect(first.code).toBe(0);
  expect(first.seconds).toBeLessThan(LONGEST);
  expect(read('body')).toMatch(
    /^<!-- connect-iam -->\n### Access to Amazon Connect, by connect-iam \d+\.\d+\.\d+\n/,
  );
  expect(read('body')).toContain('connect:DeleteUser');
  put('after.json', template(allow('connect:ListUsers')));
  expect(run(inputs, PULL_REQUEST).code).toBe(0);
  expect(read('body')).toContain('No access changed.');
  expect(read('log').match(/^(POST|PATCH) .*/gm)).toEqual([
    'POST repos/acme/calls/issues/12/comments',
    'PATCH repos/acme/calls/issues/comments/7',
  ]);
});

thoroughly('new access fails only where it should', () => {
  put('before.json', template(allow('connect:ListUsers')));
  put('after.json', template(allow(['connect:ListUsers', 'connect:DeleteUser'])));
  const inputs = { files: 'before.json', before: 'before.json', after: 'after.json' };
  expect(run({ ...inputs, 'fail-on-new-access': 'true' }).code).toBe(1);
  expect(existsSync(join(folder, 'body'))).toBe(false);
});

thoroughly(
  'without findings the job passes, and what connect-iam.yaml accepts does not fail',
  () => {
    put('a.json', template(UNKNOWN));
    put('connect-iam.yaml', { accept: [{ id: 'unknown-action', reason: 'It is on its way' }] });
    expect(run({ files: 'a.json' }).code).toBe(0);
    expect(run({ files: 'nothing.json' }).code).toBe(2);
  },
);

thoroughly('files may be on several lines, and all of them are audited', () => {
  put('a.json', template(allow('s3:GetObject')));
  put('b.json', template(UNKNOWN));
  expect(run({ files: 'a.json\nb.json\n' }).code).toBe(1);
});

test('SARIF that cannot be written fails, and that is said', () => {
  put('a.json', template(allow('s3:GetObject')));
  const { code, log } = run({ files: 'a.json', sarif: 'nowhere/connect-iam.sarif' });
  expect([code, log.trim()]).toEqual([
    2,
    'connect-iam: nowhere/connect-iam.sarif cannot be written: there is no folder nowhere.',
  ]);
});

test('a version that is not known is an error that says what to give', () => {
  const { code, log } = run({ version: 'main' });
  expect([code, log]).toEqual([
    2,
    "::error::The version of connect-iam is not known from 'main'. Give the input 'version', such as 1.2.3.\n",
  ]);
});

test('an input that looks like an option or a command is a file', () => {
  const { code } = run({ files: '--version $(touch${IFS}hacked)' });
  expect([code, existsSync(join(folder, 'hacked'))]).toEqual([2, false]);
});

describe('the hook of pre-commit', () => {
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args],
      {
        cwd: join(folder, 'hook'),
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(stderr);
  };
  const hook = (files: readonly string[]) =>
    spawnSync(join(folder, 'hook', 'action', 'pre-commit.sh'), files, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, LOG: join(folder, 'log') },
    });
  beforeEach(() => {
    mkdirSync(join(folder, 'hook', 'action'), { recursive: true });
    const script = join(folder, 'hook', 'action', 'pre-commit.sh');
    writeFileSync(script, readFileSync(join(ROOT, 'action', 'pre-commit.sh')));
    chmodSync(script, 0o755);
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'hook');
    put('a.json', template(UNKNOWN));
    put('package.json', { name: 'calls' });
  });

  test('audits the files of a commit with the version of its tag, and passes over others', () => {
    git('tag', 'v1.2.3');
    expect(hook(['a.json', 'package.json']).status).toBe(1);
    expect(hook(['package.json'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(read('log')).toBe('connect-iam@1.2.3\nconnect-iam@1.2.3\n');
  });

  test('knows the tag that was fetched alone', () => {
    writeFileSync(join(folder, 'hook', '.git', 'FETCH_HEAD'), "abc\t\ttag 'v2.0.0' of /repo\n");
    hook(['package.json']);
    expect(read('log')).toBe('connect-iam@2.0.0\n');
  });

  test('without a version it says what to give', () => {
    expect(hook(['a.json'])).toMatchObject({
      status: 2,
      stderr:
        'connect-iam: the version is not known. Give rev a tag such as v1.2.3, or set CONNECT_IAM_VERSION.\n',
    });
  });

  test('its entry is a script that can be run', () => {
    const [one] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(one.language).toBe('script');
    expect(() => accessSync(join(ROOT, one.entry), constants.X_OK)).not.toThrow();
  });
});
