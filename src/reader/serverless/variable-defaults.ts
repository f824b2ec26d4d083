import { stageOf, stageParameters } from './parameters';
import { DEEPEST, Piece, piecesOf, valueAt } from './pieces';

/** Matches the sources of a variable, between commas that are in no quotes. */
const SOURCES = /(?:'[^']*'|"[^"]*"|[^,'"])+/g;

/** The text of a variable, or the texts of a list. */
export type Texts = string | readonly string[];

/**
 * Returns the text of a variable of the Serverless Framework unless the command line, or something
 * else from outside of the file, gives another: `dev` for `opt:stage, 'dev'`. Returns undefined where
 * the file has none.
 */
export function defaultOf(variable: string, content: unknown, depth = DEEPEST): Texts | undefined {
  if (depth === 0) return undefined;
  const written = defaultText(piecesOf(variable), content, depth - 1);
  return sourcesIn(written)
    .map((source) => valueOf(source, content, depth - 1))
    .find((value) => value !== undefined);
}

/** Returns the sources in the text of a variable. */
export const sourcesIn = (written = ''): readonly string[] =>
  (written.match(SOURCES) ?? []).map((source) => source.trim());

/** Returns a text with the defaults of its variables; undefined if one has none. */
function defaultText(
  pieces: readonly Piece[],
  content: unknown,
  depth: number,
): string | undefined {
  const texts = pieces.map(({ text, isVariable }) =>
    isVariable ? defaultOf(text, content, depth) : text,
  );
  return texts.every((text) => typeof text === 'string') ? texts.join('') : undefined;
}

/** Returns the value of one source of a variable: `self:provider.stage`, `param:who`, or `'dev'`. */
function valueOf(source: string, content: unknown, depth: number): Texts | undefined {
  const literal = /^(?:'([^']*)'|"([^"]*)"|(\d+))$/.exec(source);
  if (literal) return literal.slice(1).find((one) => one !== undefined);
  const [, kind, name = ''] = /^(self|param):([\w.-]+)$/.exec(source) ?? [];
  const stage = () => textsOf(stageOf(content), content, depth);
  if (source === 'sls:stage' || name === 'provider.stage') return stage();
  if (kind === 'self') return textsOf(valueAt(content, name), content, depth);
  return kind === 'param'
    ? textsOf(stageParameters(content, name).of(stage()), content, depth)
    : undefined;
}

/** Returns the texts of a value of the file with the defaults of its variables. */
export function textsOf(value: unknown, content: unknown, depth = DEEPEST): Texts | undefined {
  if (Array.isArray(value)) {
    const texts = value.map((one) => textsOf(one, content, depth));
    return texts.every((text) => typeof text === 'string') ? texts : undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const pieces = piecesOf(String(value));
  const [{ text, isVariable }] = pieces;
  return pieces.length === 1 && isVariable
    ? defaultOf(text, content, depth)
    : defaultText(pieces, content, depth);
}
