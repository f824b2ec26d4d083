import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isManifest, manifestFile } from './manifest';

/** Folders that are not searched: third-party folders, and names that begin with a period. */
const ELSEWHERE = /^(node_modules|\..*)$/;

/** The maximum number of levels below the given folder. */
const DEEPEST = 4;

/** Finds the cloud assemblies in a folder: the folder itself, or those below it. */
export function assemblyFoldersIn(folder: string, level = 0): string[] {
  if (isAssemblyFolder(folder)) return [folder];
  if (level === DEEPEST) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !ELSEWHERE.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => assemblyFoldersIn(join(folder, name), level + 1));
}

/** Returns whether a folder is a cloud assembly of the CDK. Web apps also have a manifest.json. */
function isAssemblyFolder(folder: string): boolean {
  const manifest = manifestFile(folder);
  if (!existsSync(manifest)) return false;
  if (existsSync(join(folder, 'cdk.out'))) return true;
  try {
    return isManifest(JSON.parse(readFileSync(manifest, 'utf8')));
  } catch {
    return false;
  }
}
