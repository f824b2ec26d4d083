import { dirname, join, relative, sep } from 'node:path';
import { build, Metafile, Plugin, transformSync } from 'esbuild';
import { COMMAND_HEAD } from './bundle';
import { lazyRequires } from './lazy-requires';
import { Part } from './library-parts';
import { plainExports } from './plain-exports';

/** The JavaScript of the package. */
export interface LibraryBundle {
  /** The code of each file, by its path in lib. */
  readonly files: ReadonlyMap<string, string>;
  /** The names that each part exports. */
  readonly exported: readonly (readonly [name: string, part: string])[];
  /** What was bundled, by the paths of the sources. */
  readonly inputs: readonly string[];
}

/** The name of the command among the parts. */
const COMMAND = 'command';

/**
 * Bundles src and the command. The modules of a part are in one file. Those that several parts use are in one file
 * for each set of parts that use them. A file is loaded when something in it is first used.
 *
 * Functions and classes keep their names, for stack traces; only parameters and inner variables get short ones.
 */
export async function bundleLibrary(
  root: string,
  parts: readonly Part[],
  plugins: readonly Plugin[],
): Promise<LibraryBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    plugins: [entries(root, parts), yamlModules(root), ...plugins],
    entryPoints: [
      ...parts.map(({ name }) => ({ in: `part:${name}`, out: `parts/${name}` })),
      { in: 'command/connect-iam.ts', out: `${COMMAND}/connect-iam` },
    ],
    outdir: 'lib',
    chunkNames: 'parts/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
    // Where libraries are linked from must not show in the names of their modules: the same sources, the same bytes.
    preserveSymlinks: true,
    platform: 'node',
    target: 'node20.16',
    mainFields: ['module', 'main'],
    external: ['aws-cdk-lib', 'constructs', '../catalogue/*.json', '../../package.json'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const renamed = sharedNames(metafile);
  const named = (text: string) =>
    [...renamed].reduce((all, [hash, name]) => all.replaceAll(`${hash}.js`, `${name}.js`), text);
  return {
    files: new Map(
      outputFiles.map(({ path, text }) => {
        const place = relative(join(root, 'lib'), path).split(sep).join('/');
        return [named(place), finished(named(text), place.startsWith(COMMAND))];
      }),
    ),
    exported: parts.flatMap(({ name }) =>
      metafile.outputs[`lib/parts/${name}.js`].exports.map(
        (exported) => [exported, `./parts/${name}`] as const,
      ),
    ),
    inputs: Object.keys(metafile.inputs),
  };
}

/** The library that reads YAML, as ES modules of which only what is used is taken, with short names. */
const yamlModules = (root: string): Plugin => {
  const yaml = join(root, 'node_modules', 'yaml', 'browser', 'dist', 'index.js');
  const used =
    'Alias, Composer, Document, Lexer, Parser, YAMLMap, YAMLSeq, ' +
    'isAlias, isMap, isPair, isScalar, isSeq, parseDocument, stringify';
  return {
    name: 'yaml modules',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^yaml$/ }, () => ({ path: yaml }));
      onLoad({ filter: /yaml.browser.dist.index\.js$/ }, async () => {
        const { outputFiles } = await build({
          stdin: { contents: `export { ${used} } from './index.js';`, resolveDir: dirname(yaml) },
          bundle: true,
          write: false,
          format: 'esm',
          target: 'node20.16',
          minify: true,
          legalComments: 'none',
        });
        return { contents: outputFiles[0].text };
      });
    },
  };
};

/** Each part is a module that exports its modules. */
const entries = (root: string, parts: readonly Part[]): Plugin => ({
  name: 'parts',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: 'part' }));
    onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
      contents: parts
        .filter(({ name }) => path === `part:${name}`)
        .flatMap(({ modules }) => modules.map((module) => `export * from '${module}';`))
        .join('\n'),
      resolveDir: join(root, 'src'),
    }));
  },
});

/** Returns a name for each file that parts share: the names of the parts. */
function sharedNames({ outputs }: Metafile): Map<string, string> {
  const users = new Map<string, string[]>();
  const visit = (path: string, entry: string) => {
    const known = users.get(path) ?? [];
    if (known.includes(entry)) return;
    users.set(path, [...known, entry]);
    outputs[path].imports.filter((one) => !one.external).forEach((one) => visit(one.path, entry));
  };
  const isEntry = (path: string) => outputs[path].entryPoint !== undefined;
  const nameOf = (path: string) => path.replace(/^.*\/|\.js$/g, '');
  Object.keys(outputs)
    .filter(isEntry)
    .forEach((path) => visit(path, path.includes(COMMAND) ? COMMAND : nameOf(path)));
  const count = Object.keys(outputs).filter(isEntry).length;
  return new Map(
    [...users]
      .filter(([path]) => !isEntry(path))
      .map(([path, names]) => [
        nameOf(path),
        names.length === count ? 'everybody' : names.sort().join('-'),
      ]),
  );
}

/** Returns the code with classes that refer to themselves as declarations, which keep their names. */
const withClassNames = (code: string): string =>
  [...code.matchAll(/^var ([\w$]+) = class (_[A-Z]\w+)/gm)].reduce(
    (text, [start, name, inner]) =>
      text
        .replace(start, `class ${name}`)
        .replace(
          new RegExp(`(?<![\\w$])${inner.replace(/\$/g, '\\$')}(?![\\w$])`, 'g'),
          () => name,
        ),
    code,
  );

function finished(code: string, isCommand: boolean): string {
  const named = withClassNames(code).replace(/\b__require\(/g, 'require(');
  const common = transformSync(plainExports(named), {
    format: 'cjs',
    platform: 'node',
    target: 'node20.16',
  }).code;
  // Without a format, esbuild keeps the names at the top of a file.
  const short = transformSync(lazyRequires(common), {
    minify: true,
    legalComments: 'none',
    // Lines that a debugger can show. Shorter ones break texts, and 120 takes 11 kB.
    lineLimit: 500,
    target: 'node20.16',
  }).code;
  return (isCommand ? `${COMMAND_HEAD}\n` : '') + `"use strict";\n${short}`;
}
