import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { read } from './read';
import { ConnectAccessError } from '../input/error';
import { World } from '../policy/model';

/** What the templates of a cloud assembly say of access, those of stages and nested stacks included. */
export function readAssembly(directory: string): World[] {
  if (!existsSync(join(directory, 'manifest.json'))) {
    throw new ConnectAccessError({
      where: 'ConnectAccessReport.fromAssembly',
      problem: 'the directory is no cloud assembly',
      got: directory,
      allowed: 'a folder with a manifest.json, which `cdk synth` writes',
    });
  }
  return readFrom(new CloudAssembly(directory, { skipVersionCheck: true }), directory);
}

function readFrom(assembly: CloudAssembly, top: string): World[] {
  // Templates of nested stacks are assets; by this name the CDK writes them.
  const nested = readdirSync(assembly.directory)
    .filter((name) => name.endsWith('.nested.template.json'))
    .map((name) => join(assembly.directory, name));
  return [
    ...assembly.stacks.flatMap((stack) =>
      readArtifact(stack, relative(top, stack.templateFullPath)),
    ),
    ...nested.flatMap(
      (path) => read(relative(top, path), JSON.parse(readFileSync(path, 'utf8'))) ?? [],
    ),
    ...assembly.nestedAssemblies.flatMap(({ nestedAssembly }) => readFrom(nestedAssembly, top)),
  ];
}

/** A stack as it was synthesized. Outside of the CLI the template does not say the paths of constructs; the assembly does. */
export function readArtifact(stack: CloudFormationStackArtifact, file: string): World[] {
  const paths = new Map(
    stack
      .findMetadataByType('aws:cdk:logicalId')
      .map(({ path, data }) => [String(data), path.replace(/^\//, '')]),
  );
  const resources = Object.entries<any>(stack.template.Resources ?? {}).map(([id, resource]) => [
    id,
    paths.has(id)
      ? { ...resource, Metadata: { 'aws:cdk:path': paths.get(id), ...resource.Metadata } }
      : resource,
  ]);
  const reading = read(file, { ...stack.template, Resources: Object.fromEntries(resources) });
  return reading ? [reading] : [];
}
