import { Place, ReadProblem } from '../policy/model';

/** What was read, and what of it could not be. */
export interface Reading<T> {
  readonly value: T;
  readonly unread: readonly ReadProblem[];
}

export const readAs = <T>(value: T, unread: readonly ReadProblem[] = []): Reading<T> => ({
  value,
  unread,
});

export const problemAt = (place: Place, problem: string): ReadProblem => ({ problem, place });

/** A problem of which only deployment knows what it allows or denies. */
export const openProblemAt = (place: Place, problem: string): ReadProblem => ({
  problem,
  isOpen: true,
  place,
});

/** Several readings as one of a list. */
export const collected = <T>(readings: readonly Reading<T>[]): Reading<readonly T[]> => ({
  value: readings.map(({ value }) => value),
  unread: readings.flatMap(({ unread }) => unread),
});
