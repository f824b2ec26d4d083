import { OpenAccess, Place, ReadProblem } from '../policy/model';

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

/** May allow and deny everything, and is known after deployment. */
const EVERYTHING: OpenAccess = {
  kind: 'document',
  mayAllow: true,
  mayDeny: true,
  remedy: 'give-account',
};

/** Returns a problem that may hide access. Default: it may allow and deny everything. */
export const openProblemAt = (
  place: Place,
  problem: string,
  open: Partial<OpenAccess> = {},
): ReadProblem => ({ problem, open: { ...EVERYTHING, ...open }, place });

/** Returns a problem of a part that is not as IAM takes it, and that may still have an effect. */
export const malformedAt = (place: Place, part: string, problem: string): ReadProblem =>
  openProblemAt(place, problem, {
    what: `${part} that cannot be read, because ${problem}`,
    remedy: undefined,
  });

/** Combines several readings into one reading of a list. */
export const collected = <T>(readings: readonly Reading<T>[]): Reading<readonly T[]> => ({
  value: readings.map(({ value }) => value),
  unread: readings.flatMap(({ unread }) => unread),
});
