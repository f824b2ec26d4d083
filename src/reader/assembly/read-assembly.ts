import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { assemblyFoldersIn } from './assembly-folders';
import {
  acknowledgedByFile,
  AssemblyTemplate,
  cloudAssembly,
  FileRequests,
} from './cloud-assembly';
import { AcknowledgedByFile } from './metadata';
import { mergeWorlds, World } from '../../policy/model';
import { readTogether } from '../read';

/** A cloud assembly that was read, or several. */
export interface ReadAssembly {
  readonly world: World;
  readonly templates: readonly AssemblyTemplate[];
  readonly acknowledged: AcknowledgedByFile;
}

/**
 * What a cloud assembly says of access, or the assemblies in a folder.
 *
 * @param nameOf what a file is called; its path in the folder unless said
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

const parsed = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Reads each file that is asked for. */
function contentsOf<T>(requests: FileRequests<T>): T {
  let step = requests.next();
  while (!step.done) step = requests.next(parsed(step.value));
  return step.value;
}
