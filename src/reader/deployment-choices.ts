import { decidingParts } from './deciding-parts';
import { isObject, own } from './json';
import { conditionExpression } from './stacks/condition-definition';
import { constantCondition } from './stacks/constant-conditions';
import { Stack } from './stacks/stack';
import { textByDefault } from './stacks/stack-defaults';
import { StackSet } from './stacks/stack-set';
import { Template, TemplateFile } from './stacks/template-file';
import { conditionAnswer } from '../policy/condition-answer';
import { ConditionExpression, mapExpression } from '../policy/condition-expression';
import { deployTimeValue, plain, replaceDeployTimeValues } from '../policy/deploy-time-text';
import { mayMeet } from '../policy/deployments';
import { templateRequirement } from '../policy/requirement-logic';
import { TemplateCondition } from '../policy/template-condition';
import { allowedValues } from './intrinsics/template-context';

/** One of the choices that deployment has, and the templates as they are then. */
export interface TemplatesOfChoice {
  /** What is chosen. */
  readonly chosen: readonly TemplateCondition[];
  /** Whether the defaults of parameters allow it. */
  readonly isByDefault: boolean;
  readonly templates: ReadonlyMap<string, Template>;
}

/** A value of a parameter, or an answer of a template condition. */
interface Option {
  readonly file: string;
  readonly chosen: TemplateCondition;
  readonly isByDefault: boolean;
  apply(template: Template): Template;
}

/** The maximum number of choices to distinguish. */
const MOST_CHOICES = 8;

/** Returns whether deployment decides names in templates, or who has which policies. */
export const hasChoices = (files: readonly TemplateFile[]): boolean =>
  files.some(({ template }) =>
    decidingParts(template).some(
      ({ kind, name }) => kind === 'condition' || valuesOf(template, name).length > 1,
    ),
  );

/** Returns the choices that deployment has in templates; one for each of them that is possible. */
export function choicesIn(files: readonly TemplateFile[]): readonly TemplatesOfChoice[] {
  const stacks = new StackSet(files).stacks.filter((one) => !one.inSet && !one.source.within);
  let all: readonly (readonly Option[])[] = [[]];
  for (const options of stacks.flatMap(optionsIn)) {
    const more = all.flatMap((some) => options.map((one) => [...some, one])).filter(isPossible);
    if (more.length <= MOST_CHOICES) all = more;
  }
  if (all.length < 2) return [];
  const conditions = stacks.flatMap(conditionsIn);
  return all.map((options) => choiceOf(options, conditions, files));
}

const isPossible = (options: readonly Option[]): boolean =>
  mayMeet(options.map(({ chosen }) => templateRequirement(chosen)));

function choiceOf(
  options: readonly Option[],
  conditions: readonly (readonly Option[])[],
  files: readonly TemplateFile[],
): TemplatesOfChoice {
  // What is chosen may decide other conditions too.
  const decided = conditions.flatMap((answers) => {
    const possible = answers.filter((one) => isPossible([...options, one]));
    return possible.length === 1 ? possible : [];
  });
  const applied = ({ file, template }: TemplateFile) =>
    [...options, ...decided]
      .filter((one) => one.file === file)
      .reduce((changed, one) => one.apply(changed), template);
  return {
    chosen: options.map(({ chosen }) => chosen),
    isByDefault: options.every((one) => one.isByDefault),
    templates: new Map(files.map((one) => [one.file, applied(one)])),
  };
}

/** Returns what deployment chooses in a stack: for each thing that decides, what it may be. */
function optionsIn(stack: Stack): readonly (readonly Option[])[] {
  const conditions = new Map(
    conditionsIn(stack).map((answers) => [answers[0].chosen.name, answers]),
  );
  return decidingParts(stack.template).flatMap(({ kind, name }) => {
    const values = () => valuesOf(stack.template, name).map(valueOption(stack, name));
    const options = kind === 'condition' ? (conditions.get(name) ?? []) : values();
    return options.length > 1 ? [options] : [];
  });
}

/** Returns both answers of each template condition that deployment decides. */
const conditionsIn = (stack: Stack): readonly (readonly Option[])[] =>
  keysOf(stack.template.Conditions)
    .filter((name) => constantCondition(stack, name) === 'maybe')
    .map((name) => [true, false].map(conditionOption(stack, name)));

/** Returns the values of a parameter that lists them, and has no default. */
const valuesOf = ({ Parameters }: Template, name: string): readonly string[] => {
  const parameter = own(Parameters, name);
  const isOpen = own(parameter, 'Type') === 'String' && own(parameter, 'Default') === undefined;
  return isOpen ? allowedValues(parameter) : [];
};

const valueOption =
  (stack: Stack, name: string) =>
  (value: string): Option => {
    const right = plain(value);
    const left = deployTimeValue(name);
    const definition: ConditionExpression = { kind: 'equals', left, right };
    return {
      file: stack.file,
      chosen: {
        name: `the parameter ${name} is ${value}`,
        holds: true,
        definition: ofFile(definition, stack),
      },
      isByDefault: true,
      apply: (template) => withEntry(template, 'Parameters', name, { AllowedValues: [value] }),
    };
  };

const conditionOption =
  (stack: Stack, name: string) =>
  (holds: boolean): Option => {
    const expression = conditionExpression(stack, name);
    const byDefault = expression
      ? conditionAnswer(mapExpression(expression, (text) => textByDefault(stack, text)))
      : 'maybe';
    const definition = expression && ofFile(expression, stack);
    return {
      file: stack.file,
      chosen: { name, holds, ...(definition && { definition }) },
      isByDefault: byDefault === 'maybe' || (byDefault === 'yes') === holds,
      apply: ({ Conditions, ...template }) => ({
        ...template,
        Conditions: {
          ...(isObject(Conditions) ? Conditions : {}),
          [name]: { 'Fn::Equals': ['yes', holds ? 'yes' : 'no'] },
        },
      }),
    };
  };

const keysOf = (value: unknown): readonly string[] => Object.keys(isObject(value) ? value : {});

/** Parameters of several templates may have one name. */
const ofFile = (expression: ConditionExpression, { file }: Stack): ConditionExpression =>
  mapExpression(expression, (text) =>
    replaceDeployTimeValues(text, (name) => deployTimeValue(`${file} ${name}`)),
  );

/** Returns a template with more keys in an entry of one of its sections. */
function withEntry(template: Template, section: string, name: string, more: object): Template {
  const [entries, entry] = [template[section], own(template[section], name)];
  return {
    ...template,
    [section]: {
      ...(isObject(entries) ? entries : {}),
      [name]: { ...(isObject(entry) ? entry : {}), ...more },
    },
  };
}
