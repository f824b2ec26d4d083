import { Resolved } from './conditional-value';
import { arnFormatOf, isOfResource } from './iam-arn-format';
import { plain, PolicyText } from '../../policy/deploy-time-text';
import { Tristate } from '../../policy/tristate';
import { isObject, list, own } from '../json';

/** The links of a stack to the stacks that are read with it. Undefined is an unknown value. */
export interface StackLinks {
  /** The prefixes of the stacks, by their files. */
  readonly keys: ReadonlyMap<string, string>;
  /** Returns the value that a parent stack passes to a parameter; undefined without a parent. */
  parameter(name: string): Resolved | undefined;
  /** Resolves `Fn::GetAtt: [Nested, Outputs.Name]`. */
  nestedOutput(logicalId: string, output: string): Resolved | undefined;
  /** Resolves the same for a value that the CDK reads from another Region. */
  crossRegion(logicalId: string, attribute: string): Resolved | undefined;
  /** Resolves `Fn::ImportValue`. */
  imported(name: PolicyText): Resolved | undefined;
  /** Resolves the same, with the defaults of parameters in the names of exports if need be. */
  importedByDefault(name: PolicyText): Resolved | undefined;
  /** Resolves a dynamic reference to Parameter Store, by its name as a deploy-time value. */
  stored(reference: string): Resolved | undefined;
  /** Resolves `Fn::GetStackOutput`. */
  stackOutput(stack: PolicyText, output: string): Resolved | undefined;
  /** Returns whether a template condition holds; `maybe` when deployment decides. */
  condition(name: string): Tristate;
  /** Returns the ARN format of a resource by the name of its attribute: `Role.Arn`. */
  arnFormat(attribute: string): PolicyText | undefined;
  /** Returns the name or the ARN that a reference to a resource stands for, if others are named by it. */
  parent(reference: string): Resolved | undefined;
  /** Returns whether a deploy-time value is the name or an ARN of one resource. */
  isOfResource(name: string): boolean;
  /** Returns the value of a deploy-time value of another stack by its defaults. */
  foreignByDefault(name: string): Resolved | undefined;
  /** Returns the values that the template of another stack lists for a deploy-time value. */
  foreignListed(name: string): readonly Resolved[];
}

/** Returns the links of a template that is read alone. */
const aloneLinks = (template: { readonly [key: string]: unknown }): StackLinks => ({
  keys: new Map(),
  parameter: () => undefined,
  nestedOutput: () => undefined,
  crossRegion: () => undefined,
  imported: () => undefined,
  importedByDefault: () => undefined,
  stored: () => undefined,
  stackOutput: () => undefined,
  condition: () => 'maybe',
  arnFormat: (attribute) => arnFormatOf(template, attribute),
  parent: () => undefined,
  isOfResource: (name) => isOfResource(template, name),
  foreignByDefault: () => undefined,
  foreignListed: () => [],
});

/** The contents of a template in addition to its resources. */
export interface TemplateContext {
  readonly mappings: unknown;
  readonly links: StackLinks;
  /** Returns the value of a parameter, if it can have only one value: the text for a list. */
  parameter(name: string): Resolved | undefined;
  /** Returns whether a parameter is a list. */
  isList(name: string): boolean;
}

export function templateContextOf(
  template: { readonly [key: string]: unknown },
  links: StackLinks = aloneLinks(template),
): TemplateContext {
  return {
    mappings: template.Mappings,
    parameter: (name) => valueOf(name, own(template.Parameters, name), links),
    isList: (name) => isList(own(template.Parameters, name)),
    links,
  };
}

function valueOf(name: string, parameter: unknown, links: StackLinks): Resolved | undefined {
  if (!isObject(parameter)) return undefined;
  const allowed = allowedValues(parameter);
  return allowed.length === 1 ? allowed[0] : links.parameter(name);
}

/**
 * Returns the values that a parameter may have, if the template lists them. A list with a value that
 * cannot be read says nothing.
 */
export function allowedValues(parameter: unknown): readonly string[] {
  if (!isTextOrList(parameter)) return [];
  const values = list(own(parameter, 'AllowedValues'));
  const isText = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one);
  return values.every(isText) ? values.map((one) => plain(String(one))) : [];
}

const isTextOrList = (parameter: unknown): boolean =>
  ['String', 'CommaDelimitedList'].includes(String(own(parameter, 'Type')));

const isList = (parameter: unknown): boolean =>
  /^(CommaDelimitedList$|List<)/.test(String(own(parameter, 'Type')));
