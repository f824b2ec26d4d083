import { ownProperty } from '../catalogue/own-property';

/** Maps each negating operator to the one that it negates, in lower case. */
const NEGATIONS: Readonly<Record<string, string>> = {
  stringnotequals: 'stringequals',
  stringnotequalsignorecase: 'stringequalsignorecase',
  stringnotlike: 'stringlike',
  numericnotequals: 'numericequals',
  datenotequals: 'dateequals',
  notipaddress: 'ipaddress',
  arnnotequals: 'arnequals',
  arnnotlike: 'arnlike',
};

const NAME = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/;

/** The parts of a condition operator. */
export interface OperatorParts {
  /** The name in lower case, without set operator and `IfExists`. */
  readonly name: string;
  readonly set?: string;
  readonly ifExists: boolean;
}

/** Splits a condition operator into its parts: `ForAnyValue:StringLikeIfExists`. */
export function operatorParts(written: string): OperatorParts {
  const lower = written.toLowerCase();
  const [, set, name = lower, ifExists] = NAME.exec(lower) ?? [];
  return { name, set, ifExists: ifExists !== undefined };
}

/**
 * Returns the operator that a name negates, both in lower case: `stringequals` for
 * `stringnotequals`.
 */
export const negatedOperator = (name: string): string | undefined => ownProperty(NEGATIONS, name);

/** Returns the operator that negates a name, both in lower case. The ordered ones have none. */
export const negationOf = (name: string): string | undefined =>
  Object.entries(NEGATIONS).find(([, negated]) => negated === name)?.[0];

/** Returns whether a condition operator negates another: `StringNotLike`. */
export const isNegated = (written: string): boolean =>
  negatedOperator(operatorParts(written).name) !== undefined;
