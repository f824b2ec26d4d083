import { Pattern } from './pattern';
import { RequestContext, MatchSubject } from './request-context';
import { ownProperty } from '../catalogue/own-property';
import { containsCidr, parseCidr } from '../input/cidr';
import { parseDate } from '../input/date';
import { negatedOperator } from '../policy/condition-operator';
import { hasDeployTimeValue, lowerCase, PolicyText } from '../policy/deploy-time-text';
import { patternCovers } from '../policy/pattern';
import { includesPositions } from '../policy/pattern-inclusion';
import { ANY_MANY, isUnknownValue, Position } from '../policy/position';
import { Tristate } from '../policy/tristate';

/**
 * Compares a request value with a condition value; undefined when one of them has the wrong type
 * for the operator.
 */
type Test = (subject: MatchSubject, context: RequestContext) => Tristate | undefined;

interface Operator {
  /** Whether the condition holds when the test fails for all values. */
  readonly isNegated: boolean;
  /** Prepares the test for one value. */
  readonly prepare: (value: PolicyText, variables: boolean) => Test;
}

const yes = (holds: boolean): Tristate => (holds ? 'yes' : 'no');

const text =
  (wildcards: boolean, ignoreCase = false) =>
  (value: PolicyText, variables: boolean): Test => {
    const pattern = new Pattern(value, { wildcards, variables, ignoreCase });
    return (subject, context) =>
      pattern.answer(ignoreCase ? new MatchSubject(lowerCase(subject.text)) : subject, context);
  };

/**
 * Prepares values that are parsed. A value that does not parse is not comparable. A deploy-time
 * value may be anything.
 */
function read<T>(
  parse: (text: string) => T | undefined,
  compare: (actual: T, wanted: T) => boolean,
) {
  return (value: PolicyText): Test => {
    const wanted = hasDeployTimeValue(value) ? undefined : parse(value);
    return (subject) => {
      if (hasDeployTimeValue(value) || subject.isOpaque) return 'maybe';
      const actual = parse(subject.text);
      return actual === undefined || wanted === undefined
        ? undefined
        : yes(compare(actual, wanted));
    };
  };
}

const number = (value: string) =>
  /^[-+]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
const bool = (value: string) => ownProperty({ true: true, false: false }, value.toLowerCase());
const same = <T>(a: T, b: T) => a === b;
const less = (a: number, b: number) => a < b;
const atMost = (a: number, b: number) => a <= b;
const more = (a: number, b: number) => a > b;
const atLeast = (a: number, b: number) => a >= b;
const within = read(parseCidr, (actual, block) => containsCidr(block, actual));

/** Matches the six parts of an ARN separately. Whether a wildcard is for several is not documented. */
function arn(value: PolicyText, variables: boolean): Test {
  const pattern = new Pattern(value, { wildcards: true, variables });
  return (subject, context) => {
    const positions = pattern.positionsIn(context);
    if (!positions) return 'no';
    const [wanted, actual] = [sixParts(positions), sixParts(subject.positions)];
    const isOpen = positions.some(isUnknownValue);
    const asText = () => patternCovers(positions, subject.positions);
    if (!isOpen && !wanted && (actual || subject.isOpaque))
      return asText() === 'no' ? 'no' : 'maybe';
    // An unknown value may cover several parts of an ARN.
    if (isOpen || subject.isOpaque) return asText();
    return actual && wanted && yes(wanted.every((part, i) => includesPositions(part, actual[i])));
  };
}

function sixParts(positions: readonly Position[]): Position[][] | undefined {
  const parts: Position[][] = [[]];
  for (const position of positions)
    if (position === ':' && parts.length < 6) parts.push([]);
    else parts[parts.length - 1].push(position);
  const [first] = parts;
  const isArn = first.join('') === 'arn' || (first.length === 1 && first[0] === ANY_MANY);
  return parts.length === 6 && isArn ? parts : undefined;
}

type Prepare = Operator['prepare'];

/** Tests by lower-case operator name, without the negating operators. */
const TESTS: Readonly<Record<string, Prepare>> = {
  stringequals: text(false),
  stringequalsignorecase: text(false, true),
  stringlike: text(true),
  numericequals: read(number, same),
  numericlessthan: read(number, less),
  numericlessthanequals: read(number, atMost),
  numericgreaterthan: read(number, more),
  numericgreaterthanequals: read(number, atLeast),
  dateequals: read(parseDate, same),
  datelessthan: read(parseDate, less),
  datelessthanequals: read(parseDate, atMost),
  dategreaterthan: read(parseDate, more),
  dategreaterthanequals: read(parseDate, atLeast),
  bool: read(bool, same),
  binaryequals: read((value) => value, same),
  ipaddress: within,
  arnequals: arn,
  arnlike: arn,
};

/** Returns the operator for a lower-case name without set operator and `IfExists`. */
export function operator(name: string): Operator | undefined {
  const negated = negatedOperator(name);
  const prepare = ownProperty(TESTS, negated ?? name);
  return prepare && { prepare, isNegated: negated !== undefined };
}
