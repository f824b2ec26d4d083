import { Dirent } from 'node:fs';
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

/** What was found in a folder. */
export interface FolderContent {
  /** Files that may be templates or policies, and folders that are read as one; in order. */
  readonly files: readonly string[];
  /** Folders in it that may not be read, and pipes and devices with the names of files. */
  readonly unreadable: readonly FileError[];
}

/**
 * The files of a folder that may be templates or policies, and the folders in it that are read as one.
 * Links are passed over.
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

/** A pipe would be waited for without an end. */
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
