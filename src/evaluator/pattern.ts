import { MatchSubject, RequestContext } from './request-context';
import { lazy, memoize } from '../input/memoize';
import {
  betweenVariables,
  deployTimeValue,
  hasDeployTimeValue,
  lowerCase,
  PolicyText,
  textUnits,
} from '../policy/deploy-time-text';
import { isConditionKey } from '../policy/early-variables';
import { patternCovers } from '../policy/pattern';
import { includesPositions } from '../policy/pattern-inclusion';
import {
  isUnknownValue,
  Position,
  textPositions,
  unknownValue,
  wildcardPosition,
} from '../policy/position';
import { Tristate } from '../policy/tristate';

/** `${key}` or `${key, 'default'}`: a part of a pattern that the request fills. */
interface Variable {
  readonly key: string;
  readonly fallback?: string;
  /** Whether it may have no value, whatever the request has. */
  readonly mayFail?: true;
}

type Part = Position | { readonly variable: Variable };

export interface Reading {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${...}` is a policy variable. In a policy of 2008-10-17 it is text. */
  readonly variables: boolean;
  readonly ignoreCase?: boolean;
  /**
   * The number of colons before which it is not known whether a variable has its value. AWS's guide has
   * variables only in the last part of a `Resource`, and policies of AWS have them before it.
   */
  readonly colonsBefore?: number;
}

const isVariable = (part: Part): part is { readonly variable: Variable } =>
  typeof part === 'object' && 'variable' in part;

/** Of one pattern. There can be thousands of patterns. */
const MOST_TEXTS = { max: 200 };

/** A prepared policy text that is matched against request texts. */
export class Pattern {
  /** The fast matcher, for a pattern that depends on neither the request nor deployment. */
  private readonly matches?: (text: string) => boolean;
  private readonly isEverything: boolean;
  private made?: readonly Part[];
  /** Whether it matches the same texts in every request. */
  private readonly isFixed = lazy(() => !this.parts.some(isVariable));
  /** Whether it may match nothing. */
  private readonly mayFail = lazy(() =>
    this.parts.some((part) => isVariable(part) && part.variable.mayFail),
  );

  /** How much of a text it matches. The texts that deployment completes are asked about repeatedly. */
  private readonly coverageOf = lazy(() => {
    const positions = this.parts as readonly Position[];
    return memoize((text: PolicyText) => patternCovers(positions, textPositions(text)), MOST_TEXTS);
  });

  constructor(
    readonly text: PolicyText,
    private readonly reading: Reading,
  ) {
    this.isEverything = reading.wildcards && text === '*';
    const read = reading.ignoreCase ? lowerCase(text) : text;
    if (!hasDeployTimeValue(read) && !read.includes('$'))
      this.matches = matcher(read, reading.wildcards);
    else if (!this.parts.some((part) => isVariable(part) || isUnknownValue(part))) {
      const positions = this.parts as readonly Position[];
      this.matches = (known) => includesPositions(positions, textPositions(known));
    }
  }

  private get parts(): readonly Part[] {
    return (this.made ??= partsOf(
      this.reading.ignoreCase ? lowerCase(this.text) : this.text,
      this.reading,
    ));
  }

  /**
   * Returns how much of a subject the pattern matches. A variable without a value matches nothing.
   */
  answer(subject: MatchSubject, context: RequestContext): Tristate {
    if (this.isEverything) return 'yes';
    if (this.matches && subject.isPlain) return this.matches(subject.text) ? 'yes' : 'no';
    if (this.isFixed() && subject.isOneValue) return this.coverageOf()(subject.text);
    const positions = this.positionsIn(context);
    const answer = positions ? subject.coveredBy(positions) : 'no';
    return answer === 'yes' && this.mayFail() ? 'maybe' : answer;
  }

  /**
   * Returns the positions with the variables filled in; undefined when one has no value. Filled
   * values contain no wildcards.
   */
  positionsIn(context: RequestContext): readonly Position[] | undefined {
    const positions: Position[] = [];
    for (const part of this.parts) {
      if (!isVariable(part)) {
        positions.push(part);
        continue;
      }
      const value = this.valueOf(part.variable, context);
      if (!value) return undefined;
      positions.push(...value);
    }
    return positions;
  }

  private valueOf(
    { key, fallback }: Variable,
    context: RequestContext,
  ): readonly Position[] | undefined {
    const value = context.valueOf(key);
    if (value === undefined && key !== '' && context.mayHave(key))
      return [unknownValue(key, deployTimeValue(key))];
    // A multivalued key is not a variable.
    const text = typeof value === 'string' ? value : fallback;
    if (text === undefined) return undefined;
    return textPositions(this.reading.ignoreCase ? lowerCase(text) : text);
  }
}

function partsOf(text: PolicyText, reading: Reading): Part[] {
  const { wildcards, variables, colonsBefore = 0 } = reading;
  let colons = 0;
  const known = (unit: PolicyText): Part => {
    const position = wildcards ? wildcardPosition(unit) : textPositions(unit)[0];
    // A deploy-time value may be the ARN of an instance, before everything in the instance.
    if (position === ':') colons++;
    else if (isUnknownValue(position) && position.takes(':')) colons = colonsBefore;
    return position;
  };
  return betweenVariables(text).flatMap((part, i): Part[] => {
    if (i % 2 === 0 || !variables) return textUnits(part).map(known);
    const name = part.slice(2, -1);
    if (['*', '?', '$'].includes(name)) return [name];
    return [{ variable: variableOf(name, colons < colonsBefore) }];
  });
}

/** Returns the variable of a name. A variable without a key has no value. */
function variableOf(name: string, isEarly: boolean): Variable {
  const [, key, fallback] = /^([^,'"]+)(?:, '([^']*)')?$/.exec(name) ?? [];
  if (key === undefined || (isEarly && !isConditionKey(key))) return { key: '' };
  return {
    key: key.trim().toLowerCase(),
    ...(fallback !== undefined && { fallback }),
    ...(isEarly && { mayFail: true }),
  };
}

/**
 * Returns a matcher for a pattern of characters and wildcards. It proceeds from one star to the
 * next.
 */
function matcher(pattern: string, wildcards: boolean): (text: string) => boolean {
  if (!wildcards || !/[*?]/.test(pattern)) return (text) => text === pattern;
  if (pattern.includes('?')) {
    const positions = textUnits(pattern).map(wildcardPosition);
    return (text) => includesPositions(positions, textPositions(text));
  }
  const runs = pattern.split('*');
  const first = runs[0];
  const last = runs[runs.length - 1];
  const between = runs.slice(1, -1);
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const run of between) {
      const found = text.indexOf(run, at);
      if (found < 0) return false;
      at = found + run.length;
    }
    return at <= text.length - last.length;
  };
}
