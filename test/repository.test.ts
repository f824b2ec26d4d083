import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const PREFIXES = [
  'connect|connect-campaigns|voiceid|profile|wisdom|cases|app-integrations',
  'iam|kms|s3|lambda|lex|events|kinesis|firehose|logs|ds|sts',
].join('|');
const ACTION_NAME = new RegExp(`['"\`](${PREFIXES}):[A-Z][A-Za-z]*\\*?['"\`]`);

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('action names live in the catalogue, nowhere else', () => {
  // Documentation may name them; code may not.
  const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
  const named = [...filesUnder('src'), ...filesUnder('command')].filter(
    (file) => !file.endsWith('.generated.ts') && ACTION_NAME.test(code(file)),
  );
  expect(named).toEqual([]);
});

test('the package has no dependencies but its peers, and bundles none', () => {
  const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(pkg.dependencies ?? {}).toEqual({});
  expect(pkg.bundledDependencies ?? []).toEqual([]);
  expect(Object.keys(pkg.peerDependencies)).toEqual(['aws-cdk-lib', 'constructs']);
});

test('src imports nothing but its peers, itself and Node.js', () => {
  const imports = filesUnder('src').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:import|export|\}) .*from '([^'.][^']*)'/gm)].map(
      (m) => m[1].split('/')[0],
    ),
  );
  expect([...new Set(imports)].filter((name) => !name.startsWith('node:')).sort()).toEqual([
    'aws-cdk-lib',
    'constructs',
  ]);
});

test('no file of the repository names the host of a package registry', () => {
  const hosts = [
    'registry.npm' + 'js',
    'registry.yarn' + 'pkg',
    'pypi.org/' + 'simple',
    'repo1.' + 'maven',
    'proxy.' + 'golang',
  ];
  const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
    .trim()
    .split('\n');
  const naming = tracked.filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return hosts.some((host) => text.includes(host));
  });
  expect(naming).toEqual([]);
});

test('workflows name every action by its commit', () => {
  const uses = filesUnder('.github/workflows').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/uses: (.*)/g)].map(([, action]) => action),
  );
  expect(uses.length).toBeGreaterThan(10);
  expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
});
