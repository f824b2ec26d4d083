import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileError } from './file-error';

/**
 * Returns paths with the files that patterns match, for shells that leave patterns as they are. `*`
 * and `?` stand for characters of a name, and `**` for any folders. A path that exists is no
 * pattern.
 */
export const expanded = (
  paths: readonly string[],
  failed: (error: FileError) => void,
): readonly string[] =>
  paths.flatMap((path) => {
    if (!/[*?]/.test(path) || existsSync(path)) return [path];
    const found = matches(path);
    if (found.length > 0) return found;
    failed(
      new FileError({ file: path, problem: 'no file matches the pattern', instead: 'Name a file' }),
    );
    return [];
  });

/** Returns the paths that match a pattern, in order. */
function matches(pattern: string): readonly string[] {
  const [first, ...rest] = pattern.split(/\/+/);
  return [...new Set(first === '' ? below('/', rest) : below('', [first, ...rest]))].sort();
}

function below(folder: string, parts: readonly string[]): readonly string[] {
  const [part, ...rest] = parts;
  if (part === undefined || part === '') return folder === '' ? [] : [folder];
  if (part === '**')
    return [
      ...below(folder, rest),
      ...names(folder, /^/, true).flatMap((name) => below(join(folder, name), parts)),
    ];
  if (!/[*?]/.test(part)) {
    const path = join(folder, part);
    return existsSync(path) ? below(path, rest) : [];
  }
  return names(folder, expressionOf(part), rest.length > 0).flatMap((name) =>
    below(join(folder, name), rest),
  );
}

/** Folders that patterns do not search. */
const ELSEWHERE = 'node_modules';

/** Returns names in a folder. Those that begin with a period are hidden. */
function names(folder: string, expression: RegExp, isFolder: boolean): readonly string[] {
  try {
    return readdirSync(folder || '.', { withFileTypes: true })
      .filter(({ name }) => expression.test(name) && !name.startsWith('.') && name !== ELSEWHERE)
      .filter((entry) => !isFolder || entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Returns the expression for the name of a file. */
const expressionOf = (part: string): RegExp =>
  new RegExp(
    `^${part
      .replace(/[\\^$+.()|{}[\]]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.')}$`,
    's',
  );
