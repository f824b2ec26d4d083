import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { AssemblyError } from './assembly-error';
import { assemblyFoldersIn } from './assembly-folders';
import {
  acknowledgedByFile,
  AssemblyTemplate,
  cloudAssembly,
  FileRequests,
} from './cloud-assembly';
import { AcknowledgedByFile } from './metadata';
import { mergeWorlds } from '../../policy/merged-worlds';
import { World } from '../../policy/model';
import { readTogether } from '../read';

/** One or more cloud assemblies that were read. */
export interface ReadAssembly {
  readonly world: World;
  readonly templates: readonly AssemblyTemplate[];
  readonly acknowledged: AcknowledgedByFile;
}

/**
 * Reads the access in a cloud assembly, or in the assemblies of a folder.
 *
 * @param nameOf the name of a file; by default its path in the folder
 * @throws AssemblyError
 */
export function readAssembly(
  folder: string,
  nameOf: (file: string) => string = (file) => relative(folder, file),
): ReadAssembly {
  const assemblies = assemblyFoldersIn(folder).map((one) => readOne(one, nameOf));
  return {
    world: mergeWorlds(assemblies.map(({ world }) => world)),
    templates: assemblies.flatMap(({ templates }) => templates),
    acknowledged: new Map(assemblies.flatMap(({ acknowledged }) => [...acknowledged])),
  };
}

function readOne(folder: string, nameOf: (file: string) => string): ReadAssembly {
  const assembly = contentsOf(cloudAssembly(folder));
  const named = ({ file, stack, artifactId }: AssemblyTemplate): AssemblyTemplate => ({
    file: nameOf(file),
    stack: {
      ...stack,
      nestedTemplates: new Map([...stack.nestedTemplates].map(([id, one]) => [id, nameOf(one)])),
    },
    artifactId,
  });
  const world = readTogether(
    assembly.templates.map((template) => ({
      ...named(template),
      content: parsed(template.file),
    })),
  );
  const templates = assembly.templates.map(named);
  return { world, templates, acknowledged: acknowledgedByFile({ ...assembly, templates }) };
}

/** @throws AssemblyError when a file of the assembly is missing, or is not JSON */
function parsed(file: string): unknown {
  if (!existsSync(file)) throw new AssemblyError(file, 'there is no such file');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new AssemblyError(file, 'it is not JSON');
  }
}

/** Reads each requested file. */
function contentsOf<T>(requests: FileRequests<T>): T {
  let step = requests.next();
  while (!step.done) step = requests.next(parsed(step.value));
  return step.value;
}
