import { groupBy } from '../../input/group-by';
import { counted } from '../../text/counted';
import { wrapItems } from '../../text/wrap';

/**
 * Returns all names in lines, or one line with those that fit and the number of the others. Names
 * that differ only in the stack or a number are one, where this is what fits.
 */
export function cellLines(
  names: readonly string[],
  width: number,
  isWhole: boolean,
): readonly string[] {
  if (isWhole) {
    const items = names.map((name, i) => (i < names.length - 1 ? `${name},` : name));
    return wrapItems(items, width, ' ');
  }
  const whole = names.join(', ');
  if (whole.length <= width) return [whole];
  const alike = alikeNames(names);
  for (let most = alike.length; most > 0; most--) {
    const rest = alike.slice(most).reduce((sum, { count }) => sum + count, 0);
    const shown = alike.slice(0, most).map(({ text }) => text);
    const text = `${shown.join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
    if (text.length <= width) return [text];
  }
  return [counted(names.length, 'principal')];
}

/** Returns names once where they differ only in the stack or in a number: `Admin ×4`. */
export const alikeNames = (names: readonly string[]) =>
  [...groupBy(names, (name) => name.replace(/^.*\/|\d+(?=\W*$)/g, '') || name)].map(
    ([stem, { length, 0: name }]) => ({
      text: length === 1 ? name : `${stem} ×${length}`,
      count: length,
    }),
  );

/** Returns names in their short form, however long the text is. */
export const cellText = (names: readonly string[]): string =>
  alikeNames(names)
    .map(({ text }) => text)
    .join(', ');
