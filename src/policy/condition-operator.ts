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

/** The operator that holds for a value exactly where another does not. */
export interface OppositeOperator {
  /** In lower case. */
  readonly name: string;
  /** Whether it compares an order: less, or greater. */
  readonly isOrdered: boolean;
  /** Whether it negates: it then holds for a request without the key. */
  readonly isNegated: boolean;
}

/** Returns the opposite of an operator, which has no set and no `IfExists`. */
export function oppositeOf(name: string): OppositeOperator | undefined {
  const affirmed = negatedOperator(name);
  if (affirmed !== undefined) return { name: affirmed, isOrdered: false, isNegated: false };
  const negated = Object.entries(NEGATIONS).find(([, one]) => one === name)?.[0];
  if (negated !== undefined) return { name: negated, isOrdered: false, isNegated: true };
  const [, kind, order, equals] = /^(numeric|date)(less|greater)than(equals)?$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const other = order === 'less' ? 'greater' : 'less';
  return {
    name: `${kind}${other}than${equals === undefined ? 'equals' : ''}`,
    isOrdered: true,
    isNegated: false,
  };
}

/** Returns whether a condition operator negates another: `StringNotLike`. */
export const isNegated = (written: string): boolean =>
  negatedOperator(operatorParts(written).name) !== undefined;

/** Returns whether a condition operator compares texts, and takes no wildcards: `StringNotEquals`. */
export const isExact = (written: string): boolean =>
  /^string(not)?equals(ignorecase)?$/.test(operatorParts(written).name);
