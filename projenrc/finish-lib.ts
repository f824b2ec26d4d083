/*
 * What jsii leaves to be done in lib:
 *
 * - Its JavaScript is replaced: library-bundle.ts makes few files of many, which Node.js loads faster.
 * - index.js loads a file when something of it is first used, as aws-cdk-lib does.
 *   An app with one role does not pay for the enumerations of 748 actions. ES modules can import by name.
 * - The catalogue goes into packs: catalogue-packs.ts.
 * - Declarations lose what is internal. Those that index.d.ts does not lead to go: nobody can import what they declare.
 * - The assembly in .jsii loses its indentation, and what no package is made from: shipped-assembly.ts.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { licensesOf } from './bundle';
import { CataloguePacks } from './catalogue-packs';
import { lazyIndex } from './lazy-index';
import { bundleLibrary } from './library-bundle';
import { libraryParts } from './library-parts';
import { publicDeclarations } from './public-declarations';
import { reachableDeclarations } from './reachable-declarations';
import { runtimeTypes } from './runtime-types';
import { shippedAssembly } from './shipped-assembly';

const ROOT = join(__dirname, '..');
const LIB = join(ROOT, 'lib');

const filesOf = (extension: string) =>
  readdirSync(LIB, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(LIB, name));

function write(path: string, content: string) {
  mkdirSync(dirname(join(LIB, path)), { recursive: true });
  writeFileSync(join(LIB, path), content);
}

async function finish() {
  const packs = new CataloguePacks(ROOT);
  const { files, exported, inputs } = await bundleLibrary(ROOT, libraryParts(ROOT), [
    packs.plugin,
    runtimeTypes(ROOT),
  ]);
  filesOf('.js').forEach((path) => rmSync(path));
  files.forEach((code, path) => write(path, code));
  packs.files.forEach((content, name) => write(`catalogue/${name}`, content));
  write('index.js', lazyIndex(exported));
  write('command/THIRD-PARTY.txt', licensesOf(inputs));
  // npm makes it executable where it installs it; jsii, for Python, does not.
  chmodSync(join(LIB, 'command', 'connect-iam.js'), 0o755);

  for (const path of filesOf('.d.ts'))
    writeFileSync(path, publicDeclarations(readFileSync(path, 'utf8')));
  const reachable = reachableDeclarations(join(LIB, 'index.d.ts'));
  for (const path of filesOf('.d.ts')) if (!reachable.has(path)) rmSync(path);

  const assembly = join(ROOT, '.jsii');
  writeFileSync(
    assembly,
    JSON.stringify(shippedAssembly(JSON.parse(readFileSync(assembly, 'utf8')))),
  );
}

void finish();
