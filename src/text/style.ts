import { inspect } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Puts text in a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const painted: Paint = (style, text) => {
  const [on, off] = inspect.colors[style] ?? [0, 0];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** How text gets its styles: with the codes of terminals, or not at all. */
export const paint = (color: boolean): Paint => (color ? painted : (_, text) => text);
