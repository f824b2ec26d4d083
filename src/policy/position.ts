import { betweenVariables, nameOfOpaque, PolicyText, textUnits } from './deploy-time-text';
import { RESERVED_ACCOUNT, RESERVED_END } from './reserved-name';
import { memoize } from '../input/memoize';

/** One position of a pattern: a character, or something that represents others. */
export type Position = string | CharacterClass | UnknownValue;

/** One character of a class, or any number of them. */
export interface CharacterClass {
  /** True for any number of characters, including none. Otherwise exactly one. */
  readonly many: boolean;
  /** Returns whether a character belongs to the class. */
  readonly takes: (character: string) => boolean;
  /**
   * Returns whether a repetition may end after this position of the other pattern. Default:
   * anywhere.
   */
  readonly mayEndAfter?: (previous: Position | undefined) => boolean;
  /** The text in a policy. */
  readonly text: PolicyText;
}

/** A text that only deployment or a request provides. Two values with the same name are equal. */
export interface UnknownValue extends CharacterClass {
  readonly name: string;
}

export const anyCharacter = (): boolean => true;

/** `?` in a policy. */
export const ANY_ONE: CharacterClass = { many: false, takes: anyCharacter, text: '?' };
/** `*` in a policy. */
export const ANY_MANY: CharacterClass = { many: true, takes: anyCharacter, text: '*' };

export const isMany = (position: Position | undefined): position is CharacterClass =>
  typeof position === 'object' && position.many;

/** Returns whether a position is a value that only deployment or a request provides. */
export const isUnknownValue = (position: Position | undefined): position is UnknownValue =>
  typeof position === 'object' && 'name' in position;

/** Matches the names of the ends that CloudFormation gives to names, of letters and digits. */
const IS_END = /^end of /;

/** Returns what takes the characters that a deploy-time value may have, by its name. */
function charactersOf(name: string): CharacterClass['takes'] {
  if (Object.hasOwn(CHARACTERS, name)) return CHARACTERS[name];
  return IS_END.test(name) ? ofEnd : anyCharacter;
}

const ofAccount = (character: string): boolean => /\d/.test(character);
const CHARACTERS: Readonly<Record<string, CharacterClass['takes']>> = {
  'AWS::AccountId': ofAccount,
  'AWS::Partition': (character) => /[a-z-]/.test(character),
  'AWS::Region': (character) => /[a-z\d-]/.test(character),
  'AWS::StackName': (character) => /[\w-]/.test(character),
  [RESERVED_ACCOUNT]: ofAccount,
  [RESERVED_END]: (character) => /[\da-f]/.test(character),
};
const ofEnd = (character: string): boolean => /\w/.test(character);

/** Creates a position for an unknown text. */
export const unknownValue = (name: string, text: PolicyText): UnknownValue => ({
  many: true,
  takes: charactersOf(name),
  name,
  text,
});

/** Returns the positions of a text, in which `*`, `?`, and `${...}` are ordinary characters. */
export const textPositions = (text: PolicyText): readonly Position[] =>
  textUnits(text).map(textPosition);

function textPosition(unit: PolicyText): Position {
  const name = unit.length > 1 ? nameOfOpaque(unit) : undefined;
  return name === undefined ? unit : unknownValue(name, unit);
}

/** Returns the positions of a policy pattern. A policy variable is a value from the request. */
export const patternPositions = memoize((pattern: PolicyText): readonly Position[] =>
  pattern.includes('${')
    ? betweenVariables(pattern).flatMap((part, i) =>
        i % 2 === 1 ? [variablePosition(part)] : wildcardPositions(part),
      )
    : wildcardPositions(pattern),
);

const wildcardPositions = (text: PolicyText): Position[] => textUnits(text).map(wildcardPosition);

/** Returns the position for a unit of a pattern. */
export function wildcardPosition(unit: PolicyText): Position {
  if (unit === '*') return ANY_MANY;
  return unit === '?' ? ANY_ONE : textPosition(unit);
}

/** Returns a star for `${*}`, and a request value for `${aws:username}`. */
function variablePosition(variable: string): Position {
  const name = variable.slice(2, -1);
  return ['*', '?', '$'].includes(name) ? name : unknownValue(name.toLowerCase(), variable);
}

/** Returns positions as a policy pattern. */
export const patternText = (positions: readonly Position[]): PolicyText =>
  positions.map((one) => (typeof one === 'string' ? escaped(one) : one.text)).join('');

const escaped = (character: string): string =>
  character === '*' || character === '?' ? `\${${character}}` : character;
