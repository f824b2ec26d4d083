import { nameOfOpaque, PolicyText } from '../../policy/deploy-time-text';

/** What pseudo parameters consist of. */
const CHARACTERS = new Map<string, RegExp>([
  ['AWS::Partition', /[a-z-]/],
  ['AWS::Region', /[a-z0-9-]/],
  ['AWS::AccountId', /[0-9]/],
  ['AWS::StackName', /[A-Za-z0-9-]/],
  ['AWS::URLSuffix', /[a-z.]/],
]);

/** The parts of a text between delimiters that are certain, and whether more follow that are not. */
export interface Parts {
  readonly known: readonly PolicyText[];
  readonly more: boolean;
}

/** Splits a text with opaque parts, up to the first that may have the delimiter in it. */
export function split(text: PolicyText, delimiter: string): Parts {
  const known: PolicyText[] = [];
  let part = '';
  for (const piece of text.match(/\u0001[^\u0002]*\u0002|[^\u0001]+/g) ?? []) {
    const name = nameOfOpaque(piece);
    if (name === undefined) {
      const [first, ...others] = piece.split(delimiter);
      part += first;
      for (const other of others) {
        known.push(part);
        part = other;
      }
    } else if (delimiter.length === 1 && CHARACTERS.get(name)?.test(delimiter) === false) {
      part += piece;
    } else {
      return { known, more: true };
    }
  }
  return { known: [...known, part], more: false };
}
