import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'connect-iam-conformance', 'tarball');
/** What compilation writes last. */
const COMPILED = join(ROOT, 'lib', 'command', 'connect-iam.js');
/** Writes the package of the command into a folder. */
const WRITE_COMMAND = [
  '--require',
  join(ROOT, 'projenrc', 'register.cjs'),
  join(ROOT, 'projenrc', 'command-package.ts'),
];
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

export const packed = (): Packed => packedAs('cdk-amazon-connect-iam', '.');

/** The package of the command alone. */
export const packedCommand = (): Packed => packedAs('connect-iam', join('dist', 'connect-iam'));

/** Returns the paths of the files in a package, in order. */
export const filesIn = ({ folder }: Packed): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

function packedAs(name: string, source: string): Packed {
  const cache = join(CACHE, name);
  const result = {
    tarball: join(cache, `${name}-0.0.0.tgz`),
    folder: join(cache, 'package'),
  };
  const changed = newest();
  const isOlder = (path: string) => !existsSync(path) || statSync(path).mtimeMs < changed;
  // The folder is there last.
  if (!existsSync(result.folder) || isOlder(result.tarball)) {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    const quiet = { cwd: ROOT, stdio: 'pipe' } as const;
    if (isOlder(COMPILED)) execFileSync('npx', ['projen', 'compile'], quiet);
    if (source !== '.')
      execFileSync(process.execPath, [...WRITE_COMMAND, join(ROOT, source)], quiet);
    execFileSync('npm', ['pack', '--pack-destination', cache], {
      ...quiet,
      cwd: join(ROOT, source),
    });
    execFileSync('tar', ['-xzf', result.tarball, '-C', cache], quiet);
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
