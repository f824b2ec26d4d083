import { Request } from './decide';
import { piecesOf, Piece } from './match';
import { isOpaque, Text } from '../policy/text';

/** A text that patterns are held against; its pieces are made when a pattern needs them. */
export class Subject {
  readonly isOpaque: boolean;
  private made?: readonly Piece[];

  constructor(readonly text: Text) {
    this.isOpaque = isOpaque(text);
  }

  get pieces(): readonly Piece[] {
    return this.made ??= piecesOf(this.text);
  }
}

/** What a request says, made ready once for all statements. */
export class Context {
  readonly action: Subject;
  readonly resource: Subject;
  /** Whether keys that the request does not name may be there all the same. */
  readonly open: boolean;
  private keys?: ReadonlyMap<string, string | readonly string[]>;

  constructor(private readonly request: Request) {
    this.action = new Subject(request.action.toLowerCase());
    this.resource = new Subject(request.resource);
    this.open = request.otherKeys !== 'absent';
  }

  /** The value of a key, its name in lower case. A list without values is a key that is absent. */
  valueOf(key: string): string | readonly string[] | undefined {
    this.keys ??= new Map(Object.entries(this.request.context ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    return this.keys.get(key);
  }
}
