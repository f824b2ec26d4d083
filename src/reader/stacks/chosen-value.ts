import { Stack } from './stack';
import { deployTimeValue } from '../../policy/deploy-time-text';
import { TemplateCondition } from '../../policy/template-condition';
import { conditionalValue, mapBranches, Resolved } from '../intrinsics/conditional-value';

/** A value that a parameter may have. */
export interface PossibleValue {
  /** Says in which stacks, as a sentence: `the stack is Users`. */
  readonly where: string;
  /** Undefined for a value that is not known. */
  readonly value: Resolved | undefined;
}

/** Returns the value of a parameter: one, or a choice as of `Fn::If` where it may have several. */
export function chosenValue(
  possible: readonly PossibleValue[],
  name: string,
  areAll: boolean,
): Resolved | undefined {
  const values = possible.map(({ value }) => value ?? deployTimeValue(name));
  if (areAll && values.every((value) => isSame(value, values[0]))) return possible[0]?.value;
  const last = areAll ? values[values.length - 1] : deployTimeValue(name);
  return possible.reduceRight<Resolved>(
    (others, { where }, i) =>
      areAll && i === values.length - 1
        ? last
        : conditionalValue([
            { templateConditions: [{ name: where, holds: true }], value: values[i], at: [] },
            { templateConditions: [{ name: where, holds: false }], value: others, at: [] },
          ]),
    last,
  );
}

/** The maximum number of stacks that may export a value, to tell them apart. */
export const MOST_EXPORTS = 256;

/** The maximum number of such stacks of which each one keeps out the others. */
const FEW_EXPORTS = 16;

/** Returns the value of an export that several stacks may have; undefined if they are too many. */
export function chosenExport(
  possible: readonly PossibleValue[],
  name: string,
): Resolved | undefined {
  if (possible.length > MOST_EXPORTS) return undefined;
  return possible.length > FEW_EXPORTS
    ? chosenOfMany(possible, name)
    : chosenValue(possible, name, true);
}

/**
 * Returns a choice of many values, of which one is chosen: each under its own condition, and the last
 * one if none of those holds. The others say nothing about each other, so that a choice stays short.
 */
function chosenOfMany(possible: readonly PossibleValue[], name: string): Resolved {
  const isOf = (where: string, holds: boolean): TemplateCondition => ({ name: where, holds });
  const others = possible.slice(0, -1);
  return conditionalValue(
    possible.map(({ where, value = deployTimeValue(name) }, i) => ({
      templateConditions:
        i < others.length ? [isOf(where, true)] : others.map((one) => isOf(one.where, false)),
      value,
      at: [],
    })),
  );
}

const isSame = (a: Resolved, b: Resolved) => JSON.stringify(a) === JSON.stringify(b);

/** Returns the template conditions that say which place of a nested stack a stack is in. */
export function choiceOfPlace(stack: Stack, index: number): readonly TemplateCondition[] {
  const words = placesInWords(stack);
  return words
    .slice(0, Math.min(index + 1, words.length - 1))
    .map((name, i) => ({ name, holds: i === index }));
}

/** Returns what a value of a nested stack is for the stack in one of its places. */
export function inPlace(value: Resolved, stack: Stack, index: number): Resolved {
  const words = placesInWords(stack);
  if (words.length < 2) return value;
  const isOfPlace = ({ name, holds }: TemplateCondition) => (words[index] === name) === holds;
  const isChoice = ({ name }: TemplateCondition) => words.includes(name);
  return mapBranches(value, ({ templateConditions: all, ...branch }) =>
    all.filter(isChoice).every(isOfPlace)
      ? [{ ...branch, templateConditions: all.filter((one) => !isChoice(one)) }]
      : [],
  );
}

/** Returns a sentence for each place of a nested stack: that a stack is the one in this place. */
export function placesInWords({ nestedIn }: Stack): readonly string[] {
  const ids = nestedIn.map(({ logicalId }) => logicalId);
  return nestedIn.map(({ parent, logicalId }) => {
    const isUnique = ids.filter((id) => id === logicalId).length === 1;
    return `the stack is ${isUnique ? logicalId : `${parent.key}/${logicalId}`}`;
  });
}
