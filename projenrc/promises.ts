import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Folders whose code is synchronous: no file in them names a promise or imports, over any number of files, one that
 * does, which a test checks. So `npm run eslint:promises` leaves them out.
 */
export const WITHOUT_PROMISES: readonly string[] = [
  'src',
  ...[
    'assertions',
    'capability',
    'compiler',
    'evaluator',
    'input',
    'laws',
    'policy',
    'reader',
    'text',
    'validation',
  ].map((folder) => `test/${folder}`),
];

/** What is in every file that makes or takes a promise by itself. */
const PROMISE =
  /\basync\b|\bawait\b|\bPromise\b|\.then\(|(?<!typeof )\bimport\(|\/promises'|\bfetch\(/;
const IMPORT = /\bfrom '(\.[^']*)'|\b(?:import|require)\(?\s*'(\.[^']*)'/g;

/** The files of TypeScript, relative to the root, that name a promise or import one that reaches a promise. */
export function reachingPromises(root: string, files: readonly string[]): string[] {
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const importers = new Map<string, string[]>();
  for (const [file, text] of texts)
    for (const imported of importsOf(file, text, texts))
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
  const reached = new Set<string>();
  const open = files.filter((file) => PROMISE.test(withoutComments(texts.get(file) ?? '')));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    open.push(...(importers.get(file) ?? []));
  }
  return [...reached].sort();
}

function importsOf(file: string, text: string, files: ReadonlyMap<string, string>): string[] {
  return [...text.matchAll(IMPORT)]
    .map(([, from, alone]) => join(file, '..', from ?? alone))
    .flatMap((path) => [path, `${path}.ts`, `${path}/index.ts`].filter((name) => files.has(name)));
}

const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
