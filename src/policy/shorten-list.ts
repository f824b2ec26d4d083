/** The first few of a list on one line, and how many there are besides: `a, b and 3 more`, `a; b; and 3 more`. */
export const shortened = (names: readonly string[], most: number, between = ', '): string =>
  names.length > most
    ? `${names.slice(0, most).join(between)}${between === ', ' ? '' : between.trim()} and ${names.length - most} more`
    : names.join(between);
