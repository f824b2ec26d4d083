import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileError } from './file-error';
import { Source } from './source';
import { AssemblyError } from '../../src/reader/assembly/assembly-error';
import { CloudAssembly, cloudAssembly } from '../../src/reader/assembly/cloud-assembly';
import { isManifest } from '../../src/reader/assembly/manifest';

/** Whether the CDK synthesized into a folder; other folders have a manifest.json too, of web apps. */
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

/** What a folder that the CDK synthesized consists of. */
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
