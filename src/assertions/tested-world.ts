import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ConnectAccessError } from '../input/error';
import { mergeWorlds } from '../policy/merged-worlds';
import { World } from '../policy/model';
import { givenAssembly } from '../reader/assembly/given-assembly';
import { ReadAssembly, readAssembly } from '../reader/assembly/read-assembly';
import { StackSet } from '../reader/stacks/stack-set';
import { Template, TemplateFile } from '../reader/stacks/template-file';
import { readTemplates } from '../reader/template';

/** The principals to test, and the stacks that were read. */
export interface TestedWorld {
  readonly world: World;
  readonly stacks: StackSet;
  /** The app, if the world comes from one. */
  readonly app?: TestedApp;
}

/** An app that was synthesized for assertions. */
export interface TestedApp {
  readonly root: IConstruct;
  /** Returns the name of the template file of a stack in the world. */
  readonly fileOf: (stack: Stack) => string;
}

/** Synthesizes and reads the whole app that contains a construct. */
export function worldOfApp(where: string, scope: IConstruct): TestedWorld {
  const { root } = scope.node;
  if (!Stage.isStage(root))
    throw new ConnectAccessError({
      where,
      problem: 'this is in no app',
      got: scope.node.path,
      instead: 'Make the stacks in an App',
    });
  const { directory } = root.synth();
  const fileOf = (stack: Stack) => {
    const folder = Stage.of(stack)?.outdir ?? directory;
    return relative(directory, join(folder, stack.templateFile));
  };
  return { ...testedAssembly(readAssembly(directory), directory), app: { root, fileOf } };
}

/** Reads the cloud assembly in a folder, or the assemblies in its subfolders. */
export const worldOfAssembly = (where: string, directory: string): TestedWorld =>
  testedAssembly(givenAssembly(where, directory), directory);

function testedAssembly({ world, templates }: ReadAssembly, directory: string): TestedWorld {
  const files = templates.map(({ file, stack }): TemplateFile => {
    const template: Template = JSON.parse(readFileSync(join(directory, file), 'utf8'));
    return { file, template, stack };
  });
  return { world, stacks: new StackSet(files) };
}

/** Reads templates that are deployed together. The keys are their file names. */
export function worldOfTemplates(templates: { readonly [file: string]: Template }): TestedWorld {
  const files = Object.entries(templates).map(([file, template]) => ({ file, template }));
  return { world: mergeWorlds(readTemplates(files)), stacks: new StackSet(files) };
}
