/**
 * Returns the first few items of a list on one line, and the number of the remaining ones: `a, b
 * and 3 more`, `a; b; and 3 more`.
 */
export const shortened = (names: readonly string[], most: number, between = ', '): string =>
  names.length > most
    ? `${names.slice(0, most).join(between)}${between === ', ' ? '' : between.trim()} and ${names.length - most} more`
    : names.join(between);

/**
 * Returns the subject of a finding on several actions. It changes when the statement names more
 * actions.
 */
export const subjectOf = (names: readonly string[]): string =>
  shortened(names, names.length > 3 ? 2 : 3);
