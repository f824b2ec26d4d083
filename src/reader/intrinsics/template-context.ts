import { Resolved } from './conditional-value';
import { arnFormatOf } from './iam-arn-format';
import { plain, PolicyText } from '../../policy/deploy-time-text';
import { isObject, list, own } from '../json';

/** What a stack knows of the stacks that are read with it. Undefined is what nobody says. */
export interface StackLinks {
  /** The value that a parent stack gives to a parameter; undefined where the stack has no parent. */
  parameter(name: string): Resolved | undefined;
  /** `Fn::GetAtt: [Nested, Outputs.Name]`. */
  nestedOutput(logicalId: string, output: string): Resolved | undefined;
  /** `Fn::ImportValue`. */
  imported(name: PolicyText): Resolved | undefined;
  /** `Fn::GetStackOutput`. */
  stackOutput(stack: PolicyText, output: string): Resolved | undefined;
  /** What the ARN of a resource looks like, by the name of its attribute: `Role.Arn`. */
  arnFormat(attribute: string): PolicyText | undefined;
}

/** Of a template that is read alone. */
const aloneLinks = (template: { readonly [key: string]: unknown }): StackLinks => ({
  parameter: () => undefined,
  nestedOutput: () => undefined,
  imported: () => undefined,
  stackOutput: () => undefined,
  arnFormat: (attribute) => arnFormatOf(template, attribute),
});

/** What a template says beside its resources. */
export interface TemplateContext {
  readonly mappings: unknown;
  readonly links: StackLinks;
  /** The value of a parameter, where it can have one value only. */
  parameter(name: string): Resolved | undefined;
}

export function templateContextOf(
  template: { readonly [key: string]: unknown },
  links: StackLinks = aloneLinks(template),
): TemplateContext {
  return {
    mappings: template.Mappings,
    parameter: (name) => valueOf(name, own(template.Parameters, name), links),
    links,
  };
}

function valueOf(name: string, parameter: unknown, links: StackLinks): Resolved | undefined {
  if (!isObject(parameter)) return undefined;
  const allowed = allowedValues(parameter);
  const value = allowed.length === 1 ? allowed[0] : links.parameter(name);
  return isList(parameter) && typeof value === 'string'
    ? value.split(',').map((item) => item.trim())
    : value;
}

/** The values that a parameter may have, where the template lists them. */
export const allowedValues = (parameter: unknown): readonly string[] =>
  isTextOrList(parameter)
    ? list(own(parameter, 'AllowedValues')).flatMap((one) =>
        typeof one === 'string' ? [plain(one)] : [],
      )
    : [];

const isTextOrList = (parameter: unknown): boolean =>
  ['String', 'CommaDelimitedList'].includes(String(own(parameter, 'Type')));

const isList = (parameter: unknown): boolean =>
  /^(CommaDelimitedList$|List<)/.test(String(own(parameter, 'Type')));
