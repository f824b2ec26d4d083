import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachingPromises, WITHOUT_PROMISES } from '../projenrc/promises';

const ROOT = join(__dirname, '..');

test('no file that the linter does not search for forgotten promises reaches one', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const reaching = reachingPromises(ROOT, files.trim().split('\n'));
  expect(reaching).toContain('command/connect-iam.ts');
  const untyped = (file: string) => WITHOUT_PROMISES.some((it) => file.startsWith(`${it}/`));
  expect(reaching.filter(untyped)).toEqual([]);
});

test('a file reaches a promise by what it imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-iam-promises-'));
  const files = {
    'later.ts': 'export const later = async () => 1;',
    'helper.ts': "import { later } from './later';\nexport const helper = () => later();",
    'taker.ts': "import { helper } from './helper';\nhelper();",
    'beside.ts': '// as an async function\nexport const beside = 1;',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  expect(reachingPromises(folder, Object.keys(files))).toEqual([
    'helper.ts',
    'later.ts',
    'taker.ts',
  ]);
  rmSync(folder, { recursive: true });
});
