/**
 * What a table has under a key of its own:
 * `constructor` and `__proto__` are names like others, which anybody may write.
 */
export const ownProperty = <T>(
  table: { readonly [key: string]: T } | undefined,
  key: string,
): T | undefined =>
  table !== undefined && Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
