import { containsCidr, parseCidr } from './cidr';
import { parseDate } from './date';
import { lowerCase, Pattern } from './pattern';
import { RequestContext, MatchSubject } from './request-context';
import { ownProperty } from '../catalogue/own-property';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Tristate } from '../policy/tristate';
import { glob, intersects, Piece, STAR } from '../policy/wildcard';

/** Holds a value of a request against one value of a condition; undefined where one of them is not of the operator's kind. */
type Test = (subject: MatchSubject, context: RequestContext) => Tristate | undefined;

interface Operator {
  /** Between key and value in a sentence, and the same for its negation. */
  readonly holds: string;
  readonly not: string;
  readonly negated?: true;
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

/** Values that are read: what cannot be is not comparable, and what only deployment knows may be anything. */
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
    const pieces = pattern.piecesIn(context);
    if (!pieces) return 'no';
    if (glob(pieces, subject.pieces) && (subject.isOpaque || hasDeployTimeValue(value)))
      return 'yes';
    // An opaque part may be several parts of an ARN.
    if ([...pieces, ...subject.pieces].some(hasDeployTimeValue))
      return intersects(pieces, subject.pieces) ? 'maybe' : 'no';
    const [wanted, actual] = [sixParts(pieces), sixParts(subject.pieces)];
    return actual && yes(wanted !== undefined && wanted.every((part, i) => glob(part, actual[i])));
  };
}

function sixParts(pieces: readonly Piece[]): Piece[][] | undefined {
  const parts: Piece[][] = [[]];
  for (const piece of pieces)
    if (piece === ':' && parts.length < 6) parts.push([]);
    else parts[parts.length - 1].push(piece);
  return parts.length === 6 && ['arn', STAR].includes(parts[0].join('')) ? parts : undefined;
}

const is = { holds: 'is', not: 'is not' };
const like = { holds: 'is like', not: 'is not like' };
const inAnyCase = { holds: 'is in any case', not: 'is in no case' };
const inBlock = { holds: 'is in', not: 'is not in' };

/** By name in lower case; those of which a negation exists, with it. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  stringequals: { ...is, prepare: text(false) },
  stringequalsignorecase: { ...inAnyCase, prepare: text(false, true) },
  stringlike: { ...like, prepare: text(true) },
  numericequals: { ...is, prepare: read(number, same) },
  numericlessthan: { holds: 'is less than', not: 'is at least', prepare: read(number, less) },
  numericlessthanequals: {
    holds: 'is at most',
    not: 'is more than',
    prepare: read(number, atMost),
  },
  numericgreaterthan: { holds: 'is more than', not: 'is at most', prepare: read(number, more) },
  numericgreaterthanequals: {
    holds: 'is at least',
    not: 'is less than',
    prepare: read(number, atLeast),
  },
  dateequals: { ...is, prepare: read(parseDate, same) },
  datelessthan: { holds: 'is before', not: 'is not before', prepare: read(parseDate, less) },
  datelessthanequals: { holds: 'is not after', not: 'is after', prepare: read(parseDate, atMost) },
  dategreaterthan: { holds: 'is after', not: 'is not after', prepare: read(parseDate, more) },
  dategreaterthanequals: {
    holds: 'is not before',
    not: 'is before',
    prepare: read(parseDate, atLeast),
  },
  bool: { ...is, prepare: read(bool, same) },
  binaryequals: { ...is, prepare: read((value) => value, same) },
  ipaddress: { ...inBlock, prepare: within },
  arnequals: { ...like, prepare: arn },
  arnlike: { ...like, prepare: arn },
};
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

/** The name of an operator in lower case, with what stands before and behind it told apart. */
export function operatorParts(written: string): {
  readonly name: string;
  readonly set?: string;
  readonly ifExists: boolean;
} {
  const [, set, name, ifExists] = NAME.exec(written.toLowerCase()) ?? [
    '',
    undefined,
    written.toLowerCase(),
  ];
  return { name, set, ifExists: ifExists !== undefined };
}

/** The operator of a name in lower case, without what stands before and behind it. */
export function operator(name: string): Operator | undefined {
  const positive = ownProperty(OPERATORS, ownProperty(NEGATIONS, name) ?? '');
  return positive
    ? { holds: positive.not, not: positive.holds, negated: true, prepare: positive.prepare }
    : ownProperty(OPERATORS, name);
}
