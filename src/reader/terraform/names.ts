import { list, own } from '../json';

/** A part of a name in an expression: `arn`, or the index in `["a"]`. */
export interface Step {
  readonly name?: string;
  readonly index?: string;
}

/** Returns the parts of a name: `module`, `roles`, `["a"]`, and `arn` of `module.roles["a"].arn`. */
export const stepsOf = (name: string): readonly Step[] =>
  [...name.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]"]+)/g)].map(
    ([, key, number, text]) => (text === undefined ? { index: key ?? number } : { name: text }),
  );

/** Returns the attributes in some parts of a name, without indices. */
export const attributesOf = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(({ name }) => name ?? []);

/** Returns the longest names in an expression: not `aws_iam_role.a`, where `aws_iam_role.a.arn` is. */
export function namesIn(expression: unknown): readonly string[] {
  const names = list(own(expression, 'references')).map(String);
  return names.filter(
    (name) => !names.some((other) => other !== name && /^[.[]/.test(restOf(other, name))),
  );
}

const restOf = (text: string, start: string): string =>
  text.startsWith(start) ? text.slice(start.length) : '';

/** Returns whether a name is of the instance of `for_each` or `count` that has the expression. */
export const isOfInstance = (name: string): boolean => /^(each|count)\./.test(name);

/** Returns whether a name is of the key or the number of an instance. */
export const isKey = (name: string): boolean => name === 'each.key' || name === 'count.index';

/** Returns whether a name is of the value of an instance of `for_each`, or of a part of it. */
export const isEachValue = (name: string): boolean => /^each\.value\b/.test(name);
