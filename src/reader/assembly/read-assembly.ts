import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { AssemblyTemplate, CloudAssembly, cloudAssembly, FileRequests } from './cloud-assembly';
import { readTogether } from '../read';
import { World } from '../../policy/model';

/** A cloud assembly that was read. */
export interface ReadAssembly extends CloudAssembly {
  readonly world: World;
}

/**
 * What a cloud assembly says of access.
 *
 * @param nameOf what a file is called; its path in the assembly unless said
 * @throws AssemblyError
 */
export function readAssembly(
  folder: string,
  nameOf: (file: string) => string = (file) => relative(folder, file),
): ReadAssembly {
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
  return { ...assembly, templates: assembly.templates.map(named), world };
}

const parsed = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Reads each file that is asked for. */
function contentsOf<T>(requests: FileRequests<T>): T {
  let step = requests.next();
  while (!step.done) step = requests.next(parsed(step.value));
  return step.value;
}
