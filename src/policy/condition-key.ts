/**
 * Returns whether a policy key is a key of the data, which may end in a place:
 * `aws:ResourceTag/${TagKey}`.
 */
export function isKey(written: string, known: string): boolean {
  const [a, b] = [written.toLowerCase(), known.toLowerCase()];
  const place = b.indexOf('${');
  return place < 0 ? a === b : a.startsWith(b.slice(0, place)) && a.length > place;
}
