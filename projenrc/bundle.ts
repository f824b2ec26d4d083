/*
 * Bundles the command `connect-iam` and its libraries into one file.
 * Writes THIRD-PARTY.txt, with the licenses of the libraries, next to it.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build, Plugin } from 'esbuild';

const ROOT = join(__dirname, '..');
/** What may be in the package without asking anybody: each wants its notice to go with it and nothing else. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/**
 * Bundles into a folder that is two levels below one with catalogue/ and assets/.
 * Returns the libraries in the bundle.
 */
export async function bundle(
  folder = join(ROOT, 'lib', 'command'),
  { plugins = [] }: { readonly plugins?: Plugin[] } = {},
): Promise<Bundled[]> {
  const { metafile } = await build({
    plugins,
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
    banner: {
      js: '#!/usr/bin/env node\n// The libraries in this file and their licenses: THIRD-PARTY.txt',
    },
    logLevel: 'warning',
    metafile: true,
  });
  // npm makes it executable where it installs it; jsii, for Python, does not.
  chmodSync(join(folder, 'connect-iam.js'), 0o755);
  const bundled = packagesOf(Object.keys(metafile.inputs));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), notice(bundled));
  return bundled;
}

/**
 * Takes the modules of src from lib: the package then has them once.
 * A module in a group (module-groups.ts) is taken from its file, without the small file that leads there.
 */
export const FROM_LIB: Plugin = {
  name: 'from lib',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\.?\// }, ({ importer, path, kind, namespace }) => {
      if (namespace === IN_LIB) return { path, external: true };
      if (kind === 'entry-point' || path.endsWith('.json')) return undefined;
      const module = relative(join(ROOT, 'src'), join(dirname(importer), path));
      return module.startsWith('..') ? undefined : { path: module, namespace: IN_LIB };
    });
    onLoad({ filter: /.*/, namespace: IN_LIB }, ({ path }) => {
      const name = path.split(sep).join('/');
      const [, group] =
        /require\("(?:\.\.\/)*(?:\.\/)?(\w+)"\)\("/.exec(
          readFileSync(join(ROOT, 'lib', `${name}.js`), 'utf8'),
        ) ?? [];
      const from = group ? `require("../${group}")("${name}")` : `require("../${name}")`;
      return { contents: `module.exports = ${from};` };
    });
  },
};

const IN_LIB = 'lib';

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

// With a folder as its argument it bundles everything there: the tests do, which have no lib.
if (require.main === module) {
  const [, , folder] = process.argv;
  void bundle(folder, { plugins: folder ? [] : [FROM_LIB] });
}
