import { basename } from 'node:path';
import { CfnElement, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { Place } from '../policy/model';

/** By template and logical id, for the tree of each app. Only what is found in templates is looked for. */
const trees = new WeakMap<IConstruct, Map<string, IConstruct>>();

/** The construct of a resource in a template of the app; paths in the metadata of templates can be switched off. */
export function constructOf(scope: IConstruct, { file, logicalId }: Place): IConstruct | undefined {
  const { root } = scope.node;
  let known = trees.get(root);
  if (!known) {
    known = new Map(
      root.node
        .findAll()
        .filter((c): c is CfnElement => CfnElement.isCfnElement(c))
        .map((element): [string, IConstruct] => {
          const stack = Stack.of(element);
          return [`${stack.templateFile} ${stack.resolve(element.logicalId)}`, element];
        }),
    );
    trees.set(root, known);
  }
  return logicalId === undefined ? undefined : known.get(`${basename(file)} ${logicalId}`);
}
