/*
 * Modules in few files. Node opens, resolves and compiles each file by itself, which takes longer
 * than what is in it. The modules of a group are functions in one file; the file of a module has
 * one line that asks the group for it. A module still runs when it is first required, and once.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** A group: the name of its file, and the folders of its modules. */
export interface ModuleGroup {
  readonly name: string;
  readonly folders: readonly string[];
}

/** What writes access, and what reads it. An app loads the first, tests and plug-ins both. */
export const MODULE_GROUPS: readonly ModuleGroup[] = [
  {
    name: 'write',
    folders: ['access', 'catalogue', 'compiler', 'constructs', 'input', 'policy', 'scope', 'text'],
  },
  {
    name: 'read',
    folders: ['assertions', 'capability', 'evaluator', 'reader', 'report', 'validation'],
  },
];

/** Enumerations are large, and an app needs few of them. */
const isLarge = (path: string) => path.endsWith('.generated.js');

/** Writes the groups into a folder of compiled modules. */
export function groupModules(lib: string, groups: readonly ModuleGroup[] = MODULE_GROUPS): void {
  for (const { name, folders } of groups) {
    const paths = folders
      .flatMap((folder) => modulesIn(lib, folder))
      .filter((path) => !knowsItsPlace(lib, path))
      .sort();
    const known = new Set(paths);
    const bodies = paths.map((path) => {
      const code = readFileSync(join(lib, path), 'utf8').replace(/^"use strict";/, '');
      return `${JSON.stringify(idOf(path))}:(exports,$own)=>{${rebased(code, path, known)}\n}`;
    });
    writeFileSync(join(lib, `${name}.js`), registry(bodies));
    for (const path of paths) {
      const up = posix.relative(posix.dirname(path), name);
      writeFileSync(
        join(lib, path),
        `module.exports=require("${up}")(${JSON.stringify(idOf(path))});\n`,
      );
    }
  }
}

/** A module that reads files by its own place stays where it is. */
const knowsItsPlace = (lib: string, path: string) =>
  /\b__(dirname|filename)\b/.test(readFileSync(join(lib, path), 'utf8'));

const modulesIn = (lib: string, folder: string): string[] =>
  readdirSync(join(lib, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !isLarge(path))
    .map((path) => posix.join(folder, path.split(sep).join('/')));

const idOf = (path: string) => path.replace(/\.js$/, '');

/** Returns the code with its relative paths as seen from the file of the group. */
const rebased = (code: string, path: string, known: ReadonlySet<string>): string =>
  code.replace(/\brequire\(\s*(["'])(\.{1,2}\/[^"']+)\1\s*\)/g, (_, __, to: string) => {
    const target = posix.join(posix.dirname(path), to);
    return known.has(`${target}.js`)
      ? `$own(${JSON.stringify(target)})`
      : `require(${JSON.stringify(target.startsWith('.') ? target : `./${target}`)})`;
  });

/** Each module gets its exports before it runs, as in CommonJS, so modules may refer to each other. */
const registry = (bodies: readonly string[]): string => `"use strict";
const modules={${bodies.join(',\n')}},loaded=Object.create(null);
const $own=id=>{let exports=loaded[id];
if(exports===undefined){exports=loaded[id]={};modules[id](exports,$own)}return exports};
module.exports=$own;
`;
