import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'connect-iam-conformance', 'tarball');
/** What compilation writes last. */
const COMPILED = join(ROOT, 'lib', 'command', 'connect-iam.js');
const SOURCES = [
  'src',
  'command',
  'catalogue',
  'projenrc',
  'package.json',
  'README.md',
  '.npmignore',
];

/** The package as `npm pack` makes it: made when it is missing, or older than what it is made of. */
export interface Packed {
  /** The file that a user installs. */
  readonly tarball: string;
  /** What is in it, unpacked; its dependencies are found in the node_modules above it. */
  readonly folder: string;
}

export function packed(): Packed {
  const result = {
    tarball: join(CACHE, 'cdk-amazon-connect-iam-0.0.0.tgz'),
    folder: join(CACHE, 'package'),
  };
  const changed = newest();
  const isOlder = (path: string) => !existsSync(path) || statSync(path).mtimeMs < changed;
  // The folder is there last.
  if (!existsSync(result.folder) || isOlder(result.tarball)) {
    rmSync(CACHE, { recursive: true, force: true });
    mkdirSync(CACHE, { recursive: true });
    const quiet = { cwd: ROOT, stdio: 'pipe' } as const;
    if (isOlder(COMPILED)) execFileSync('npx', ['projen', 'compile'], quiet);
    execFileSync('npm', ['pack', '--pack-destination', CACHE], quiet);
    execFileSync('tar', ['-xzf', result.tarball, '-C', CACHE], quiet);
  }
  return result;
}

function newest(): number {
  const files = SOURCES.flatMap((source) => {
    const path = join(ROOT, source);
    return statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
      : [path];
  });
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
