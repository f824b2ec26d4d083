import { DEEPEST, isObject, list, own } from './json';
import { Template } from './stacks/template-file';

/** The template conditions and the parameters that decide names, and who has what. */
export interface DecidingParts {
  readonly conditions: readonly string[];
  readonly parameters: readonly string[];
}

/** The resources of IAM and of IAM Identity Center. */
const OF_IAM = /^AWS::(IAM|SSO)::/;

/** The properties of other resources that name them, or their role. */
const NAMING = /^(FunctionName|Role|RoleArn|ServiceRole|ExecutionRoleArn|LambdaFunctionName)$/;

/** The properties with statements, which carry their template conditions, and those that give nothing. */
const CARRYING = /^(PolicyDocument|AssumeRolePolicyDocument|InlinePolicy|Description|Tags)$/;

/** Returns what decides in a template which names there are, and who has which policies. */
export function decidingParts({ Resources }: Template): DecidingParts {
  const conditions = new Set<string>();
  const parameters = new Set<string>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > DEEPEST) return;
    if (Array.isArray(value)) return value.forEach((one) => visit(one, depth + 1));
    if (!isObject(value)) return;
    const [condition] = list(value['Fn::If']);
    if (typeof condition === 'string') conditions.add(condition);
    if (typeof value.Ref === 'string') parameters.add(value.Ref);
    namesInSub(value['Fn::Sub']).forEach((name) => parameters.add(name));
    for (const [key, part] of Object.entries(value))
      if (!CARRYING.test(key)) visit(part, depth + 1);
  };
  for (const resource of Object.values(isObject(Resources) ? Resources : {})) {
    const isOfIam = OF_IAM.test(String(own(resource, 'Type')));
    const condition = own(resource, 'Condition');
    if (isOfIam && typeof condition === 'string') conditions.add(condition);
    const properties = own(resource, 'Properties');
    for (const [name, value] of Object.entries(isObject(properties) ? properties : {}))
      if (isOfIam ? !CARRYING.test(name) : NAMING.test(name)) visit(value, 0);
  }
  return { conditions: [...conditions], parameters: [...parameters] };
}

/** Returns the names that a text of `Fn::Sub` refers to. */
function namesInSub(argument: unknown): readonly string[] {
  const [text] = list(argument);
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{([A-Za-z0-9]+)\}/g)].map(([, name]) => name);
}
