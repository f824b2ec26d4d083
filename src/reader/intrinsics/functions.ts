import {
  alternativesOfArgument,
  ConditionalValue,
  conditionalValue,
  hasChoice,
  Resolved,
} from './conditional-value';
import { digest } from '../digest';
import { isObject, own } from '../json';
import { split } from './split';
import { LONGEST_TEXT, substituted } from './sub';
import { TemplateContext } from './template-context';
import {
  nameOfOpaque,
  deployTimeValue,
  plain,
  toDisplayText,
  PolicyText,
  hasDeployTimeValue,
  fromJsonEscapes,
  withoutMarks,
  mapDeployTimeValues,
} from '../../policy/deploy-time-text';

/** Evaluates one function, with an argument without choices. */
export type Work = (argument: Resolved, around: TemplateContext) => Resolved;

/**
 * Returns an opaque value for a function that cannot be evaluated. It equals the same function of
 * the same argument.
 */
export const unknown = (name: string, argument: Resolved): PolicyText =>
  named(`${name.replace('Fn::', '')} ${words(argument)}`);

const named = (name: string): PolicyText => deployTimeValue(withoutMarks(toDisplayText(name)));
function words(value: Resolved): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(words).join(' ') : (JSON.stringify(value) ?? '');
}
const items = (value: Resolved): readonly Resolved[] => (Array.isArray(value) ? value : []);

/** Returns the text of a value that may be inside a text. */
function text(value: Resolved): PolicyText | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const ref: Work = (name, { parameter, links }) => {
  if (name === 'AWS::NoValue') return undefined;
  if (typeof name !== 'string') return unknown('Ref', name);
  return parameter(name) ?? links.parent(name) ?? named(name);
};

const getAtt: Work = (argument, { links }) => {
  if (typeof argument !== 'string' && !Array.isArray(argument)) return unknown('GetAtt', argument);
  const name = typeof argument === 'string' ? argument : argument.map(words).join('.');
  const [, nested, output] = /^([^.]+)\.Outputs\.(.+)$/.exec(name) ?? [];
  if (nested !== undefined) return links.nestedOutput(nested, output) ?? named(name);
  const [id, attribute = ''] = name.split(/\.(.*)/, 2);
  return links.crossRegion(id, attribute) ?? links.parent(name) ?? named(name);
};

/** The beginning of the name for the value of an export that no stack is known to have. */
const IMPORT = 'Import ';

/** Returns whether a name is that of such a value. */
export const isImport = (name: string): boolean => name.startsWith(IMPORT);

const importValue: Work = (argument, { links }) => {
  const value = typeof argument === 'string' ? links.imported(argument) : undefined;
  return value ?? named(`${IMPORT}${words(argument)}`);
};

/** Evaluates `{ StackName, OutputName }`, with the Region or the role for the lookup. */
const getStackOutput: Work = (argument, { links }) => {
  const [stack, output] = ['StackName', 'OutputName'].map((key) => own(argument, key));
  const value =
    typeof stack === 'string' && typeof output === 'string'
      ? links.stackOutput(stack, output)
      : undefined;
  return value ?? named(`Output ${words([stack, output] as Resolved)}`);
};

const join: Work = (argument) => {
  const [delimiter, parts] = items(argument);
  const texts = items(parts)
    .filter((part) => part !== undefined)
    .map(text);
  const isKnown =
    typeof delimiter === 'string' && Array.isArray(parts) && !texts.includes(undefined);
  if (!isKnown) return unknown('Join', argument);
  const length = texts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
  return length > LONGEST_TEXT ? named(`Join of ${length} characters`) : texts.join(delimiter);
};

/** Returns the value of a name in `Fn::Sub`: that of a reference, or of an attribute. */
const valueOf = (name: string, around: TemplateContext): Resolved =>
  name.includes('.') ? getAtt(name, around) : ref(name, around);

const sub: Work = (argument, around) => {
  const [template, values] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof template !== 'string') return unknown('Sub', argument);
  const choices: { [name: string]: Resolved } = {};
  const written = substituted(template, (name) => {
    const value = text(own(values, name) as Resolved) ?? valueOf(name, around);
    if (value instanceof ConditionalValue) choices[name] = value;
    return text(value) ?? named(name);
  });
  const alternatives = alternativesOfArgument(choices);
  if (!hasChoice(choices) || !alternatives) return written;
  return conditionalValue(
    alternatives.map(({ templateConditions, value }) => ({
      templateConditions,
      value: mapDeployTimeValues(
        written,
        (name) => text(own(value, name) as Resolved) ?? deployTimeValue(name),
      ),
      at: [],
    })),
  );
};

export const select: Work = (argument) => {
  const [index, from] = items(argument);
  const found = Number(index);
  const open = items(from).findIndex(isOpenEnd);
  const known = open < 0 ? items(from) : items(from).slice(0, open);
  if (typeof index === 'object' || index === '' || !Number.isInteger(found))
    return unknown('Select', argument);
  if (found >= 0 && found < known.length) return known[found];
  return unknown('Select', open < 0 ? argument : [index, items(from).slice(0, open + 1)]);
};

/** The beginning of the name for parts of a text whose contents and number are unknown. */
const OPEN_END = 'Split ';

/** Returns whether an item stands for parts of a text whose contents and number are unknown. */
export const isOpenEnd = (item: Resolved): item is PolicyText =>
  typeof item === 'string' && (nameOfOpaque(item) ?? '').startsWith(OPEN_END);

/** Splits a text. What a list replaces is split already. */
const splitText: Work = (argument, { links }) => {
  const [delimiter, whole] = items(argument);
  if (Array.isArray(whole)) return whole;
  if (typeof delimiter !== 'string' || delimiter === '' || typeof whole !== 'string')
    return unknown('Split', argument);
  const { known, more, after } = split(whole, delimiter, links);
  return more ? [...known, unknown('Split', argument), ...after] : known;
};

export const findInMap: Work = (argument, { mappings }) => {
  const [map, top, second, options] = items(argument);
  const found = own(own(own(mappings, map), top), second);
  // CloudFormation makes texts of the numbers of a mapping.
  if (['string', 'number', 'boolean'].includes(typeof found)) return plain(String(found));
  if (Array.isArray(found)) return found.filter((item) => typeof item === 'string').map(plain);
  const areKnown = [map, top, second].every(
    (key) => typeof key === 'string' && !hasDeployTimeValue(key),
  );
  return areKnown && isObject(options) && options.DefaultValue !== undefined
    ? options.DefaultValue
    : unknown('FindInMap', argument);
};

const length: Work = (argument) =>
  Array.isArray(argument) && !argument.some(isOpenEnd)
    ? argument.length
    : unknown('Length', argument);

/** Keeps the marks of deploy-time values, which JSON would escape. */
const toJsonString: Work = (argument) => fromJsonEscapes(JSON.stringify(argument));

/** Evaluates the only function that takes choices, because it creates them. */
const either: Work = (argument, { links }) => {
  const [condition, yes, no] = items(argument);
  if (typeof condition !== 'string' || items(argument).length !== 3)
    return deployTimeValue(`If that cannot be read, ${digest(argument)}`);
  const holds = links.condition(condition);
  if (holds !== 'maybe') return chosen(holds === 'yes' ? [yes, 1] : [no, 2]);
  return conditionalValue([
    { templateConditions: [{ name: condition, holds: true }], value: yes, at: ['Fn::If', 1] },
    { templateConditions: [{ name: condition, holds: false }], value: no, at: ['Fn::If', 2] },
  ]);
};

/** Returns the only branch that deployment may choose. What is an object or a list has a place. */
const chosen = ([value, index]: readonly [Resolved, number]): Resolved =>
  typeof value === 'object' && value !== null
    ? new ConditionalValue([{ templateConditions: [], value, at: ['Fn::If', index] }])
    : value;

export const FUNCTIONS: ReadonlyMap<string, Work> = new Map([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Join', join],
  ['Fn::Sub', sub],
  ['Fn::Select', select],
  ['Fn::Split', splitText],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', either],
  ['Fn::ImportValue', importValue],
  ['Fn::GetStackOutput', getStackOutput],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
]);
