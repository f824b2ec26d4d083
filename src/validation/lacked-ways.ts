import { Escalation } from './escalations';

/** Returns those of some ways that somebody with other ways lacks, or has only with limits. */
export const lackedWays = (
  own: readonly Escalation[],
  some: readonly Escalation[],
): readonly Escalation[] =>
  some.filter(
    ({ way, reach }) =>
      !own.some((one) => one.way.id === way.id && (one.reach === 'open' || reach === 'limited')),
  );
