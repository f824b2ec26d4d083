import { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from './file-error';
import { unreadable } from './text';

/** Folders that are not searched: third-party folders, and names that begin with a period. */
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

/** The contents of a folder. */
export interface FolderContent {
  /** Files that may be templates or policies, and folders that are read as one, in order. */
  readonly files: readonly string[];
  /** Unreadable folders in it, and pipes and devices with file names. */
  readonly unreadable: readonly FileError[];
}

/**
 * Returns the files of a folder that may be templates or policies, and the folders in it that are
 * read as one. Skips links.
 */
export async function filesIn(
  folder: string,
  isOne: (folder: string) => Promise<boolean>,
): Promise<FolderContent> {
  const found: string[] = [];
  const failed: FileError[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await entriesOf(next);
    if (entries instanceof FileError) {
      failed.push(entries);
      continue;
    }
    if (next !== folder && (await isOne(next))) {
      found.push(next);
      continue;
    }
    failed.push(...entries.filter(isNoFile).map(({ name }) => noFile(join(next, name))));
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
  return { files: found.sort(), unreadable: failed };
}

/** Returns whether an entry is not a file. Reading a pipe would never end. */
const isNoFile = (entry: Dirent): boolean =>
  READABLE.test(entry.name) && !entry.isFile() && !entry.isDirectory() && !entry.isSymbolicLink();

const noFile = (file: string): FileError => new FileError({ file, problem: 'it is not a file' });

async function entriesOf(folder: string): Promise<readonly Dirent[] | FileError> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return unreadable(folder, error);
  }
}
