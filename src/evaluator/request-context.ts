import { aliasesOf, currentName } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { hasDeployTimeValue, lowerCase, PolicyText } from '../policy/deploy-time-text';
import { patternCovers } from '../policy/pattern';
import { intersectsWithin } from '../policy/pattern-intersection';
import { patternPositions, Position, textPositions } from '../policy/position';
import { Tristate } from '../policy/tristate';

export interface Request {
  /** `connect:DescribeUser`. With wildcards it stands for every action that it matches. */
  readonly action: string;
  /** An ARN, or `*` for an action that takes no resource. */
  readonly resource: PolicyText;
  /**
   * Patterns of actions that the request is not about, of those for which the action stands.
   * Default: none.
   */
  readonly actionsExcept?: readonly string[];
  /**
   * Whether the resource is a pattern of a policy, and the request is about every resource that it
   * matches. What is true of a part of them only is `maybe`. Default: false, its wildcards are
   * characters.
   */
  readonly resourceIsPattern?: boolean;
  /**
   * Values of condition keys; names of keys are compared without case. A list is the value of a key
   * that takes several.
   */
  readonly context?: Readonly<Record<string, PolicyText | readonly PolicyText[]>>;
  /**
   * What keys are that the context does not have: absent from the request, or not known to who
   * asks. Default: unknown.
   */
  readonly otherKeys?: 'absent' | 'unknown';
}

const NONE: readonly never[] = Object.freeze([]);

/** Whether a text stands for several, if it is a pattern. */
const hasWildcard = (text: PolicyText): boolean =>
  text.includes('*') || text.includes('?') || text.includes('${');

/** A text, or all texts of a pattern, that patterns are held against. */
export class MatchSubject {
  readonly isOpaque: boolean;
  /** Whether it stands for several texts. */
  readonly isPattern: boolean;
  /** Whether it is one text that is known. */
  readonly isPlain: boolean;
  private made?: readonly Position[];

  constructor(
    readonly text: PolicyText,
    isPattern = false,
    private readonly except: readonly PolicyText[] = NONE,
  ) {
    this.isOpaque = hasDeployTimeValue(text);
    this.isPattern = isPattern && hasWildcard(text);
    this.isPlain = !this.isOpaque && !this.isPattern;
  }

  /** How much of the subject a pattern takes in. */
  coveredBy(pattern: readonly Position[]): Tristate {
    const answer = patternCovers(pattern, this.positions);
    if (answer !== 'maybe' || this.except.length === 0) return answer;
    const except = this.except.map(patternPositions);
    return intersectsWithin(pattern, this.positions, except) ? 'no' : 'maybe';
  }

  /** Made when a pattern needs them. */
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

/** What a request says, made ready once for all statements. */
export class RequestContext {
  readonly action: MatchSubject;
  /** Old names of the action, by which policies still allow and deny it. */
  readonly oldNames: readonly MatchSubject[];
  readonly resource: MatchSubject;
  /** Whether keys that the request does not name may be there all the same. */
  readonly open: boolean;
  private keys?: ReadonlyMap<string, string | readonly string[]>;

  constructor(private readonly request: Request) {
    const { actionsExcept } = request;
    const names = actionsExcept ? namesOf(request.action, actionsExcept) : known(request.action);
    this.action = names.action;
    this.oldNames = names.oldNames;
    this.resource = new MatchSubject(request.resource, request.resourceIsPattern);
    this.open = request.otherKeys !== 'absent';
  }

  /** The value of a key, its name in lower case. A list without values is a key that is absent. */
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
