import { DEEPEST, entriesOf, isObject, list, own } from './json';
import { serverlessTypes } from './sam-function';
import { Template } from './stacks/template-file';
import { namingProperties } from '../catalogue/workloads';

/** A template condition or a parameter that decides names, statements, or who has what. */
export interface DecidingPart {
  readonly kind: 'condition' | 'parameter';
  readonly name: string;
}

/** The resources of IAM and of IAM Identity Center, and nested stacks and stack sets. */
const OF_IAM_OR_STACK = /^AWS::(IAM|SSO|CloudFormation::Stack)/;

/** The properties that decide nothing, and the templates of stack sets, which are stacks of their own. */
const LEFT_OUT = /^(Description|Tags|TemplateBody)$/;

/** The properties with statements, which carry their template conditions. */
const DOCUMENTS = /^(PolicyDocument|AssumeRolePolicyDocument|InlinePolicy)$/;

/**
 * Returns what decides in a template which names there are, and who has which policies; and after that
 * what decides in statements.
 */
export function decidingParts({ Resources, Globals }: Template): readonly DecidingPart[] {
  const parts = new Map<string, DecidingPart>();
  const documents: unknown[] = [];
  const add = (kind: DecidingPart['kind'], name: unknown): void => {
    const key = `${kind} ${String(name)}`;
    if (typeof name === 'string' && !parts.has(key)) parts.set(key, { kind, name });
  };
  // Parts of YAML may appear in several places.
  const seen = new Set<unknown>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > DEEPEST || seen.has(value)) return;
    if (typeof value === 'object') seen.add(value);
    if (Array.isArray(value)) return value.forEach((one) => visit(one, depth + 1));
    if (!isObject(value)) return;
    add('condition', list(value['Fn::If'])[0]);
    add('parameter', value.Ref);
    namesInSub(value['Fn::Sub']).forEach((name) => add('parameter', name));
    for (const [key, part] of entriesOf(value)) {
      if (DOCUMENTS.test(key)) documents.push(part);
      else if (!LEFT_OUT.test(key)) visit(part, depth + 1);
    }
  };
  visit(Globals, 0);
  for (const [, resource] of entriesOf(Resources)) {
    const type = String(own(resource, 'Type'));
    const isWhole = OF_IAM_OR_STACK.test(type) || serverlessTypes().includes(type);
    if (isWhole) add('condition', own(resource, 'Condition'));
    const naming = namingProperties(type);
    for (const [name, value] of entriesOf(own(resource, 'Properties')))
      if (isWhole || naming.includes(name)) visit({ [name]: value }, 0);
  }
  const ofNames = [...parts.values()];
  documents.forEach((one) => visit(one, 0));
  return [
    ...ofNames,
    ...[...parts.values()].slice(ofNames.length).filter(({ kind }) => kind === 'condition'),
  ];
}

/** Returns the names that a text of `Fn::Sub` refers to. */
function namesInSub(argument: unknown): readonly string[] {
  const [text] = list(argument);
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{([A-Za-z0-9]+)\}/g)].map(([, name]) => name);
}
