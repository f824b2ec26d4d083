/*
 * What jsii leaves to be done in lib:
 *
 * - index.js loads a module when something of it is first used, as aws-cdk-lib does.
 *   An app with one role does not pay for the enumerations of 748 actions. ES modules can import by name.
 *   jsii compiles `export *` to code that loads everything at once.
 * - Source maps and comments go. jsii writes the maps, with the sources, into each file.
 *   They are more than half of the package. What users read is in the declarations.
 * - Modules go into few files, which Node opens faster: see module-groups.ts.
 * - Declarations that index.d.ts does not lead to go: nobody can import what they declare.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { lazyIndex } from './lazy-index';
import { groupModules } from './module-groups';
import { reachableDeclarations } from './reachable-declarations';

const LIB = join(__dirname, '..', 'lib');
const INDEX = join(LIB, 'index.js');
const source = readFileSync(INDEX, 'utf8');
const modules = [...source.matchAll(/__exportStar\(require\("(\.[^"]+)"\), exports\);/g)].map(
  ([, path]) => path,
);
if (modules.length === 0) throw new Error('lib/index.js is not what jsii wrote: compile first');

const exported = modules.flatMap((path) =>
  Object.keys(require(join(LIB, path))).map((name): [string, string] => [name, path]),
);
// Before the code is shortened, which may break a path over two lines.
groupModules(LIB);
for (const path of readdirSync(LIB, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => join(LIB, name))) {
  writeFileSync(
    path,
    transformSync(readFileSync(path, 'utf8'), {
      loader: 'js',
      legalComments: 'none',
      minifySyntax: true,
      minifyWhitespace: true,
      // Lines that a debugger can show.
      lineLimit: 120,
      target: 'node20.16',
    }).code,
  );
}

const reachable = reachableDeclarations(join(LIB, 'index.d.ts'));
for (const path of readdirSync(LIB, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.d.ts'))
  .map((name) => join(LIB, name))) {
  if (!reachable.has(path)) rmSync(path);
}

// Last, because a tool that shortens code may drop what never runs.
writeFileSync(INDEX, lazyIndex(exported));
