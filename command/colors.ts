import { inspect } from 'node:util';
import { Io, Stream } from './io';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';
/** Puts text in a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const painted: Paint = (style, text) => {
  const [on, off] = inspect.colors[style] ?? [0, 0];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};
const plainly: Paint = (_, text) => text;

/** Whether a stream takes colors: a terminal does. NO_COLOR and FORCE_COLOR are obeyed as Node does. */
export function takesColors(
  stream: Stream,
  { FORCE_COLOR: force, NO_COLOR: no, TERM: term }: Io['env'],
): boolean {
  if (force !== undefined) return !['0', 'false'].includes(force);
  if (no) return false;
  return stream.isTTY === true && term !== 'dumb';
}

export const paint = (color: boolean): Paint => (color ? painted : plainly);
