import { memoize } from '../input/memoize';

/**
 * Returns whether a policy key is a key of the data, which may end in a place:
 * `aws:ResourceTag/${TagKey}`.
 */
export function isKey(written: string, known: string): boolean {
  const { text, beginning } = formOf(known);
  return beginning === undefined
    ? written.length === text.length && written.toLowerCase() === text
    : written.length > beginning.length && written.toLowerCase().startsWith(beginning);
}

/** Returns a key of the data in lower case, and the text before its place. */
const formOf = memoize((known: string): { readonly text: string; readonly beginning?: string } => {
  const text = known.toLowerCase();
  const place = text.indexOf('${');
  return { text, ...(place >= 0 && { beginning: text.slice(0, place) }) };
});
