/**
 * How many of those who have nothing to do with an account meet a condition:
 *
 * - `none`: nobody does.
 * - `perhaps`: it depends on what is not known.
 * - `some`: those with one of some ids or addresses.
 * - `all`: whoever wants to.
 */
export type Openness = 'none' | 'perhaps' | 'some' | 'all';

const NARROWEST_FIRST: readonly Openness[] = ['none', 'perhaps', 'some', 'all'];

/** Returns how open all of some conditions are together: as the narrowest. Default: to all. */
export const narrowest = (all: readonly Openness[]): Openness =>
  NARROWEST_FIRST.find((one) => all.includes(one)) ?? 'all';

/** Returns how open several ways are: as the widest. Default: to nobody. */
export const widest = (all: readonly Openness[]): Openness =>
  [...NARROWEST_FIRST].reverse().find((one) => all.includes(one)) ?? 'none';

export const isMoreOpen = (one: Openness, other: Openness): boolean =>
  NARROWEST_FIRST.indexOf(one) > NARROWEST_FIRST.indexOf(other);
