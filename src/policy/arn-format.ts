/*
 * For reports: whether a grant is about some resource of an action, of any service, asked a million times for a thousand roles and so in
 * character codes. An ARN that only deployment knows ends where those of its kind end, which match.ts `overlap` does not know; names may
 * be empty and have slashes outside of the family, where arn-types.ts would say that it is of no type.
 */
import { PolicyText } from './deploy-time-text';
import { familyServices } from '../catalogue/catalogue';

/** A character by its code, or what stands for many. */
type Piece = number;
/** Text without `/` and `:`. */
const PART = -1;
const ANY = -2;
/** An ARN that only deployment knows, at the beginning: it ends where a resource's ARN can end. */
const LEAD = -3;
/** The same, of something that has resources in it. */
const PARENT = -4;
const [QUESTION, SLASH, COLON] = [...'?/:'].map((c) => c.charCodeAt(0));

/** The ARNs that resources of a type can have. */
export interface ArnFormat {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Whether resources of other types have this one's ARN before theirs. */
  readonly isParent: boolean;
}

const PLACEHOLDER = /\$?\{([^}]*)\}|\*/g;
const formats = new Map<string, ArnFormat>();

/** Of `arn:${Partition}:connect:${Region}:...`, or of a binding: `arn:{Partition}:events:{Region}:{Account}:rule/Name*`. */
export function arnFormat(text: string): ArnFormat {
  let format = formats.get(text);
  if (!format)
    formats.set(
      text,
      (format = {
        text,
        pieces: formatPieces(text),
        isParent: /:(instance|domain|domains|assistant|knowledge-base)\/[^/]*$|:s3:::[^/]*$/.test(
          text,
        ),
      }),
    );
  return format;
}

function formatPieces(text: string): Piece[] {
  const ofFamily = familyServices().includes(text.split(':')[2] ?? '');
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    pieces.push(...codesOf(text.slice(from, found.index)));
    // Outside of the family names have slashes in them: roles have paths, log groups are called /aws/connect/...
    const named = ['Partition', 'Region', 'Account', 'AccountId'].includes(found[1]);
    pieces.push(named || ofFamily ? PART : ANY);
    from = found.index + found[0].length;
  }
  pieces.push(...codesOf(text.slice(from)));
  return pieces;
}

const codesOf = (text: string): Piece[] => [...text].map((c) => c.codePointAt(0)!);

/** What of a pattern matters to formats: which unknown text it is of does not, and variables of policies are one part each. */
export function shapeOf(pattern: PolicyText, isParent: (name: PolicyText) => boolean): string {
  if (!/[\u0001$]/.test(pattern)) return pattern;
  return pattern
    .replace(/\$\{[^}]*\}/g, '\u0004')
    .replace(/\u0001[^\u0002]*\u0002/g, (part, at) =>
      at > 0 ? '\u0002' : part === pattern && isParent(part) ? '\u0003' : '\u0001',
    );
}

const SHAPES: Readonly<Record<string, Piece>> = {
  '*': ANY,
  '\u0001': LEAD,
  '\u0002': PART,
  '\u0003': PARENT,
  '\u0004': PART,
};
const answers = new Map<ArnFormat, Map<string, boolean>>();

/** Whether a pattern, by its shape, takes in an ARN of the format. */
export function takesSome(shape: string, format: ArnFormat): boolean {
  if (shape === '*') return true;
  let known = answers.get(format);
  if (!known) answers.set(format, (known = new Map()));
  let answer = known.get(shape);
  if (answer === undefined) known.set(shape, (answer = meets(shape, format)));
  return answer;
}

const takes = (loop: Piece, character: Piece): boolean =>
  loop !== PART || (character !== SLASH && character !== COLON);
const isLoop = (piece: Piece): boolean => piece < 0;
const isCharacter = (piece: Piece): boolean => piece >= 0;

/** Whether some text is of the shape and of the format: both are read side by side, each place in both at most once. */
function meets(shape: string, { pieces, isParent }: ArnFormat): boolean {
  const p = [...shape].map((c) => SHAPES[c] ?? c.codePointAt(0)!);
  if (p[0] === PARENT) return isParent;
  const width = pieces.length + 1;
  const seen = new Uint8Array((p.length + 1) * width);
  const open: [number, number][] = [[0, 0]];
  const go = (i: number, j: number) => {
    if (seen[i * width + j]++ === 0) open.push([i, j]);
  };
  for (let next = open.pop(); next; next = open.pop()) {
    const [i, j] = next;
    if (i === p.length && j === pieces.length) return true;
    const [a, b] = [p[i], pieces[j]];
    if (isLoop(a) && (a !== LEAD || isLoop(pieces[j - 1]))) go(i + 1, j);
    if (isLoop(b)) go(i, j + 1);
    if (isCharacter(a) && isCharacter(b) && (a === b || a === QUESTION)) go(i + 1, j + 1);
    else if (isCharacter(a) && isLoop(b) && (a === QUESTION || takes(b, a))) go(i + 1, j);
    else if (isLoop(a) && isCharacter(b) && takes(a, b)) go(i, j + 1);
  }
  return false;
}
