import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from './file-error';
import { unreadable } from './text';

/** Folders that are searched no further: what others wrote, and what begins with a full stop. */
const ELSEWHERE = /^(node_modules|\..*)$/;
const READABLE = /\.(json|ya?ml|template)$/i;
const MOST_FILES = 10_000;

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The files of a folder that may be templates or policies, in order, and the folders in it that are read as one. Links are not followed. */
export async function filesIn(
  folder: string,
  isOne: (folder: string) => Promise<boolean>,
): Promise<string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = (await readdir(next, { withFileTypes: true })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    if (next !== folder && (await isOne(next))) {
      found.push(next);
      continue;
    }
    for (const entry of entries) {
      if (entry.isDirectory() && !ELSEWHERE.test(entry.name)) waiting.push(join(next, entry.name));
      if (entry.isFile() && READABLE.test(entry.name)) found.push(join(next, entry.name));
    }
    if (found.length > MOST_FILES)
      throw new FileError({
        file: folder,
        problem: `it has more than ${MOST_FILES} files of JSON and YAML`,
        instead: 'Name the files',
      });
  }
  return found.sort();
}
