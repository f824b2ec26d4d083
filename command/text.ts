import { takesColors } from './colors';
import { Io, Stream } from './io';
import { paint } from '../src/text/style';

const WIDEST = 120;
const NARROWEST = 60;
/** The width without a terminal: files, pipes, logs. */
const ELSEWHERE = 100;

export const widthOf = ({ isTTY, columns }: Stream): number =>
  isTTY && columns ? Math.max(NARROWEST, Math.min(WIDEST, columns)) : ELSEWHERE;

/** Returns the text settings for a stream. */
export function typesetting(stream: Stream, env: Io['env']) {
  const color = takesColors(stream, env);
  return { color, width: widthOf(stream), paint: paint(color) };
}
export type Typesetting = ReturnType<typeof typesetting>;
/** The settings for files. */
export const PLAIN: Typesetting = { color: false, width: ELSEWHERE, paint: paint(false) };
