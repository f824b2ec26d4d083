import { Io, Stream } from './io';

/** Whether a stream takes colors: a terminal does. NO_COLOR and FORCE_COLOR are obeyed as Node does. */
export function takesColors(
  stream: Stream,
  { FORCE_COLOR: force, NO_COLOR: no, TERM: term }: Io['env'],
): boolean {
  if (force !== undefined) return !['0', 'false'].includes(force);
  if (no) return false;
  return stream.isTTY === true && term !== 'dumb';
}
