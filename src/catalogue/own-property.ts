/**
 * Returns the value of a table's own key. Anyone may write `constructor` or `__proto__` as a name.
 */
export const ownProperty = <T>(
  table: { readonly [key: string]: T } | undefined,
  key: string,
): T | undefined =>
  table !== undefined && Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
