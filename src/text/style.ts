import { inspect } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Applies a style to text, or leaves it unchanged. */
export type Paint = (style: Style, text: string) => string;

const painted: Paint = (style, text) => {
  const [on, off] = inspect.colors[style] ?? [0, 0];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** Returns the function that styles text: with terminal codes, or not at all. */
export const paint = (color: boolean): Paint => (color ? painted : (_, text) => text);
