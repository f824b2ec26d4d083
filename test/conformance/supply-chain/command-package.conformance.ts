import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, packed, packedCommand, ROOT } from '../tarball';

const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const files = () => filesIn(packedCommand());

test('the package connect-iam has the command, its data and the notices in it', () => {
  expect(files()).toEqual([
    'LICENSE',
    'README.md',
    'THIRD-PARTY-NOTICES',
    'connect-iam.schema.json',
    'lib/catalogue/policies.json',
    'lib/catalogue/read.json',
    'lib/catalogue/write.json',
    'lib/command/THIRD-PARTY.txt',
    'lib/command/connect-iam.js',
    'package.json',
  ]);
  expect(statSync(packedCommand().tarball).size).toBeLessThan(1_000_000);
  for (const path of files())
    expect(readFileSync(join(packedCommand().folder, path), 'utf8')).not.toContain(ROOT);
});

test('it has the version of the library, and brings nothing along', () => {
  const { name, version, bin, ...others } = manifest(packedCommand().folder);
  expect({ name, version, bin }).toEqual({
    name: 'connect-iam',
    version: manifest(packed().folder).version,
    bin: manifest(packed().folder).bin,
  });
  const needed = Object.keys(others).filter((key) => /dependencies|scripts/i.test(key));
  expect(needed).toEqual([]);
});

test.each([
  ['--version'],
  ['--help'],
  ['audit', 'template.yaml'],
  ['audit', '--json', 'template.yaml'],
  ['report', 'template.yaml'],
  ['report', '--html', 'template.yaml'],
  ['who-can', 'connect:DeleteInstance', 'template.yaml'],
  ['diff', 'template.yaml', 'after.yaml'],
  ['adopt', 'template.yaml'],
  ['explain', 'edit call recording'],
  ['explain', 'AmazonConnect_FullAccess'],
  ['audit', '--nonsense'],
])('the command of the library says the same: %s %s %s', (...args) => {
  const said = (folder: string) => {
    const script = join(folder, 'lib', 'command', 'connect-iam.js');
    const cwd = join(ROOT, 'docs', 'command');
    const { status, stdout, stderr } = spawnSync(script, args, { cwd, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const alone = said(packedCommand().folder);
  expect(alone.stdout + alone.stderr).not.toBe('');
  expect(alone).toEqual(said(packed().folder));
});

test('it loads no module but those of Node.js', () => {
  const script = join(packedCommand().folder, 'lib', 'command', 'connect-iam.js');
  // The bundler breaks long lines in the middle of a string.
  const code = readFileSync(script, 'utf8').replaceAll('\\\n', '');
  const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)]
    .map(([, name]) => name)
    .filter(
      (name) => !/^(node:[\w/]+|\.\.\/catalogue\/\w+\.json|\.\.\/\.\.\/package\.json)$/.test(name),
    );
  expect(required).toEqual([]);
  expect(execFileSync(script, ['--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n/);
});
