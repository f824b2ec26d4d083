import { nameOfOpaque, PolicyText, textUnits } from './deploy-time-text';
import { memoize } from '../input/memoize';

/** One place of a pattern: a character, or something that stands for others. */
export type Position = string | CharacterClass | UnknownValue;

/** One character of a class, or any number of them. */
export interface CharacterClass {
  /** Any number of characters, none among them; otherwise exactly one. */
  readonly many: boolean;
  /** Whether a character is of the class. */
  readonly takes: (character: string) => boolean;
  /** Whether a repetition may end behind this position of the other pattern. Default: anywhere. */
  readonly mayEndAfter?: (previous: Position | undefined) => boolean;
  /** As it stands in a policy. */
  readonly text: PolicyText;
}

/** One text that only deployment or a request knows. Two of one name are equal. */
export interface UnknownValue extends CharacterClass {
  readonly name: string;
}

export const anyCharacter = (): boolean => true;

/** `?` of a policy. */
export const ANY_ONE: CharacterClass = { many: false, takes: anyCharacter, text: '?' };
/** `*` of a policy. */
export const ANY_MANY: CharacterClass = { many: true, takes: anyCharacter, text: '*' };

export const isMany = (position: Position | undefined): position is CharacterClass =>
  typeof position === 'object' && position.many;

/** Whether a position is a value that only deployment or a request knows. */
export const isUnknownValue = (position: Position | undefined): position is UnknownValue =>
  typeof position === 'object' && 'name' in position;

const inOnePart = (character: string): boolean => character !== ':' && character !== '/';

/** A partition, a Region and an account are one part of an ARN. */
const isOfOnePart = (name: string): boolean => /^AWS::(Partition|Region|AccountId)$/.test(name);

/** A text that is not known yet. */
export const unknownValue = (name: string, text: PolicyText): UnknownValue => ({
  many: true,
  takes: isOfOnePart(name) ? inOnePart : anyCharacter,
  name,
  text,
});

/** The positions of a text, in which `*`, `?` and `${...}` are characters like others. */
export const textPositions = (text: PolicyText): readonly Position[] =>
  textUnits(text).map(textPosition);

function textPosition(unit: PolicyText): Position {
  const name = unit.length > 1 ? nameOfOpaque(unit) : undefined;
  return name === undefined ? unit : unknownValue(name, unit);
}

const VARIABLES = /(\$\{[^{}]*\})/;

/** The positions of a pattern of a policy. A policy variable is a value that the request brings. */
export const patternPositions = memoize((pattern: PolicyText): readonly Position[] =>
  pattern.includes('${')
    ? pattern
        .split(VARIABLES)
        .flatMap((part, i) => (i % 2 === 1 ? [variablePosition(part)] : wildcardPositions(part)))
    : wildcardPositions(pattern),
);

const wildcardPositions = (text: PolicyText): Position[] => textUnits(text).map(wildcardPosition);

/** What a unit of a pattern stands for. */
export function wildcardPosition(unit: PolicyText): Position {
  if (unit === '*') return ANY_MANY;
  return unit === '?' ? ANY_ONE : textPosition(unit);
}

/** `${*}` is a star, `${aws:username}` what the request says. */
function variablePosition(variable: string): Position {
  const name = variable.slice(2, -1);
  return ['*', '?', '$'].includes(name) ? name : unknownValue(name.toLowerCase(), variable);
}

/** Positions as they stand in a pattern of a policy. */
export const patternText = (positions: readonly Position[]): PolicyText =>
  positions.map((one) => (typeof one === 'string' ? escaped(one) : one.text)).join('');

const escaped = (character: string): string =>
  character === '*' || character === '?' ? `\${${character}}` : character;
