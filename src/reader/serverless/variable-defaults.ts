import { DEEPEST, Piece, piecesOf, STAGE, valueAt } from './pieces';

/** Matches the sources of a variable, between commas that are in no quotes. */
const SOURCES = /(?:'[^']*'|"[^"]*"|[^,'"])+/g;

/**
 * Returns the text of a variable of the Serverless Framework unless the command line, or something
 * else from outside of the file, gives another: `dev` for `opt:stage, 'dev'`. Returns undefined where
 * the file has none.
 */
export function defaultOf(variable: string, content: unknown, depth = DEEPEST): string | undefined {
  if (depth === 0) return undefined;
  const written = defaultText(piecesOf(variable), content, depth - 1);
  return written
    ?.match(SOURCES)
    ?.map((source) => valueOf(source.trim(), content, depth - 1))
    .find((value) => value !== undefined);
}

/** Returns a text with the defaults of its variables; undefined if one has none. */
function defaultText(
  pieces: readonly Piece[],
  content: unknown,
  depth: number,
): string | undefined {
  const texts = pieces.map(({ text, isVariable }) =>
    isVariable ? defaultOf(text, content, depth) : text,
  );
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

/** Returns the value of one source of a variable: `self:provider.stage`, or `'dev'`. */
function valueOf(source: string, content: unknown, depth: number): string | undefined {
  const literal = /^(?:'([^']*)'|"([^"]*)"|(\d+))$/.exec(source);
  if (literal) return literal.slice(1).find((one) => one !== undefined);
  const path = source === 'sls:stage' ? 'provider.stage' : /^self:([\w.-]+)$/.exec(source)?.[1];
  if (path === undefined) return undefined;
  const value = valueAt(content, path) ?? (path === 'provider.stage' ? STAGE : undefined);
  return typeof value === 'string' || typeof value === 'number'
    ? defaultText(piecesOf(String(value)), content, depth)
    : undefined;
}
