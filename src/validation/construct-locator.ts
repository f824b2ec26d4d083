import { basename } from 'node:path';
import { CfnElement, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { memoize } from '../input/memoize';
import { Place } from '../policy/model';

/**
 * Returns the construct of a resource in a template of the app. Paths in template metadata can be
 * disabled.
 */
export const constructOf = (
  scope: IConstruct,
  { file, logicalId }: Place,
): IConstruct | undefined =>
  logicalId === undefined
    ? undefined
    : elementsOf(scope.node.root).get(`${basename(file)} ${logicalId}`);

/** Returns the elements of an app by template and logical id. */
const elementsOf = memoize(
  (root: IConstruct) =>
    new Map(
      root.node
        .findAll()
        .filter((c): c is CfnElement => CfnElement.isCfnElement(c))
        .map((element): [string, IConstruct] => {
          const stack = Stack.of(element);
          return [`${stack.templateFile} ${stack.resolve(element.logicalId)}`, element];
        }),
    ),
);
