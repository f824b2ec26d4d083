import { containsCidr, parseCidr } from './cidr';
import { parseDate } from './date';
import { Pattern } from './pattern';
import { RequestContext, MatchSubject } from './request-context';
import { ownProperty } from '../catalogue/own-property';
import { negatedOperator } from '../policy/condition-operator';
import { hasDeployTimeValue, lowerCase, PolicyText } from '../policy/deploy-time-text';
import { patternCovers } from '../policy/pattern';
import { includesPositions } from '../policy/pattern-inclusion';
import { ANY_MANY, isUnknownValue, Position } from '../policy/position';
import { Tristate } from '../policy/tristate';

/**
 * Holds a value of a request against one value of a condition; undefined where one of them is not
 * of the operator's kind.
 */
type Test = (subject: MatchSubject, context: RequestContext) => Tristate | undefined;

interface Operator {
  /** Whether it holds where the test of no value does. */
  readonly isNegated: boolean;
  /** The test for one value, made ready once. */
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
 * Values that are read: what cannot be is not comparable, and what only deployment knows may be
 * anything.
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

/** Each of the six parts of an ARN by itself. */
function arn(value: PolicyText, variables: boolean): Test {
  const pattern = new Pattern(value, { wildcards: true, variables });
  return (subject, context) => {
    const positions = pattern.positionsIn(context);
    if (!positions) return 'no';
    // A value that is not known may be several parts of an ARN.
    if ([...positions, ...subject.positions].some(isUnknownValue))
      return patternCovers(positions, subject.positions);
    const [wanted, actual] = [sixParts(positions), sixParts(subject.positions)];
    return (
      actual &&
      yes(wanted !== undefined && wanted.every((part, i) => includesPositions(part, actual[i])))
    );
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

/** By name in lower case, those that negate another one left out. */
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

/** The operator of a name in lower case, without set operator and `IfExists`. */
export function operator(name: string): Operator | undefined {
  const negated = negatedOperator(name);
  const prepare = ownProperty(TESTS, negated ?? name);
  return prepare && { prepare, isNegated: negated !== undefined };
}
