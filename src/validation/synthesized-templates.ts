import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** The templates of stacks, each with those of the stacks nested in it: the CDK hands a plug-in the others alone. */
export function templatesOf(scope: IConstruct, paths: readonly string[]): readonly string[] {
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
