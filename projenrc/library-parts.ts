import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of lib/parts that exports some modules of index.ts. */
export interface Part {
  readonly name: string;
  /** The modules, as index.ts names them. */
  readonly modules: readonly string[];
}

/** What programs load together, by the folders and names of the modules. The first that fits counts. */
const PARTS: readonly (readonly [name: string, modules: RegExp])[] = [
  // Large, and an app needs few of them.
  ['enumerations', /\.generated$/],
  ['read', /^\.\/(assertions|report|validation)\//],
  ['roles', /^\.\/constructs\/(connect-(admin|read-only|access)-role|voice-id-admin)$/],
  ['constructs', /^\.\/constructs\//],
  ['values', /^/],
];

/** Returns the parts of index.ts. */
export function libraryParts(root: string): Part[] {
  const index = readFileSync(join(root, 'src', 'index.ts'), 'utf8');
  const modules = [...index.matchAll(/^export \* from '([^']+)';$/gm)].map(([, path]) => path);
  const partOf = (path: string) => PARTS.find(([, pattern]) => pattern.test(path))?.[0];
  return PARTS.map(([name]) => ({
    name,
    modules: modules.filter((path) => partOf(path) === name),
  }));
}
