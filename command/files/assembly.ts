import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileError } from './file-error';
import { Source } from './source';
import { AssemblyError } from '../../src/reader/assembly/assembly-error';
import { CloudAssembly, cloudAssembly } from '../../src/reader/assembly/cloud-assembly';
import { isManifest } from '../../src/reader/assembly/manifest';

/** Returns whether a folder is a cloud assembly of the CDK. Web apps also have a manifest.json. */
export async function isAssemblyFolder(folder: string, source: Source): Promise<boolean> {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return false;
  if (existsSync(join(folder, 'cdk.out'))) return true;
  try {
    return isManifest((await source.parsed(manifest)).content);
  } catch {
    return false;
  }
}

/** Returns the contents of a cloud assembly folder. */
export async function assemblyIn(folder: string, source: Source): Promise<CloudAssembly> {
  const requests = cloudAssembly(folder);
  try {
    let step = requests.next();
    while (!step.done) step = requests.next((await source.parsed(step.value)).content);
    return step.value;
  } catch (error) {
    if (error instanceof AssemblyError)
      throw new FileError({ file: error.file, problem: error.problem });
    throw error;
  }
}
