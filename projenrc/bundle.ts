/*
 * Bundles the command `connect-iam` and its libraries into one file, without lib: for tests. Writes THIRD-PARTY.txt,
 * with the licenses of the libraries, next to it.
 */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..');
/** What may be in the package without asking anybody: each wants its notice to go with it and nothing else. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** The first lines of the command. */
export const COMMAND_HEAD =
  '#!/usr/bin/env node\n// The libraries in this file and their licenses: THIRD-PARTY.txt';

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/**
 * Bundles into a folder that is two levels below one with catalogue/ and assets/.
 */
export async function bundle(folder: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['command/connect-iam.ts'],
    outfile: join(folder, 'connect-iam.js'),
    bundle: true,
    // Where libraries are linked from must not show in the names of their modules: the same sources, the same bytes.
    preserveSymlinks: true,
    platform: 'node',
    target: 'node20.16',
    mainFields: ['module', 'main'],
    // JSON stays where it is: the same path from lib/command as from src/catalogue.
    external: ['../../catalogue/*.json', '../../package.json'],
    minify: true,
    // Errors are known by the names of their classes.
    keepNames: true,
    legalComments: 'none',
    banner: { js: COMMAND_HEAD },
    logLevel: 'warning',
    metafile: true,
  });
  // npm makes it executable where it installs it; jsii, for Python, does not.
  chmodSync(join(folder, 'connect-iam.js'), 0o755);
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), licensesOf(Object.keys(metafile.inputs)));
}

/** Returns the licenses of the libraries that bundled files are from. */
export const licensesOf = (inputs: readonly string[]): string => notice(packagesOf(inputs));

function packagesOf(inputs: readonly string[]): Bundled[] {
  const folders = inputs.flatMap(
    (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
  );
  return [...new Set(folders)].sort().map((folder): Bundled => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(ROOT, folder, 'package.json'), 'utf8'),
    );
    if (!PERMISSIVE.includes(license))
      throw new Error(`${name} is under ${license}: it cannot be in the command`);
    const file = readdirSync(join(ROOT, folder)).find((entry) =>
      /^licen[cs]e(\.\w+)?$/i.test(entry),
    );
    if (!file) throw new Error(`${name} has no file with its license`);
    return {
      name,
      version,
      license,
      text: readFileSync(join(ROOT, folder, file), 'utf8').trim(),
    };
  });
}

function notice(bundled: readonly Bundled[]): string {
  const sections = bundled.map(
    ({ name, version, license, text }) => `---- ${name} ${version} (${license})\n\n${text}\n`,
  );
  return `connect-iam.js has these libraries in it.\n\n${sections.join('\n')}`;
}

if (require.main === module) void bundle(process.argv[2]);
