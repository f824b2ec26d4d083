import { ownProperty } from '../catalogue/own-property';

/** The operators that negate another one, by name in lower case. */
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

/** A condition operator, taken apart. */
export interface OperatorParts {
  /** In lower case, without set operator and `IfExists`. */
  readonly name: string;
  readonly set?: string;
  readonly ifExists: boolean;
}

/** Takes a condition operator apart: `ForAnyValue:StringLikeIfExists`. */
export function operatorParts(written: string): OperatorParts {
  const lower = written.toLowerCase();
  const [, set, name = lower, ifExists] = NAME.exec(lower) ?? [];
  return { name, set, ifExists: ifExists !== undefined };
}

/** The operator that a name negates, both in lower case: `stringequals` of `stringnotequals`. */
export const negatedOperator = (name: string): string | undefined => ownProperty(NEGATIONS, name);
