/*
 * Packs `connect-iam`, the command without the constructs, into dist/js beside the library: npx finds it by its name,
 * and it brings no CDK along. It has the version of the library, and is made of the same sources.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { licensesOf } from './bundle';
import { CataloguePacks } from './catalogue-packs';
import { bundleLibrary } from './library-bundle';

const ROOT = join(__dirname, '..');

/** Paths of the sources, and what they are called in the package. */
const COPIED: Readonly<Record<string, string>> = {
  'command/README.md': 'README.md',
  'assets/connect-iam.schema.json': 'connect-iam.schema.json',
  LICENSE: 'LICENSE',
  'THIRD-PARTY-NOTICES': 'THIRD-PARTY-NOTICES',
};

/** What both packages say about themselves. */
const SHARED = ['version', 'author', 'license', 'repository', 'engines', 'publishConfig'];

/** Writes the package into a folder. */
export async function writeCommandPackage(folder: string): Promise<void> {
  const packs = new CataloguePacks(ROOT);
  const { files, inputs } = await bundleLibrary(ROOT, [], [packs.plugin]);
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  files.forEach((code, path) => write(`lib/${path}`, code));
  packs.files.forEach((content, name) => write(`lib/catalogue/${name}`, content));
  write('lib/command/THIRD-PARTY.txt', licensesOf(inputs));
  chmodSync(join(folder, 'lib', 'command', 'connect-iam.js'), 0o755);
  write('package.json', `${JSON.stringify(manifest(), undefined, 2)}\n`);
  for (const [source, name] of Object.entries(COPIED))
    cpSync(join(ROOT, source), join(folder, name));
}

function manifest() {
  const library = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return {
    name: 'connect-iam',
    description:
      'Who may do what in Amazon Connect: audits, compares and explains IAM policies, offline.',
    ...Object.fromEntries(SHARED.map((key) => [key, library[key]])),
    keywords: ['amazon-connect', 'audit', 'cloudformation', 'iam', 'least-privilege', 'policy'],
    bin: { 'connect-iam': 'lib/command/connect-iam.js' },
    files: ['lib', 'connect-iam.schema.json', 'THIRD-PARTY-NOTICES'],
  };
}

async function pack() {
  const dist = join(ROOT, 'dist', 'js');
  const folder = join(ROOT, 'dist', 'connect-iam');
  rmSync(folder, { recursive: true, force: true });
  await writeCommandPackage(folder);
  mkdirSync(dist, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', dist], {
    cwd: folder,
    stdio: 'inherit',
  });
  rmSync(folder, { recursive: true });
}

// With a folder, the package is written there. Without one it is packed into dist.
if (require.main === module) void (process.argv[2] ? writeCommandPackage(process.argv[2]) : pack());
