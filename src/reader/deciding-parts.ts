import { DEEPEST, isObject, list, own } from './json';
import { Template } from './stacks/template-file';

/** A template condition or a parameter that decides names, statements, or who has what. */
export interface DecidingPart {
  readonly kind: 'condition' | 'parameter';
  readonly name: string;
}

/** The resources of IAM and of IAM Identity Center, those of SAM with a role, and stacks. */
const OF_IAM = /^AWS::(IAM::|SSO::|Serverless::(Function|StateMachine)$|CloudFormation::Stack)/;

/** The properties of other resources that name them, or their role. */
const NAMING = /^(FunctionName|Role|RoleArn|ServiceRole|ExecutionRoleArn|LambdaFunctionName)$/;

const GIVING_NOTHING = /^(Description|Tags|TemplateBody)$/;

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
    for (const [key, part] of Object.entries(value)) {
      if (DOCUMENTS.test(key)) documents.push(part);
      else if (!GIVING_NOTHING.test(key)) visit(part, depth + 1);
    }
  };
  visit(Globals, 0);
  for (const resource of Object.values(isObject(Resources) ? Resources : {})) {
    const isOfIam = OF_IAM.test(String(own(resource, 'Type')));
    if (isOfIam) add('condition', own(resource, 'Condition'));
    const properties = own(resource, 'Properties');
    for (const [name, value] of Object.entries(isObject(properties) ? properties : {}))
      if (isOfIam || NAMING.test(name)) visit({ [name]: value }, 0);
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
