import { originFacts, originPosition } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';

/**
 * Returns the position of a use case or a job in the catalogue. The table has many rows, and grants
 * are sorted by it.
 */
export const positionOf = memoize(originPosition);

export const byPosition = (a: string, b: string) => positionOf(a) - positionOf(b);

/** Returns the origin that comes first in the catalogue. */
export const firstOrigin = (origins: readonly string[]) =>
  origins.reduce((a, b) => (positionOf(a) <= positionOf(b) ? a : b));

/** Returns the page of a use case. A job is a group of its own. */
export const groupOf = (origin: string): string => originFacts(origin).group;
