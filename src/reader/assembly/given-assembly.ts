import { existsSync } from 'node:fs';
import { AssemblyError } from './assembly-error';
import { ReadAssembly, readAssembly } from './read-assembly';
import { ConnectAccessError } from '../../input/error';

/**
 * Reads the cloud assembly in a folder from a caller, or the assemblies in its subfolders.
 *
 * @throws ConnectAccessError when there is none, or when one cannot be read
 */
export function givenAssembly(where: string, directory: string): ReadAssembly {
  const noAssembly = new ConnectAccessError({
    where,
    problem: 'the directory has no cloud assembly',
    got: directory,
    allowed: 'a folder with a manifest.json, which `cdk synth` writes, or with such folders in it',
  });
  if (!existsSync(directory)) throw noAssembly;
  try {
    const assembly = readAssembly(directory);
    if (assembly.templates.length === 0) throw noAssembly;
    return assembly;
  } catch (error) {
    if (error instanceof AssemblyError)
      throw new ConnectAccessError({ where, problem: error.problem, got: error.file });
    throw error;
  }
}
