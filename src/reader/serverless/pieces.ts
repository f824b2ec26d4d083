import { closingBrace } from '../../policy/deploy-time-definition';
import { own } from '../json';

/** How often a variable may lead to another. */
export const DEEPEST = 10;

/** The stage of the framework, unless the file or the command line says another. */
export const STAGE = 'dev';

/** Part of a text: a variable of the framework, or text. */
export interface Piece {
  readonly text: string;
  readonly isVariable: boolean;
}

/** `${opt:stage}`, `${file(a.yml):b}`, `${env:A, 'b'}`. Others are of CloudFormation, or of IAM. */
export const VARIABLE = /^(?!AWS::)(?!aws:(?!accountId$|region$))(\w+\(|[\w-]+:|\s*')/;

/** Splits a text at its variables, which may contain others. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let known = '';
  for (let i = 0; i < text.length; i++) {
    const end = text.startsWith('${', i) ? closingBrace(text, i + 2) : -1;
    const inside = end < 0 ? '' : text.slice(i + 2, end);
    if (end < 0 || !VARIABLE.test(inside)) {
      known += text[i];
      continue;
    }
    if (known !== '') pieces.push({ text: known, isVariable: false });
    known = '';
    pieces.push({ text: inside, isVariable: true });
    i = end;
  }
  return known === '' && pieces.length > 0
    ? pieces
    : [...pieces, { text: known, isVariable: false }];
}

/** Returns what a file has at a path, such as `custom.stages.0`. */
export const valueAt = (content: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) => (Array.isArray(value) ? value[Number(key)] : own(value, key)),
      content,
    );
