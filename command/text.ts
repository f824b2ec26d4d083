import { paint, takesColors } from './colors';
import { Io, Stream } from './io';

const WIDEST = 120;
const NARROWEST = 60;
/** Where there is no terminal: files, pipes, logs. */
const ELSEWHERE = 100;

export const widthOf = ({ isTTY, columns }: Stream): number =>
  isTTY && columns ? Math.max(NARROWEST, Math.min(WIDEST, columns)) : ELSEWHERE;

/*
 * Control characters, and those that turn the direction of text or are not seen.
 * Names come from files that anybody wrote, and a terminal obeys what it is sent.
 * Only line feeds, the styles of `Style` and their end are ours.
 */
const STYLING = '\\u001b\\[(?:0|1|2|22|31|32|33|36|39)m';
const CONTROL = '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f';
const UNSEEN = '\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff';
const FOREIGN = new RegExp(`${STYLING}|[${CONTROL}${UNSEEN}]`, 'g');

/** Text that does nothing to a terminal but color. */
export const harmless = (text: string, color: boolean): string =>
  text.replace(FOREIGN, (found) =>
    color && found.endsWith('m') ? found : [...found].map(escaped).join(''),
  );

const escaped = (character: string): string => {
  const code = character.charCodeAt(0);
  return code === 0x1b || /[^ -~]/.test(character)
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : character;
};

/** Names may have line feeds, and lines of their own would pass for ours, or for commands to what runs a workflow. */
export const onOneLine = (text: string): string => text.replace(/\n/g, '\\u000a');

/** Text in lines of a width, each after the first indented. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width - indent.length) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}

/** `1 finding`, `2 findings`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

/** How text is set for a stream. */
export function typesetting(stream: Stream, env: Io['env']) {
  const color = takesColors(stream, env);
  return { color, width: widthOf(stream), paint: paint(color) };
}
export type Typesetting = ReturnType<typeof typesetting>;
/** For files. */
export const PLAIN: Typesetting = { color: false, width: ELSEWHERE, paint: paint(false) };
