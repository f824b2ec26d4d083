import { stageParameters } from './parameters';
import { piecesOf } from './pieces';
import { defaultOf, sourcesIn, textsOf } from './variable-defaults';

/** Stands for a part of a path that only the command line knows. */
const OPEN = '*';

/**
 * Returns all the texts that a file has for a variable without a default: those of each stage, for
 * `self:custom.who.${opt:stage}` and for `param:who`. Returns none if it may be something else.
 */
export function listedTexts(variable: string, content: unknown): readonly string[] {
  const written = piecesOf(variable).map(({ text, isVariable }) => {
    const known = isVariable ? defaultOf(text, content) : text;
    return typeof known === 'string' ? known : OPEN;
  });
  const values = sourcesIn(written.join('')).map((source) => valuesOf(source, content));
  const texts = values.map((of) => of.map((one) => textsOf(one, content)));
  const isKnown = texts.every((of) => of.length > 0 && of.every((one) => one !== undefined));
  return isKnown ? [...new Set(texts.flat(2) as readonly string[])] : [];
}

function valuesOf(source: string, content: unknown): readonly unknown[] {
  const [, kind, name = ''] = /^(self|param):([\w.*-]+)$/.exec(source) ?? [];
  if (kind === 'param') return stageParameters(content, name).all;
  return kind === 'self' && name.includes(OPEN)
    ? name.split('.').reduce((values, key) => values.flatMap((one) => under(one, key)), [content])
    : [];
}

/** Returns what a value has under a key, in which a part may be open. */
function under(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const [start, ...others] = key.split(OPEN);
  const isMeant = (name: string): boolean =>
    others.length === 0
      ? name === key
      : name.startsWith(start) && name.endsWith(others[others.length - 1]);
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    isMeant(name) ? [one] : [],
  );
}
