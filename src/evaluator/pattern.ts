import { RequestContext, MatchSubject } from './request-context';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Tristate } from '../policy/tristate';
import {
  glob,
  isAny,
  mayHold,
  intersects,
  ONE,
  patternPieces,
  Piece,
  STAR,
} from '../policy/wildcard';

/** `${key}` or `${key, 'default'}`: a part of a pattern that the request fills. */
interface Variable {
  readonly key: string;
  readonly fallback?: string;
}

export interface Reading {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${...}` is a policy variable: it is text in a policy of 2008-10-17. */
  readonly variables: boolean;
  readonly ignoreCase?: boolean;
  /** The number of colons before which a variable has no value: `Resource` takes them in its last part only. */
  readonly colonsBefore?: number;
}

const PARTS = /\u0001[^\u0001\u0002]*\u0002|\$\{([^{}]*)\}|[^]/gu;
const isVariable = (part: Piece | Variable): part is Variable => typeof part !== 'string';

/** A text of a policy that texts of requests are held against, made ready once. */
export class Pattern {
  /** Where nothing in the pattern hangs on the request or on deployment: the fast way. */
  private readonly matches?: (text: string) => boolean;
  private made?: readonly (Piece | Variable)[];

  constructor(
    readonly text: PolicyText,
    private readonly reading: Reading,
  ) {
    const read = reading.ignoreCase ? lowerCase(text) : text;
    if (!/[\u0001$]/.test(read)) this.matches = matcher(read, reading.wildcards);
    else if (!this.parts.some((part) => isVariable(part) || part.startsWith('\u0001')))
      this.matches = (t) => glob(this.parts as readonly Piece[], new MatchSubject(t).pieces);
  }

  private get parts(): readonly (Piece | Variable)[] {
    return (this.made ??= partsOf(
      this.reading.ignoreCase ? lowerCase(this.text) : this.text,
      this.reading,
    ));
  }

  /** Whether the pattern takes in a text; a variable without a value takes in none. */
  answer(subject: MatchSubject, context: RequestContext): Tristate {
    if (this.matches && !subject.isOpaque) return this.matches(subject.text) ? 'yes' : 'no';
    const pieces = this.piecesIn(context);
    if (!pieces) return 'no';
    if (glob(pieces, subject.pieces)) return 'yes';
    return intersects(pieces, subject.pieces) ? 'maybe' : 'no';
  }

  /** The pieces with the variables filled; undefined where one has no value. What is filled in holds no wildcards. */
  piecesIn(context: RequestContext): readonly Piece[] | undefined {
    if (!this.parts.some(isVariable)) return this.parts as readonly Piece[];
    const filled: Piece[] = [];
    for (const part of this.parts) {
      if (!isVariable(part)) {
        filled.push(part);
        continue;
      }
      const value = context.valueOf(part.key);
      if (value === undefined && context.open && part.key !== '') {
        filled.push(deployTimeValue(part.key));
        continue;
      }
      // A key with several values is no variable.
      const text = typeof value === 'string' ? value : part.fallback;
      if (text === undefined) return undefined;
      filled.push(...new MatchSubject(this.reading.ignoreCase ? lowerCase(text) : text).pieces);
    }
    return filled;
  }

  /** The keys that the pattern takes values of. */
  get variables(): readonly string[] {
    return this.parts.filter(isVariable).map(({ key }) => key);
  }
}

/** Names of opaque parts keep their case. */
export const lowerCase = (text: PolicyText): PolicyText =>
  text.replace(/\u0001[^\u0001\u0002]*\u0002|[^\u0001]+/g, (part) =>
    part.startsWith('\u0001') ? part : part.toLowerCase(),
  );

function partsOf(
  text: PolicyText,
  { wildcards, variables, colonsBefore = 0 }: Reading,
): (Piece | Variable)[] {
  let colons = 0;
  return [...text.matchAll(PARTS)].flatMap(([part, name]): (Piece | Variable)[] => {
    if (name === undefined || !variables) {
      // What only deployment knows may be the ARN of an instance, before all that stands in it.
      if (part === ':') colons++;
      else if (isAny(part) && mayHold(part, ':')) colons = colonsBefore;
      return name === undefined
        ? [wildcards && part === '*' ? STAR : wildcards && part === '?' ? ONE : part]
        : part.split('');
    }
    if (['*', '?', '$'].includes(name)) return [name];
    const [, key, fallback] = /^([^,'"]+)(?:, '([^']*)')?$/.exec(name) ?? [];
    return [
      key === undefined || colons < colonsBefore
        ? { key: '' }
        : { key: key.trim().toLowerCase(), ...(fallback !== undefined && { fallback }) },
    ];
  });
}

/** How a pattern of characters and wildcards is matched: from one star to the next. */
function matcher(pattern: string, wildcards: boolean): (text: string) => boolean {
  if (!wildcards || !/[*?]/.test(pattern)) return (text) => text === pattern;
  if (pattern.includes('?')) {
    const pieces = patternPieces(pattern);
    return (text) => glob(pieces, new MatchSubject(text).pieces);
  }
  const runs = pattern.split('*');
  const [first, last, between] = [
    runs[0],
    runs[runs.length - 1],
    runs.slice(1, -1).filter((run) => run !== ''),
  ];
  if (first === '' && last === '' && between.length === 0) return () => true;
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
      return false;
    let at = first.length;
    for (const run of between) {
      const found = text.indexOf(run, at);
      if (found < 0) return false;
      at = found + run.length;
    }
    return at <= text.length - last.length;
  };
}
