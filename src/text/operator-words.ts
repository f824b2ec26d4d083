import { ownProperty } from '../catalogue/own-property';
import { negatedOperator } from '../policy/condition-operator';

/** The words between key and value, for a condition that holds and for one that does not. */
export interface OperatorWords {
  readonly holds: string;
  readonly not: string;
  readonly negated?: true;
}

const is: OperatorWords = { holds: 'is', not: 'is not' };
const like: OperatorWords = { holds: 'is like', not: 'is not like' };

const WORDS: Readonly<Record<string, OperatorWords>> = {
  stringequals: is,
  stringequalsignorecase: { holds: 'is in any case', not: 'is in no case' },
  stringlike: like,
  numericequals: is,
  numericlessthan: { holds: 'is less than', not: 'is at least' },
  numericlessthanequals: { holds: 'is at most', not: 'is more than' },
  numericgreaterthan: { holds: 'is more than', not: 'is at most' },
  numericgreaterthanequals: { holds: 'is at least', not: 'is less than' },
  dateequals: is,
  datelessthan: { holds: 'is before', not: 'is not before' },
  datelessthanequals: { holds: 'is not after', not: 'is after' },
  dategreaterthan: { holds: 'is after', not: 'is not after' },
  dategreaterthanequals: { holds: 'is not before', not: 'is before' },
  bool: is,
  binaryequals: is,
  ipaddress: { holds: 'is in', not: 'is not in' },
  arnequals: like,
  arnlike: like,
};

/**
 * Returns the words of an operator by its lower-case name; undefined when IAM does not have the
 * operator.
 */
export function operatorWords(name: string): OperatorWords | undefined {
  const positive = ownProperty(WORDS, negatedOperator(name) ?? '');
  if (positive) return { holds: positive.not, not: positive.holds, negated: true };
  return ownProperty(WORDS, name);
}
