import { isObject, list, own } from '../json';

/** A value that the plan does not choose, with what chooses it. */
export interface Alternative {
  /** The condition of a template that chooses the value: `... is aws_iam_policy.a`. */
  readonly condition: string;
  readonly value: object;
}

/** More alternatives than that are not told apart. */
export const MOST_ALTERNATIVES = 12;

const NO_VALUE = { Ref: 'AWS::NoValue' };

/** Returns one of some values, or else another. */
export const choiceOf = (alternatives: readonly Alternative[], otherwise: unknown): unknown =>
  alternatives.reduceRight<unknown>(
    (rest, { condition, value }) => ({ 'Fn::If': [condition, value, rest] }),
    otherwise,
  );

/** Returns a value that may be missing. */
export const perhaps = ({ condition, value }: Alternative): object => ({
  'Fn::If': [condition, value, NO_VALUE],
});

/** A value of a choice, and a function that gives the same condition to another value. */
export interface Chosen {
  readonly value: unknown;
  readonly under: (other: unknown) => unknown;
}

/** Returns the values of a choice; itself for another value. */
export function chosenIn(value: unknown): readonly Chosen[] {
  const choice = own(value, 'Fn::If');
  if (!Array.isArray(choice)) return [{ value, under: (other) => other }];
  const [condition, first, rest] = choice as readonly unknown[];
  return [
    ...chosenIn(first).map((one) => ({
      ...one,
      under: (other: unknown) => ({ 'Fn::If': [condition, one.under(other), NO_VALUE] }),
    })),
    ...chosenIn(rest).map((one) => ({
      ...one,
      under: (other: unknown) => ({ 'Fn::If': [condition, NO_VALUE, one.under(other)] }),
    })),
  ];
}

/** Returns the names of the conditions that choose in a value. */
export function conditionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(conditionsIn);
  if (!isObject(value)) return [];
  const [condition] = list(value['Fn::If']);
  return [
    ...(typeof condition === 'string' ? [condition] : []),
    ...Object.values(value).flatMap(conditionsIn),
  ];
}
