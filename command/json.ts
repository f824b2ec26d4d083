import { harmlessJson } from '../src/text/visible';

/** Returns JSON that has no effect on a terminal. */
export const json = (value: unknown): string => harmlessJson(JSON.stringify(value, undefined, 2));

/** The minimum length of a part, so that there are few of them. */
const SHORTEST = 65_536;

/** Returns the JSON of an object in parts, with a line feed at the end. */
export function* jsonParts(value: object): Iterable<string> {
  let part = '';
  for (const text of pieces(value)) {
    part += text;
    if (part.length < SHORTEST) continue;
    yield part;
    part = '';
  }
  yield `${part}\n`;
}

/** Returns the JSON of an object in pieces: each item of its lists is one. */
function* pieces(value: object): Iterable<string> {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) {
    yield '{}';
    return;
  }
  yield '{\n';
  for (const [i, [key, one]] of entries.entries()) {
    yield `  ${json(key)}: `;
    yield* Array.isArray(one) && one.length > 0 ? listPieces(one) : [indented(json(one), 2)];
    yield i < entries.length - 1 ? ',\n' : '\n';
  }
  yield '}';
}

function* listPieces(list: readonly unknown[]): Iterable<string> {
  yield '[\n';
  for (const [i, item] of list.entries())
    yield `    ${indented(json(item), 4)}${i < list.length - 1 ? ',' : ''}\n`;
  yield '  ]';
}

const indented = (text: string, spaces: number): string =>
  text.replace(/\n/g, `\n${' '.repeat(spaces)}`);
