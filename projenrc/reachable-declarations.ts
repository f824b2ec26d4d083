import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const RELATIVE = /(?:from|import) '(\.[^']*)'|import\('(\.[^']*)'\)/g;

/** Returns a declaration file and every file that it leads to, by relative imports and exports. */
export function reachableDeclarations(index: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [index];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    open.push(...importsOf(path));
  }
  return found;
}

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(RELATIVE)].map(([, from, called]) => {
    const target = join(dirname(path), from ?? called);
    const found = [`${target}.d.ts`, join(target, 'index.d.ts')].find((one) => existsSync(one));
    if (found === undefined)
      throw new Error(`${path} imports ${target}, which has no declarations`);
    return found;
  });
