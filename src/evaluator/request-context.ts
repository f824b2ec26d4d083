import { aliasesOf, currentName } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { hasDeployTimeValue, lowerCase, PolicyText } from '../policy/deploy-time-text';
import { patternCovers } from '../policy/pattern';
import { intersectsWithin } from '../policy/pattern-intersection';
import { patternPositions, Position, textPositions } from '../policy/position';
import { Tristate } from '../policy/tristate';

export interface Request {
  /** The action, such as `connect:DescribeUser`. With wildcards, every action that it matches. */
  readonly action: string;
  /** An ARN, or `*` for an action that takes no resource. */
  readonly resource: PolicyText;
  /** Patterns of actions to exclude from those that the action matches. Default: none. */
  readonly actionsExcept?: readonly string[];
  /**
   * Whether the resource is a policy pattern, and the request covers every resource that it
   * matches. The answer is `maybe` when it holds for only some of them. Default: false, its
   * wildcards are ordinary characters.
   */
  readonly resourceIsPattern?: boolean;
  /**
   * Values of condition keys. Key names are not case-sensitive. A list is the value of a
   * multivalued key.
   */
  readonly context?: Readonly<Record<string, PolicyText | readonly PolicyText[]>>;
  /**
   * Whether keys outside the context are absent from the request, or unknown to the caller.
   * Default: unknown.
   */
  readonly otherKeys?: 'absent' | 'unknown';
  /** Keys outside the context that are unknown, although other keys are absent. Default: none. */
  readonly unknownKeys?: readonly string[];
}

const NONE: readonly never[] = Object.freeze([]);

/** Returns whether a text, as a pattern, matches several texts. */
const hasWildcard = (text: PolicyText): boolean =>
  text.includes('*') || text.includes('?') || text.includes('${');

/** A text, or all texts of a pattern, to match against patterns. */
export class MatchSubject {
  readonly isOpaque: boolean;
  /** Whether it represents several texts. */
  readonly isPattern: boolean;
  /** Whether it is one known text. */
  readonly isPlain: boolean;
  /** Whether it is one text, of which only deployment may know parts. */
  readonly isOneValue: boolean;
  private made?: readonly Position[];

  constructor(
    readonly text: PolicyText,
    isPattern = false,
    private readonly except: readonly PolicyText[] = NONE,
  ) {
    this.isOpaque = hasDeployTimeValue(text);
    this.isPattern = isPattern && hasWildcard(text);
    this.isOneValue = !this.isPattern && except.length === 0;
    this.isPlain = !this.isOpaque && !this.isPattern;
  }

  /** Returns how much of the subject a pattern matches. */
  coveredBy(pattern: readonly Position[]): Tristate {
    const answer = patternCovers(pattern, this.positions);
    if (answer !== 'maybe' || this.except.length === 0) return answer;
    const except = this.except.map(patternPositions);
    return intersectsWithin(pattern, this.positions, except) ? 'no' : 'maybe';
  }

  /** The positions, created on first use. */
  get positions(): readonly Position[] {
    return (this.made ??= this.isPattern ? patternPositions(this.text) : textPositions(this.text));
  }
}

/** An action, and the old names by which policies still allow and deny it. */
type ActionNames = Pick<RequestContext, 'action' | 'oldNames'>;

function namesOf(written: string, actionsExcept?: readonly string[]): ActionNames {
  const except = actionsExcept?.map(lowerCase);
  const subject = (name: string) => new MatchSubject(lowerCase(name), true, except);
  const action = currentName(written);
  return { action: subject(action), oldNames: aliasesOf(action).map(subject) };
}

/** Actions are asked about again and again. */
const known = memoize((written: string) => namesOf(written));

/** A request that is prepared once for all statements. */
export class RequestContext {
  readonly action: MatchSubject;
  /** Old names of the action that policies may still use to allow or deny it. */
  readonly oldNames: readonly MatchSubject[];
  readonly resource: MatchSubject;
  private keys?: ReadonlyMap<string, string | readonly string[]>;

  constructor(private readonly request: Request) {
    const { action, actionsExcept = NONE } = request;
    const names = actionsExcept.length > 0 ? namesOf(action, actionsExcept) : known(action);
    this.action = names.action;
    this.oldNames = names.oldNames;
    this.resource = new MatchSubject(request.resource, request.resourceIsPattern);
  }

  /** Returns whether a key that has no value here may still have one. Takes a lower-case name. */
  mayHave(key: string): boolean {
    const { otherKeys, unknownKeys = NONE } = this.request;
    return otherKeys !== 'absent' || unknownKeys.some((name) => name.toLowerCase() === key);
  }

  /**
   * Returns the value of a key by its lower-case name. A list without values counts as an absent
   * key.
   */
  valueOf(key: string): string | readonly string[] | undefined {
    this.keys ??= new Map(
      Object.entries(this.request.context ?? {}).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    );
    return this.keys.get(key);
  }
}
