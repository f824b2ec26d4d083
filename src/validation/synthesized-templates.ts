import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { World } from '../policy/model';
import { manifestFile } from '../reader/assembly/manifest';
import { ReadAssembly, readAssembly } from '../reader/assembly/read-assembly';
import { readTogether } from '../reader/read';

/**
 * The whole app in which a construct is, synthesized and read. Nothing can be added to the app afterwards.
 * Undefined where the construct is in no app.
 */
export function synthesizedAssembly(scope: IConstruct): ReadAssembly | undefined {
  const { root } = scope.node;
  return Stage.isStage(root) ? readAssembly(root.synth().directory) : undefined;
}

/** What an app says of access that was just synthesized, and the templates that the CDK asks about. */
export interface SynthesizedWorld {
  readonly world: World;
  readonly isAskedAbout: (file: string) => boolean;
}

/** The whole app, because a policy may stand in another stack than who has it. */
export function synthesizedWorld(scope: IConstruct, paths: readonly string[]): SynthesizedWorld {
  const files = templatesOf(scope, paths);
  const asked = new Set(files.map((file) => resolve(file)));
  return { world: worldOf(scope, files), isAskedAbout: (file) => asked.has(resolve(file)) };
}

function worldOf(scope: IConstruct, files: readonly string[]): World {
  const folder = Stage.of(scope.node.root)?.outdir;
  if (folder !== undefined && existsSync(manifestFile(folder)))
    return readAssembly(folder, (file) => file).world;
  return readTogether(
    files.map((file) => ({ file, content: JSON.parse(readFileSync(file, 'utf8')) })),
  );
}

/** The templates of stacks, each with those of the stacks nested in it: the CDK hands a plug-in the others alone. */
function templatesOf(scope: IConstruct, paths: readonly string[]): readonly string[] {
  const nested = scope.node.root.node
    .findAll()
    .filter((construct): construct is Stack => Stack.isStack(construct) && construct.nested);
  const within = (path: string) =>
    nested.filter((stack) => outermost(stack).templateFile === basename(path));
  return [
    ...new Set(
      paths.flatMap((path) => [
        path,
        ...within(path)
          .map((stack) => join(dirname(path), stack.templateFile))
          .filter(existsSync),
      ]),
    ),
  ];
}

const outermost = (stack: Stack): Stack =>
  stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
