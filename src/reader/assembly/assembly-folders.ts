import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isManifest, manifestFile } from './manifest';

/** Folders that are searched no further: what others wrote, and what begins with a full stop. */
const ELSEWHERE = /^(node_modules|\..*)$/;

/** Levels below the folder that is asked about. */
const DEEPEST = 4;

/** The cloud assemblies in a folder: itself, or those below it. */
export function assemblyFoldersIn(folder: string, level = 0): string[] {
  if (isAssemblyFolder(folder)) return [folder];
  if (level === DEEPEST) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !ELSEWHERE.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => assemblyFoldersIn(join(folder, name), level + 1));
}

/** Whether the CDK synthesized into a folder; web apps have a manifest.json too. */
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
