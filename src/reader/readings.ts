import { Place, ReadProblem } from '../policy/model';

/** A value that was read, and its unreadable parts. */
export interface Reading<T> {
  readonly value: T;
  readonly unread: readonly ReadProblem[];
}

export const readAs = <T>(value: T, unread: readonly ReadProblem[] = []): Reading<T> => ({
  value,
  unread,
});

export const problemAt = (place: Place, problem: string): ReadProblem => ({ problem, place });

/** Returns a problem whose allows and denies are known only at deployment. */
export const openProblemAt = (place: Place, problem: string): ReadProblem => ({
  problem,
  isOpen: true,
  place,
});

/** Combines several readings into one reading of a list. */
export const collected = <T>(readings: readonly Reading<T>[]): Reading<readonly T[]> => ({
  value: readings.map(({ value }) => value),
  unread: readings.flatMap(({ unread }) => unread),
});
