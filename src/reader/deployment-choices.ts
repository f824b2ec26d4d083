import { decidingParts } from './deciding-parts';
import { allowedValues } from './intrinsics/template-context';
import { entriesOf, isObject, own } from './json';
import { Combination, combinationsOf } from './parallel-choices';
import { conditionExpression } from './stacks/condition-definition';
import { constantCondition } from './stacks/constant-conditions';
import { inlineTemplatesIn } from './stacks/inline-templates';
import { Stack } from './stacks/stack';
import { textByDefault } from './stacks/stack-defaults';
import { StackSet } from './stacks/stack-set';
import { Template, TemplateFile } from './stacks/template-file';
import { groupBy } from '../input/group-by';
import { conditionAnswer } from '../policy/condition-answer';
import { ConditionExpression, mapExpression } from '../policy/condition-expression';
import {
  deployTimeValue,
  nameOfOpaque,
  plain,
  mapDeployTimeValues,
} from '../policy/deploy-time-text';
import { mayMeet } from '../policy/deployments';
import { ChosenCondition } from '../policy/model';
import { templateRequirement } from '../policy/requirement-logic';
import { ownerOf } from '../policy/shared-value';
import { TemplateCondition } from '../policy/template-condition';

/** One of the choices that deployment has, and the templates as they are then. */
export interface TemplatesOfChoice {
  /** What is chosen, and in which file. */
  readonly chosen: readonly ChosenCondition[];
  /** Whether the defaults of parameters allow it. */
  readonly isByDefault: boolean;
  readonly templates: ReadonlyMap<string, Template>;
}

/** A value of a parameter, or an answer of a template condition. */
interface Option {
  readonly stack: Stack;
  /** The kind and the name of what is chosen. */
  readonly of: string;
  readonly chosen: TemplateCondition;
  readonly isByDefault: boolean;
  apply(template: Template): Template;
}

/** What one thing may be. */
type Options = readonly Option[];

/** Returns whether templates, or those written in stack sets, leave something to choose. */
export const hasChoices = (files: readonly TemplateFile[]): boolean =>
  [...files, ...files.flatMap(inlineTemplatesIn).map((one) => one.template)].some(
    ({ template }) =>
      keysOf(template.Conditions).length > 0 ||
      keysOf(template.Parameters).some((name) => valuesOf(template, name).length > 1),
  );

/** Returns the choices that deployment has in templates. Those of several stacks are side by side. */
export function choicesIn(files: readonly TemplateFile[]): readonly TemplatesOfChoice[] {
  const stacks = new StackSet(files).stacks.filter(({ inSet }) => !inSet?.parent.inSet);
  const conditions = stacks.flatMap(conditionsIn);
  const options = stacks.flatMap((stack) => optionsIn(stack, stacks));
  const groups = stacks.map((stack) =>
    commonOptions(options.filter(([one]) => one.stack === stack)),
  );
  return combinationsOf(groups, isPossible).map((one) => choiceOf(one, conditions, files));
}

/** Returns, for each thing that is chosen, the options that all lists have for it. */
const commonOptions = (lists: readonly Options[]): readonly Options[] =>
  [...groupBy(lists, ([one]) => one.of).values()]
    .map(([first, ...others]) =>
      first.filter(({ chosen: { name } }) =>
        others.every((list) => list.some(({ chosen }) => chosen.name === name)),
      ),
    )
    .filter(({ length }) => length > 0);

const isPossible = (options: Options): boolean =>
  mayMeet(options.map(({ chosen }) => templateRequirement(chosen)));

function choiceOf(
  { options, isByDefault }: Combination<Option>,
  conditions: readonly Options[],
  files: readonly TemplateFile[],
): TemplatesOfChoice {
  // What is chosen may decide other conditions too.
  const decided = conditions.flatMap((answers) => {
    const possible = answers.filter((one) => isPossible([...options, one]));
    return possible.length === 1 ? possible : [];
  });
  const chosenIn = ({ file, template }: TemplateFile) =>
    [...options, ...decided]
      .filter(({ stack }) => stack.file === file)
      .reduce((changed, { stack, apply }) => applied(stack, apply, changed), template);
  return {
    chosen: options.map(({ stack, chosen }) => ({ file: stack.key, ...chosen })),
    isByDefault,
    templates: new Map(files.map((one) => [one.file, chosenIn(one)])),
  };
}

/** Returns a template after something is chosen in it, or in one that is written in its stack set. */
function applied({ inSet, source }: Stack, apply: Option['apply'], template: Template): Template {
  if (!inSet) return apply(template);
  const resource = own(template.Resources, inSet.logicalId);
  const properties = own(resource, 'Properties');
  const body = own(properties, 'TemplateBody');
  const TemplateBody = apply(isObject(body) ? body : source.template);
  const Properties = { ...asObject(properties), TemplateBody };
  return withEntry(template, 'Resources', inSet.logicalId, { ...asObject(resource), Properties });
}

/** Returns what deployment chooses in a stack: for each thing that decides, what it may be. */
function optionsIn(stack: Stack, stacks: readonly Stack[]): readonly Options[] {
  const conditions = new Map(
    conditionsIn(stack).map((answers) => [answers[0].chosen.name, answers]),
  );
  return decidingParts(stack.template).flatMap(({ kind, name }) => {
    const values = () => valueOptions(stack, name, stacks);
    const options = kind === 'condition' ? (conditions.get(name) ?? []) : values();
    return options.length > 1 ? [options] : [];
  });
}

/** Returns the values of a parameter, or of that of a parent which a nested stack has for it. */
function valueOptions(stack: Stack, name: string, stacks: readonly Stack[]): Options {
  const passed = stack.nestedIn.length > 0 ? stack.linked.parameter(name) : undefined;
  if (passed === undefined) return valuesOf(stack.template, name).map(valueOption(stack, name));
  const text = typeof passed === 'string' ? nameOfOpaque(passed) : undefined;
  if (text === undefined) return [];
  const keys = stacks.map(({ key }) => key);
  const ownerKey = ownerOf(text, keys);
  const owner = stacks.find(({ key }) => key === ownerKey);
  if (!owner) return [];
  const ofOwner = text.slice(owner.key.length + 1);
  const parameter = own(owner.template.Parameters, ofOwner);
  if (!isOpen(parameter)) return [];
  const listed = allowedValues(own(stack.template.Parameters, name));
  return listed.map(valueOption(owner, ofOwner));
}

/** Returns both answers of each template condition that deployment decides. */
const conditionsIn = (stack: Stack): readonly Options[] =>
  keysOf(stack.template.Conditions)
    .filter((name) => constantCondition(stack, name) === 'maybe')
    .map((name) => [true, false].map(conditionOption(stack, name)));

/** Returns the values of a parameter that lists them, and has no default. */
const valuesOf = ({ Parameters }: Template, name: string): readonly string[] => {
  const parameter = own(Parameters, name);
  return isOpen(parameter) ? allowedValues(parameter) : [];
};

const isOpen = (parameter: unknown): boolean =>
  own(parameter, 'Type') === 'String' && own(parameter, 'Default') === undefined;

const valueOption =
  (stack: Stack, name: string) =>
  (value: string): Option => {
    const right = plain(value);
    const left = deployTimeValue(name);
    const definition: ConditionExpression = { kind: 'equals', left, right };
    return {
      stack,
      of: `parameter ${name}`,
      chosen: {
        name: `the parameter ${name} is ${value}`,
        holds: true,
        definition: ofStack(definition, stack),
      },
      isByDefault: true,
      apply: (template) => {
        const parameter = asObject(own(template.Parameters, name));
        return withEntry(template, 'Parameters', name, { ...parameter, AllowedValues: [value] });
      },
    };
  };

const conditionOption =
  (stack: Stack, name: string) =>
  (holds: boolean): Option => {
    const expression = conditionExpression(stack, name);
    const byDefault = expression
      ? conditionAnswer(mapExpression(expression, (text) => textByDefault(stack, text)))
      : 'maybe';
    const definition = expression && ofStack(expression, stack);
    return {
      stack,
      of: `condition ${name}`,
      chosen: { name, holds, ...(definition && { definition }) },
      isByDefault: byDefault === 'maybe' || (byDefault === 'yes') === holds,
      apply: (template) =>
        withEntry(template, 'Conditions', name, { 'Fn::Equals': ['yes', holds ? 'yes' : 'no'] }),
    };
  };

const keysOf = (value: unknown): readonly string[] => entriesOf(value).map(([key]) => key);

const asObject = (value: unknown): object => Object.fromEntries(entriesOf(value));

/** Parameters of several templates may have one name. */
const ofStack = (expression: ConditionExpression, { key }: Stack): ConditionExpression =>
  mapExpression(expression, (text) =>
    mapDeployTimeValues(text, (name) => deployTimeValue(`${key} ${name}`)),
  );

/** Returns a template with another entry in one of its sections. */
const withEntry = (template: Template, section: string, name: string, entry: object): Template => ({
  ...template,
  [section]: { ...asObject(template[section]), [name]: entry },
});
