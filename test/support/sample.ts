/** Whether all rows and random inputs are tested, as CI does: `npm run test:thorough`. */
export const THOROUGH = process.env.THOROUGH === 'true';

/** Returns some rows of a table that is generated or long: each nth. In a thorough run, all. */
export const sample = <T>(rows: readonly T[], each: number): T[] =>
  rows.filter((_, i) => THOROUGH || i % each === 0);

/** A test of a thorough run only: what it tests has a shorter test beside it. */
export const thoroughly: (title: string, run: () => void) => void = THOROUGH
  ? (title, run) => test(title, run)
  : () => undefined;

/** Returns the number of random inputs: in a thorough run all, else fewer. */
export const runs = (all: number, some: number): number => (THOROUGH ? all : some);
