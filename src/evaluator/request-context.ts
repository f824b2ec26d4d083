import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { piecesOf, Piece } from '../policy/wildcard';

export interface Request {
  /** `connect:DescribeUser`. */
  readonly action: string;
  /** An ARN, or `*` for an action that takes no resource. Wildcards are characters. */
  readonly resource: PolicyText;
  /** Values of condition keys; names of keys are compared without case. A list is the value of a key that takes several. */
  readonly context?: Readonly<Record<string, PolicyText | readonly PolicyText[]>>;
  /** What keys are that the context does not have: absent from the request, or not known to who asks. Default: unknown. */
  readonly otherKeys?: 'absent' | 'unknown';
}

/** A text that patterns are held against; its pieces are made when a pattern needs them. */
export class MatchSubject {
  readonly isOpaque: boolean;
  private made?: readonly Piece[];

  constructor(readonly text: PolicyText) {
    this.isOpaque = hasDeployTimeValue(text);
  }

  get pieces(): readonly Piece[] {
    return (this.made ??= piecesOf(this.text));
  }
}

/** What a request says, made ready once for all statements. */
export class RequestContext {
  readonly action: MatchSubject;
  readonly resource: MatchSubject;
  /** Whether keys that the request does not name may be there all the same. */
  readonly open: boolean;
  private keys?: ReadonlyMap<string, string | readonly string[]>;

  constructor(private readonly request: Request) {
    this.action = new MatchSubject(request.action.toLowerCase());
    this.resource = new MatchSubject(request.resource);
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
