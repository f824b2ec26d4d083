import { Io, Stream } from './io';

/**
 * Returns whether a stream accepts colors, as terminals do. Follows NO_COLOR and FORCE_COLOR as
 * Node.js does.
 */
export function takesColors(
  stream: Stream,
  { FORCE_COLOR: force, NO_COLOR: no, TERM: term }: Io['env'],
): boolean {
  if (force !== undefined) return !['0', 'false'].includes(force);
  if (no) return false;
  return stream.isTTY === true && term !== 'dumb';
}
