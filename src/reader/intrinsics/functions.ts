import { conditionalValue, Resolved } from './conditional-value';
import { isObject, own } from '../json';
import { split } from './split';
import { substituted } from './sub';
import { TemplateContext } from './template-context';
import {
  nameOfOpaque,
  deployTimeValue,
  plain,
  toDisplayText,
  PolicyText,
} from '../../policy/deploy-time-text';

/** Works one function out, of an argument without choices. */
type Work = (argument: Resolved, around: TemplateContext) => Resolved;

/** A function that cannot be worked out is opaque, and equal to the same function of the same argument. */
export const unknown = (name: string, argument: Resolved): PolicyText =>
  named(`${name.replace('Fn::', '')} ${words(argument)}`);

const named = (name: string): PolicyText =>
  deployTimeValue(toDisplayText(name).replace(/[\u0001\u0002]/g, ''));
const words = (value: Resolved): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(words).join(' ')
      : (JSON.stringify(value) ?? '');
const items = (value: Resolved): readonly Resolved[] => (Array.isArray(value) ? value : []);

/** Text of what may stand inside text. */
const text = (value: Resolved): PolicyText | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;

const ref: Work = (name, { parameters }) => {
  if (name === 'AWS::NoValue') return undefined;
  if (typeof name !== 'string') return unknown('Ref', name);
  const only = parameters.get(name);
  return only === undefined ? named(name) : plain(only);
};

const getAtt: Work = (argument) => {
  if (typeof argument === 'string') return named(argument);
  return Array.isArray(argument)
    ? named(argument.map(words).join('.'))
    : unknown('GetAtt', argument);
};

const join: Work = (argument) => {
  const [delimiter, parts] = items(argument);
  const texts = items(parts)
    .filter((part) => part !== undefined)
    .map(text);
  return typeof delimiter === 'string' && Array.isArray(parts) && !texts.includes(undefined)
    ? texts.join(delimiter)
    : unknown('Join', argument);
};

const sub: Work = (argument, around) => {
  const [template, values] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof template !== 'string') return unknown('Sub', argument);
  return substituted(
    template,
    (name) => text(own(values, name) as Resolved) ?? text(ref(name, around)) ?? named(name),
  );
};

const select: Work = (argument) => {
  const [index, from] = items(argument);
  const found = Number(index);
  const last = items(from)[items(from).length - 1];
  const isOpen = typeof last === 'string' && (nameOfOpaque(last) ?? '').startsWith(OPEN_END);
  const known = items(from).length - (isOpen ? 1 : 0);
  return typeof index !== 'object' &&
    index !== '' &&
    Number.isInteger(found) &&
    found >= 0 &&
    found < known
    ? items(from)[found]
    : unknown('Select', argument);
};

/** Begins the name of the parts of a text that are not known, nor how many they are. */
const OPEN_END = 'Split ';

const splitText: Work = (argument) => {
  const [delimiter, whole] = items(argument);
  if (typeof delimiter !== 'string' || delimiter === '' || typeof whole !== 'string')
    return unknown('Split', argument);
  const { known, more } = split(whole, delimiter);
  return more ? [...known, unknown('Split', argument)] : known;
};

const findInMap: Work = (argument, { mappings }) => {
  const [map, top, second, options] = items(argument);
  const found = own(own(own(mappings, map), top), second);
  if (typeof found === 'string') return plain(found);
  if (typeof found === 'number' || typeof found === 'boolean') return found;
  if (Array.isArray(found)) return found.filter((item) => typeof item === 'string').map(plain);
  const areKnown = [map, top, second].every(
    (key) => typeof key === 'string' && !key.includes('\u0001'),
  );
  return areKnown && isObject(options) && options.DefaultValue !== undefined
    ? options.DefaultValue
    : unknown('FindInMap', argument);
};

/** The only function that takes choices: it makes them. */
const either: Work = (argument) => {
  const [condition, yes, no] = items(argument);
  if (typeof condition !== 'string' || items(argument).length !== 3)
    return deployTimeValue('If that cannot be read');
  return conditionalValue([
    { templateConditions: [{ name: condition, holds: true }], value: yes, at: ['Fn::If', 1] },
    { templateConditions: [{ name: condition, holds: false }], value: no, at: ['Fn::If', 2] },
  ]);
};

export const FUNCTIONS: ReadonlyMap<string, Work> = new Map([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Join', join],
  ['Fn::Sub', sub],
  ['Fn::Select', select],
  ['Fn::Split', splitText],
  ['Fn::FindInMap', findInMap],
  ['Fn::If', either],
  ['Fn::ImportValue', (argument) => named(`Import ${words(argument)}`)],
]);
