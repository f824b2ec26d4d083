import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { World } from '../policy/model';
import { manifestFile } from '../reader/assembly/manifest';
import { ReadAssembly, readAssembly } from '../reader/assembly/read-assembly';
import { readTogether } from '../reader/read';

/**
 * Synthesizes and reads the whole app that contains a construct. Nothing can be added to the app
 * afterwards. Returns undefined when the construct is in no app.
 */
export function synthesizedAssembly(scope: IConstruct): ReadAssembly | undefined {
  const { root } = scope.node;
  return Stage.isStage(root) ? readAssembly(root.synth().directory) : undefined;
}

/** The access in a synthesized app, and the templates that the CDK asks about. */
export interface SynthesizedWorld {
  readonly world: World;
  readonly isAskedAbout: (file: string) => boolean;
}

/** Returns the whole app, because a policy may be in a different stack than its principal. */
export function synthesizedWorld(scope: IConstruct, paths: readonly string[]): SynthesizedWorld {
  const files = templatesOf(scope, paths);
  const asked = new Set(files.map((file) => resolve(file)));
  return { world: worldOf(scope, files), isAskedAbout: (file) => asked.has(resolve(file)) };
}

function worldOf(scope: IConstruct, files: readonly string[]): World {
  const { root } = scope.node;
  const folder = Stage.isStage(root) ? root.outdir : undefined;
  if (folder !== undefined && existsSync(manifestFile(folder)))
    return readAssembly(folder, (file) => file).world;
  return readTogether(
    files.map((file) => ({ file, content: JSON.parse(readFileSync(file, 'utf8')) })),
  );
}

/**
 * Returns the templates of stacks, each with those of its nested stacks. The CDK passes only the
 * other templates to a plug-in.
 */
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
