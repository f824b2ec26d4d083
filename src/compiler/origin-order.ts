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
export const groupOf: GroupOf = (origin) => originFacts(origin).group;

/** Returns the group of an origin. Only grants of one group are merged. */
export type GroupOf = (origin: string) => string;

/** Returns whether all origins are jobs, and there is one. */
export const isOfJobs = (origins: readonly string[]): boolean =>
  origins.length > 0 && origins.every(isJob);

const isJob = (origin: string) => originFacts(origin).reasons !== undefined;

/**
 * Returns the page of the console, or one group for all jobs. Jobs include each other, and AWS has
 * no page of them to compare with.
 */
export const mergeGroupOf: GroupOf = (origin) => (isJob(origin) ? JOBS : groupOf(origin));

const JOBS = 'jobs';

/** Returns the jobs that no other one of the jobs includes, in their order. */
export const outermost = (jobs: readonly string[]): string[] =>
  jobs.filter((one) => !jobs.some((other) => other !== one && includes(other, one)));

const includes = (job: string, other: string): boolean =>
  originFacts(job)
    .brings.filter(isJob)
    .some((one) => one === other || includes(one, other));
